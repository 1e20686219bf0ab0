import { parseArn } from '../model/arn';

/*
 * Where AWS writes logs: the user guide of Image Builder, "Monitor with CloudWatch Logs"; that of Transfer Family, "CloudWatch
 * logging for workflows".
 */

/** The events of some streams of a log group. */
export interface LogPlace {
  readonly group: string;
  /** The only stream; undefined for all. */
  readonly stream?: string | undefined;
  /** What the names of the streams begin with. */
  readonly prefix?: string | undefined;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Names of images may have blanks, those of log groups may not. AWS does not document what it does then. */
const groupName = (text: string): string => text.replace(/[^\w./#-]/g, '-').slice(0, 512);

interface LoggedImage {
  readonly arn: string;
  readonly name?: unknown;
  readonly loggingConfiguration?: { readonly logGroupName?: unknown } | null | undefined;
}

/**
 * The log of an image build. The group has the image's name as it was given, not the normalized one of the ARN. Undefined for an
 * image without a name.
 */
export const placeOfImage = ({ arn, name, loggingConfiguration }: LoggedImage): LogPlace | undefined => {
  const custom = loggingConfiguration?.logGroupName;
  const [version = '', build = ''] = arn.split('/').slice(-2);
  if (isText(custom)) return { group: custom, stream: `${version}/${build}` };
  return isText(name)
    ? { group: groupName(`/aws/imagebuilder/${name}`), stream: `${version}/${build}` }
    : undefined;
};

interface LoggedPipeline {
  readonly name?: unknown;
  readonly loggingConfiguration?: { readonly pipelineLogGroupName?: unknown } | null | undefined;
}

/** The log of a pipeline, with a stream per day. */
export const placeOfPipeline = ({ name, loggingConfiguration }: LoggedPipeline): LogPlace | undefined => {
  const custom = loggingConfiguration?.pipelineLogGroupName;
  if (isText(custom)) return { group: custom };
  return isText(name) ? { group: groupName(`/aws/imagebuilder/pipeline/${name}`) } : undefined;
};

/** The stream of a pipeline's log for the day (UTC) of a time in epoch milliseconds. */
export const streamOfDay = (time: number): string =>
  new Date(time).toISOString().slice(0, 10).replaceAll('-', '/');

/** The group of a server with a logging role. Its name cannot be changed. */
export const groupOfServer = (serverId: string): string => `/aws/transfer/${serverId}`;

/** The name of the group in the ARN of a log group, with or without the `:*` at its end. Undefined for any other text. */
export const groupOfArn = (arn: unknown): string | undefined => {
  if (typeof arn !== 'string' || !/^arn:[^:]+:logs:/.test(arn)) return undefined;
  return /^log-group:([^:]+)/.exec(parseArn(arn).resource)?.[1];
};

/** Characters that names of users may have, and names of streams may not. */
const noStreamName = /[:*]/;

/** The streams of a workflow's executions: in a group of its own, or for a user in the group of the server. */
export const placeOfTransfer = (
  workflowId: string,
  own: string | undefined,
  server: { readonly serverId: string; readonly userName: string | undefined } | undefined,
): LogPlace | undefined => {
  if (own !== undefined) return { group: own, prefix: `${workflowId}/` };
  if (!server) return undefined;
  const { serverId, userName } = server;
  const prefix =
    userName === undefined || noStreamName.test(userName) ? undefined : `${userName}.${workflowId}.`;
  return { group: groupOfServer(serverId), prefix };
};
