import type { DemoScope } from './demoScope';

/*
 * Ids that are legal UUIDs, obviously made up, and that say what they name:
 *
 *     fa11ed00-0001-4003-8000-000000000007
 *     word     |    |    |    number, as in "the seventh build"
 *              |    |    the place: 0 is the one with the showcase
 *              |    the step, 0 where it names none
 *              the workflow, 0 where it names none
 *
 * So an id finds its thing without a table, however long the sandbox runs.
 */

export interface Label {
  /** Eight hexadecimal digits that can be read. */
  readonly word: string;
  readonly number: number;
  readonly workflow?: number;
  readonly step?: number;
}

export const uuid = (scope: Pick<DemoScope, 'number'>, label: Label): string =>
  [
    label.word,
    hex(label.workflow ?? 0, 4),
    `4${hex(label.step ?? 0, 3)}`,
    `8${hex(scope.number, 3)}`,
    hex(label.number, 12),
  ].join('-');

/** Undefined for an id that does not belong to the place. */
export const readUuid = (scope: Pick<DemoScope, 'number'>, id: string): Required<Label> | undefined => {
  const parts = /^([0-9a-f]{8})-([0-9a-f]{4})-4([0-9a-f]{3})-8([0-9a-f]{3})-([0-9a-f]{12})$/.exec(id);
  const [, word = '', workflow = '', step = '', at = '', number = ''] = parts ?? [];
  if (word === '' || parse(at) !== scope.number) return undefined;
  return { word, workflow: parse(workflow), step: parse(step), number: parse(number) };
};

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
const parse = (digits: string) => Number.parseInt(digits, 16);
