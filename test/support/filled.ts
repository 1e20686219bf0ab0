import type { StaticStructureSchema } from '@smithy/types';
import { kindOf, lowerCamelCase, serviceOf, type Kind } from './awsShapes';

/** Image Builder's times are strings. */
const isStringTime = (path: string): boolean =>
  /^imagebuilder\..*\.(?:startTime|endTime|date[A-Z]\w*)$/.test(path);

/** Values that no two members share: texts say where they stand, numbers and times count on. */
const filler = () => {
  let count = 0;
  const moment = (): Date => new Date(Date.UTC(2026, 8, 9, 12, 0, (count += 1), 175));

  const valueOf = (kind: Kind, path: string): unknown => {
    switch (kind.is) {
      case 'string':
        return isStringTime(path) ? moment().toISOString() : path;
      case 'number':
        return (count += 1);
      case 'boolean':
        return true;
      case 'timestamp':
        return moment();
      case 'map':
        return { key: path };
      case 'list':
        return [valueOf(kind.of, `${path}[0]`)];
      case 'structure':
        return structureOf(kind.shape, path);
    }
  };

  const structureOf = (shape: StaticStructureSchema, path: string): Record<string, unknown> =>
    Object.fromEntries(
      shape[4].map((name, index) => [name, valueOf(kindOf(shape[5][index]), `${path}.${name}`)]),
    );

  return structureOf;
};

/** A thing of AWS's with every member that the SDK knows filled, each with a value of its own. */
export const filled = <Thing extends object>(shape: StaticStructureSchema, own: Thing): Thing => ({
  ...filler()(shape, `${serviceOf(shape)}.${shape[2]}`),
  ...own,
});

const renamings: Readonly<Record<string, string>> = {
  startTime: 'startedAt',
  endTime: 'endedAt',
  StartedOn: 'startedAt',
  CompletedOn: 'endedAt',
};

/** The same as a client reads it: AWS's names in lowerCamelCase, starts and ends by their names here, times as text. */
// A test asks for what it knows, so the shape is its own business.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const asAnswered = (value: unknown): any => {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(asAnswered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      renamings[name] ?? lowerCamelCase(name),
      asAnswered(member),
    ]),
  );
};
