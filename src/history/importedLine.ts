import { executionKindNamed, type ExecutionKindSpec } from '../kinds';
import { isObject } from '../model/isObject';
import { accountIdPattern, regionPattern, scopeOf } from '../model/scope';
import { executionStatuses, isStatus } from '../model/status';
import { epochMs, lastMoment } from '../model/time';
import type { SeenEntry, StoredChange } from './entries';
import { recordOfText } from './recordText';

/** A line that no store has exported. The message says which, and what is expected instead. */
export class InvalidLine extends Error {
  override readonly name = 'InvalidLine';
}

type Members = Readonly<Record<string, unknown>>;

/** Throws InvalidLine where a member is not as expected. */
type Check = (isValid: boolean, member: string, expected: string) => asserts isValid;

const expectedStatus = `one of ${executionStatuses.join(', ')}`;
const expectedTime = 'whole milliseconds since 1970, until the year 9999';

const isTime = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= lastMoment;

/** AWS's times, and those that AWS has returned malformed. */
const isRecordTime = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'number' && (epochMs(value) ?? -1) >= 0) ||
  (isObject(value) && typeof value.$malformed === 'string');

const changesOf = (changes: readonly unknown[], now: number, check: Check): readonly StoredChange[] =>
  changes.map((change, index) => {
    const member = `changes[${index}]`;
    check(isObject(change), member, 'an object');
    const { at, previous_status, status } = change;
    check(isTime(at), `${member}.at`, expectedTime);
    check(isStatus(previous_status), `${member}.previous_status`, expectedStatus);
    check(isStatus(status), `${member}.status`, expectedStatus);
    return { at: Math.min(at, now), previous_status, status };
  });

const checkRecord = (record: Members, { idNames }: ExecutionKindSpec, check: Check): void => {
  check(isStatus(record.status), 'record.status', expectedStatus);
  for (const name of ['startedAt', 'endedAt'])
    check(isRecordTime(record[name]), `record.${name}`, 'seconds since 1970, until the year 9999');
  for (const name of idNames) {
    const value = record[name];
    check(typeof value === 'string' && value !== '', `record.${name}`, 'a text');
  }
};

const entryOf = (line: Members, now: number, check: Check): SeenEntry => {
  const { accountId, region, id, firstSeenAt, lastSeenAt, goneAt, changes, view, record: members } = line;
  const kind = executionKindNamed(String(line.kind));
  check(kind !== undefined, 'kind', 'a kind of execution, like BLUEPRINT_RUN');
  check(typeof accountId === 'string' && accountIdPattern.test(accountId), 'accountId', 'twelve digits');
  check(
    typeof region === 'string' && regionPattern.test(region),
    'region',
    'the name of an AWS region, like "us-east-1"',
  );
  check(isTime(firstSeenAt), 'firstSeenAt', expectedTime);
  check(isTime(lastSeenAt), 'lastSeenAt', expectedTime);
  check(goneAt === null || isTime(goneAt), 'goneAt', `${expectedTime}, or null`);
  check(Array.isArray(changes), 'changes', 'a list');
  check(isObject(members), 'record', 'an object');
  checkRecord(members, kind, check);
  const record = recordOfText(JSON.stringify(members), {
    kind,
    scope: scopeOf(accountId, region),
    id: String(id),
    fetchedAt: Math.min(lastSeenAt, now),
    view: String(view),
  });
  check(
    record?.view.fields.has('status') ?? false,
    'view',
    `the name of a view with the status of a ${kind.execution.kind}`,
  );
  check(record !== undefined && record.id === id, 'id', 'the global id of the record');
  return {
    type: 'seen',
    record,
    kind,
    past: {
      firstSeenAt: Math.min(firstSeenAt, now),
      goneAt: goneAt === null ? null : Math.min(goneAt, now),
      changes: changesOf(changes, now, check),
    },
  };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * The entry of a line of an export, which is the one at this position, from 1. Times after `now` (epoch milliseconds) are `now`: the next
 * answer of AWS is newer. Throws InvalidLine for any other text.
 */
export const entryOfLine = (text: string, position: number, now: number): SeenEntry => {
  const invalid = (why: string): InvalidLine =>
    new InvalidLine(`Line ${position} is not a line of \`execution-gateway history export\`: ${why}.`);
  const check: Check = (isValid, member, expected) => {
    if (!isValid) throw invalid(`\`${member}\` must be ${expected}`);
  };
  const line = parse(text);
  if (!isObject(line)) throw invalid('it must be a JSON object');
  return entryOf(line, now, check);
};
