import type { StaticStructureSchema } from '@smithy/types';
import { kindOf, lowerCamelCase, serviceOf, type Kind } from './awsShapes';

/** Image Builder sends its times as strings. */
const isStringTime = (path: string): boolean =>
  /^imagebuilder\..*\.(?:startTime|endTime|date[A-Z]\w*)$/.test(path);

const textsOf = (path: string, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, `${path}.${name}`]));

/** A member of an image's state that AWS documents, but the SDK does not model (as `amiWatermarks` of recipes). */
const failureContextOf = (path: string) => ({
  ...textsOf(path, ['imageStatus', 'workflowExecutionId', 'workflowArn', 'stepExecutionId', 'failedStep']),
  componentFailure: textsOf(path, ['componentArn', 'phaseName', 'stepName', 'action', 'errorMessage']),
  distributionFailure: {
    errorMessage: `${path}.distributionFailure`,
    regionFailures: [
      textsOf(path, ['region', 'status', 'imageConfigurationStep', 'errorMessage', 'targetAccountId']),
    ],
  },
});

/** Generates a different value for each member: strings are the member's path, numbers and times are counted up. */
const valueGenerator = () => {
  let count = 0;
  const nextTime = (): Date => new Date(Date.UTC(2026, 8, 9, 12, 0, (count += 1), 175));

  const valueOf = (kind: Kind, path: string): unknown => {
    switch (kind.is) {
      case 'string':
        return isStringTime(path) ? nextTime().toISOString() : path;
      case 'number':
        return (count += 1);
      case 'boolean':
        return true;
      case 'timestamp':
        return nextTime();
      case 'map':
        return { key: path };
      case 'list':
        return [valueOf(kind.of, `${path}[0]`)];
      case 'structure':
        return structureOf(kind.shape, path);
    }
  };

  const structureOf = (shape: StaticStructureSchema, path: string): Record<string, unknown> => ({
    ...Object.fromEntries(
      shape[4].map((name, index) => [name, valueOf(kindOf(shape[5][index]), `${path}.${name}`)]),
    ),
    ...(shape[2] === 'ImageState' && { failureContext: failureContextOf(`${path}.failureContext`) }),
    ...(shape[2] === 'ImageRecipe' && { amiWatermarks: [`${path}.amiWatermarks`] }),
  });

  return structureOf;
};

/** A value of an SDK shape in which every member is set to a different value; `own` overrides some of them. */
export const withEveryMember = <Thing extends object>(shape: StaticStructureSchema, own: Thing): Thing => ({
  ...valueGenerator()(shape, `${serviceOf(shape)}.${shape[2]}`),
  ...own,
});

const renamedMembers: Readonly<Record<string, string>> = {
  startTime: 'startedAt',
  endTime: 'endedAt',
  StartedOn: 'startedAt',
  CompletedOn: 'endedAt',
};

/** An AWS value as the GraphQL API returns it: names in lowerCamelCase, `startedAt` and `endedAt`, times as strings. */
// The tests know the shape of each value.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const asGraphQLData = (value: unknown): any => {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(asGraphQLData);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      renamedMembers[name] ?? lowerCamelCase(name),
      asGraphQLData(member),
    ]),
  );
};
