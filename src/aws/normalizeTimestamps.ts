import { buffer } from 'node:stream/consumers';
import type { DeserializeHandler, HttpResponse, Pluggable } from '@smithy/types';
import { momentOf } from '../model/time';

/*
 * Image Builder and Glue send the times below as epoch seconds. The SDK rejects a whole answer if one of them has any
 * other form. So this middleware corrects the answer before the SDK deserializes it. A time in another form becomes epoch
 * seconds. A value that is no time becomes an impossible number, so that only its own field reports an error.
 */

const lifecycleTimes = ['startTime', 'endTime', 'dateCreated', 'dateUpdated', 'dateLastRun'];
const imageTimes = ['deprecationTime'];
const glueTimes = ['StartedOn', 'CompletedOn', 'CreatedOn', 'LastModifiedOn'];

/** The members of an operation's answer that are modelled as epoch seconds. */
const timestampMembersOf = (operation: string): readonly string[] => {
  if (operation.includes('Lifecycle')) return lifecycleTimes;
  if (operation.includes('Image')) return imageTimes;
  return /Blueprint|BatchGetWorkflows/.test(operation) ? glueTimes : [];
};

/** Maps with keys that users choose, which may be equal to a member's name. */
const mapsWithFreeKeys: ReadonlySet<string> = new Set([
  'tags',
  'tagMap',
  'amiTags',
  'resourceTags',
  'DefaultRunProperties',
  'WorkflowRunProperties',
  'Arguments',
]);

/** Epoch seconds beyond every year. */
const impossibleSeconds = 1e300;

const secondsOf = (time: unknown): unknown => {
  if (time === null || typeof time === 'number') return time;
  try {
    return typeof time === 'string' ? momentOf(time).getTime() / 1000 : impossibleSeconds;
  } catch {
    return impossibleSeconds;
  }
};

const normalized = (value: unknown, names: ReadonlySet<string>): unknown => {
  if (Array.isArray(value)) return value.map((item) => normalized(item, names));
  if (typeof value !== 'object' || value === null) return value;
  const normalize = (name: string, member: unknown): unknown => {
    if (names.has(name)) return secondsOf(member);
    return mapsWithFreeKeys.has(name) ? member : normalized(member, names);
  };
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, normalize(name, member)]));
};

/** The answer with its times as epoch seconds. Returns the same buffer where nothing changes, or where it is no JSON. */
const withTimestamps = (operation: string, body: Buffer): Buffer => {
  const names = timestampMembersOf(operation);
  const otherThanNumber = new RegExp(`"(?:${names.join('|')})"\\s*:\\s*(?![-\\d\\s]|null)`);
  if (names.length === 0 || !otherThanNumber.test(body.toString())) return body;
  try {
    return Buffer.from(JSON.stringify(normalized(JSON.parse(body.toString()), new Set(names))));
  } catch {
    return body;
  }
};

/** The middleware for a client of the SDK. */
export const normalizeTimestamps = <Input extends object, Output extends object>(): Pluggable<
  Input,
  Output
> => ({
  applyToStack: (stack) => {
    stack.add(
      (next: DeserializeHandler<Input, Output>, { commandName = '' }) =>
        async (args) => {
          const result = await next(args);
          const operation = commandName.replace(/Command$/, '');
          const response = result.response as HttpResponse;
          if (response.statusCode !== 200 || timestampMembersOf(operation).length === 0) return result;
          const body = await buffer(response.body as NodeJS.ReadableStream);
          response.body = withTimestamps(operation, body);
          return result;
        },
      // Between receiving the answer and deserializing it.
      { name: 'normalizeTimestamps', step: 'deserialize', priority: 'low' },
    );
  },
});
