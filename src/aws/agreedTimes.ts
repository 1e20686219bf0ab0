import { buffer } from 'node:stream/consumers';
import type { DeserializeHandler, HttpResponse, Pluggable } from '@smithy/types';
import { timeOf } from '../model/time';

/*
 * Image Builder's lifecycles and Glue tell times as epoch seconds. Where one of them comes as anything else, the SDK
 * throws the whole answer away. So such an answer is mended before the SDK reads it: a time in another form becomes
 * seconds, and what is no time at all a number that no clock knows, which is an error at that field alone.
 */

const lifecycleTimes = ['startTime', 'endTime', 'dateCreated', 'dateUpdated', 'dateLastRun'];
const imageTimes = ['deprecationTime'];
const glueTimes = ['StartedOn', 'CompletedOn', 'CreatedOn', 'LastModifiedOn'];

/** The members of an operation's answer that are agreed to be epoch seconds. */
export const agreedTimesOf = (operation: string): readonly string[] => {
  if (operation.includes('Lifecycle')) return lifecycleTimes;
  if (operation.includes('Image')) return imageTimes;
  return /Blueprint|BatchGetWorkflows/.test(operation) ? glueTimes : [];
};

/** Maps whose keys people choose. */
export const freeMaps: ReadonlySet<string> = new Set([
  'tags',
  'tagMap',
  'amiTags',
  'resourceTags',
  'DefaultRunProperties',
  'WorkflowRunProperties',
  'Arguments',
]);

/** Epoch seconds beyond all years. */
const noTime = 1e300;

const secondsOf = (time: unknown): unknown => {
  if (time === null || typeof time === 'number') return time;
  try {
    return typeof time === 'string' ? Number(timeOf(time)) / 1000 : noTime;
  } catch {
    return noTime;
  }
};

const mended = (value: unknown, names: ReadonlySet<string>): unknown => {
  if (Array.isArray(value)) return value.map((item) => mended(item, names));
  if (typeof value !== 'object' || value === null) return value;
  const mend = (name: string, member: unknown): unknown => {
    if (names.has(name)) return secondsOf(member);
    return freeMaps.has(name) ? member : mended(member, names);
  };
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mend(name, member)]));
};

/** The answer with its times as agreed; untouched where they are, and where it is no JSON. */
export const withAgreedTimes = (operation: string, body: Buffer): Buffer => {
  const names = agreedTimesOf(operation);
  const otherThanNumber = new RegExp(`"(?:${names.join('|')})"\\s*:\\s*(?![-\\d\\s]|null)`);
  if (names.length === 0 || !otherThanNumber.test(body.toString())) return body;
  try {
    return Buffer.from(JSON.stringify(mended(JSON.parse(body.toString()), new Set(names))));
  } catch {
    return body;
  }
};

/** Lets a client of the SDK read such answers. */
export const agreedTimes = <Input extends object, Output extends object>(): Pluggable<Input, Output> => ({
  applyToStack: (stack) => {
    stack.add(
      (next: DeserializeHandler<Input, Output>, { commandName = '' }) =>
        async (args) => {
          const result = await next(args);
          const operation = commandName.replace(/Command$/, '');
          const response = result.response as HttpResponse;
          if (response.statusCode !== 200 || agreedTimesOf(operation).length === 0) return result;
          const body = await buffer(response.body as NodeJS.ReadableStream);
          response.body = withAgreedTimes(operation, body);
          return result;
        },
      // After the SDK has the answer, and before it reads it.
      { name: 'agreedTimes', step: 'deserialize', priority: 'low' },
    );
  },
});
