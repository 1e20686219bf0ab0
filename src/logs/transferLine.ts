import type { FileLocation, UserDetails } from '@aws-sdk/client-transfer';
import { isObject } from '../model/isObject';
import type { Redact } from './redact';

/*
 * Lines of executions of Transfer workflows: user guide of Transfer Family, "CloudWatch logging for workflows". Groups of servers
 * and those that workflows name have the same lines. Groups of servers have lines of sessions as well.
 */

/** What a line reports, as AWS names it. */
export const transferEventTypes = [
  'ExecutionStarted',
  'StepStarted',
  'CustomStepInvoked',
  'StepCompleted',
  'StepErrored',
  'ExecutionThrottled',
  'ExecutionCompleted',
  'ExecutionErrored',
] as const;

export type TransferEventType = (typeof transferEventTypes)[number];

/** An event of an execution. JSON holds it. */
export interface TransferEvent {
  /** Epoch milliseconds. The line has no time: this is that of CloudWatch Logs. */
  readonly at: number;
  readonly type: TransferEventType;
  readonly stepType?: string;
  readonly stepName?: string;
  readonly errorType?: string;
  readonly errorMessage?: string;
}

/** A line of one execution. */
export interface TransferLine {
  readonly workflowId: string;
  readonly executionId: string;
  readonly event: TransferEvent;
  readonly user: Partial<UserDetails>;
  /** Only `ExecutionStarted` names the file that the execution started with. */
  readonly file: FileLocation | undefined;
}

type Members = Readonly<Record<string, unknown>>;

const membersOf = (value: unknown): Members => (isObject(value) ? value : {});

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const parseObject = (message: string): Members | undefined => {
  if (!message.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(message);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Without members that are undefined, so that equal values have equal texts. */
const known = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Value;

/** A location in the form of AWS's API; undefined for one that names no file. */
const locationOf = (value: unknown): FileLocation | undefined => {
  const { bucket, key, versionId, etag, filesystemId, path } = membersOf(value);
  const [Key, Path] = [textOf(key), textOf(path)];
  if (Key !== undefined)
    return {
      S3FileLocation: known({
        Bucket: textOf(bucket),
        Key,
        VersionId: textOf(versionId),
        Etag: textOf(etag),
      }),
    };
  return Path === undefined
    ? undefined
    : { EfsFileLocation: known({ FileSystemId: textOf(filesystemId), Path }) };
};

const isEventType = (type: unknown): type is TransferEventType =>
  (transferEventTypes as readonly unknown[]).includes(type);

/** The longest error message that is kept, in UTF-16 code units. */
const longestMessage = 1_000;

/**
 * The event of a line at a moment, in epoch milliseconds; undefined for any other line, such as one of a session or of another
 * service. Secrets are removed from error messages; outputs, which have the tokens of custom steps, are left out.
 */
export const parseTransferLine = (message: string, at: number, redact: Redact): TransferLine | undefined => {
  const line = parseObject(message);
  const workflowId = textOf(line?.workflowId);
  const executionId = textOf(line?.executionId);
  if (!line || workflowId === undefined || executionId === undefined || !isEventType(line.type))
    return undefined;
  const { type } = line;
  const details = membersOf(line.details);
  const { serverId, username, sessionId } = membersOf(line.transferDetails);
  const errorMessage = textOf(details.errorMessage);
  return {
    workflowId,
    executionId,
    event: known({
      at,
      type,
      stepType: textOf(details.stepType),
      stepName: textOf(details.stepName),
      errorType: textOf(details.errorType),
      errorMessage: errorMessage === undefined ? undefined : redact(errorMessage).slice(0, longestMessage),
    }) as TransferEvent,
    user: known({
      ServerId: textOf(serverId),
      UserName: textOf(username),
      SessionId: textOf(sessionId),
    }),
    file: type === 'ExecutionStarted' ? locationOf(membersOf(details.input).initialFileLocation) : undefined,
  };
};
