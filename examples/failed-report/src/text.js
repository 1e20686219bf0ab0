/**
 * @import { Explained } from './explain.js'
 * @import { Report } from './report.js'
 */

/** @param {string} moment */
const timeOf = (moment) => `${moment.slice(0, 10)} ${moment.slice(11, 16)}`;

/** AWS returns no times for files, and lists only those in progress. @param {Explained} execution */
const whenOf = ({ endedAt, startedAt }) => {
  const moment = endedAt ?? startedAt;
  return (moment ? timeOf(moment) : 'in progress').padEnd(16);
};

/** @param {Explained} execution */
const lengthOf = ({ durationSeconds: seconds, endedAt }) => {
  if (seconds === null) return '';
  const word = endedAt ? 'after' : 'for';
  if (seconds < 90) return ` ${word} ${Math.round(seconds)} s`;
  if (seconds < 5400) return ` ${word} ${Math.round(seconds / 60)} min`;
  return ` ${word} ${(seconds / 3600).toFixed(1)} h`;
};

/** The name in an ARN: what follows `before`. @param {string | null} arn @param {string} before */
const lastPartOf = (arn, before) => arn?.split(before)[1] ?? 'unknown name';

/** The file of a Transfer execution. Null if AWS does not return it. @param {Explained & { __typename: 'TransferExecution' }} execution */
const fileOf = ({ initialFileLocation }) => {
  const { s3FileLocation, efsFileLocation } = initialFileLocation ?? {};
  if (s3FileLocation?.key) return `s3://${s3FileLocation.bucket}/${s3FileLocation.key}`;
  return efsFileLocation?.path ? `${efsFileLocation.fileSystemId}:${efsFileLocation.path}` : null;
};

/**
 * What was run, as a title that depends on the kind.
 *
 * @param {Explained} execution
 */
const titleOf = (execution) => {
  switch (execution.__typename) {
    case 'ImageBuilderWorkflow':
      return `${(execution.type ?? 'some').toLowerCase()} workflow of image ${lastPartOf(execution.imageBuildVersionArn, ':image/')}`;
    case 'WorkflowStep':
      return `step ${execution.name ?? execution.stepExecutionId}`;
    case 'Lifecycle':
      return `lifecycle run of ${lastPartOf(execution.lifecyclePolicyArn, ':lifecycle-policy/')}`;
    case 'TransferExecution':
      return `file ${fileOf(execution) ?? execution.executionId} in Transfer workflow ${execution.workflowId}`;
    case 'BlueprintRun':
      return `run of blueprint ${execution.blueprintName}`;
    default:
      // A kind that this program does not know.
      return `execution ${execution.id}`;
  }
};

/** @param {Explained} execution */
const consoleUrlOf = (execution) =>
  execution.consoleUrl ?? ('image' in execution ? execution.image?.consoleUrl : undefined);

/** Formats one execution for humans. Times are in UTC. @param {Explained} execution */
export const entryOf = (execution) => {
  const { status, scope, reason, logUrl, unread } = execution;
  const url = consoleUrlOf(execution);
  return [
    `${whenOf(execution)}  ${status.padEnd(11)}  ${titleOf(execution)}`,
    `    in ${scope.accountId} ${scope.region}${lengthOf(execution)}`,
    ...(reason ? [`    ${reason}`] : []),
    ...unread.map((source) => `    not read: ${source}`),
    ...(logUrl ? [`    log: ${logUrl}`] : []),
    ...(url ? [`    ${url}`] : []),
  ].join('\n');
};

/** @param {Report['gaps'][number]} gap */
const gapOf = ({ scope, kind, state, reason }) =>
  `    ${scope.accountId} ${scope.region} ${kind}: ${state === 'FAILED' ? 'nothing seen' : 'seen in part'}. ${reason ?? ''}`;

/** @param {Report['unlisted'][number]} source */
const unlistedOf = ({ scope, reason }) =>
  `    ${scope.accountId} ${scope.region}: ${/"(lce-[^"]+)"/.exec(reason ?? '')?.[1] ?? 'unknown id'}`;

/** @param {string} title @param {string[]} lines */
const section = (title, lines) => (lines.length > 0 ? [[title, ...lines].join('\n')] : []);

/**
 * Formats the report for humans. Times are in UTC.
 *
 * @param {Report} report
 */
export const textOf = ({ since, until, asOf, failed, failing, gaps, unlisted, notes }) =>
  [
    `Failed from ${timeOf(since)} to ${timeOf(until)} UTC: ${failed.length === 0 ? 'nothing' : failed.length}`,
    ...failed.map(entryOf),
    `Failed and being rolled back, as of ${timeOf(asOf)} UTC: ${failing.length === 0 ? 'nothing' : failing.length}`,
    ...failing.map(entryOf),
    ...section('Not all could be seen:', gaps.map(gapOf)),
    ...section(
      'AWS does not list lifecycle runs without a policy. Look them up with `lifecycle(lifecycleExecutionId: …)`:',
      unlisted.map(unlistedOf),
    ),
    ...section(
      'Some details are missing:',
      notes.map((note) => `    ${note}`),
    ),
  ].join('\n\n');
