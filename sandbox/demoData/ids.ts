import type { DemoScope } from './demoScope';

/*
 * Ids are valid UUIDs that encode what they refer to:
 *
 *     fa11ed00-0001-4003-8000-000000000007
 *     word     |    |    |    number, for example of the build
 *              |    |    number of the scope
 *              |    step, or 0
 *              workflow, or 0
 *
 * A lookup decodes the id and needs no index, so series can be endless.
 */

export interface Label {
  /** Eight hexadecimal digits that name the kind of thing. */
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

/** Undefined for an id of another scope, and for any other text. */
export const readUuid = (scope: Pick<DemoScope, 'number'>, id: string): Required<Label> | undefined => {
  const parts = /^([0-9a-f]{8})-([0-9a-f]{4})-4([0-9a-f]{3})-8([0-9a-f]{3})-([0-9a-f]{12})$/.exec(id);
  const [, word = '', workflow = '', step = '', at = '', number = ''] = parts ?? [];
  if (word === '' || parse(at) !== scope.number) return undefined;
  return { word, workflow: parse(workflow), step: parse(step), number: parse(number) };
};

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
const parse = (digits: string) => Number.parseInt(digits, 16);
