/** @import { FailedExecution, RollingBackExecution, Report } from './report.js' */

/** @param {string | null} moment */
const timeOf = (moment) => (moment ? `${moment.slice(0, 10)} ${moment.slice(11, 16)}` : 'start unknown   ');

/** @param {FailedExecution | RollingBackExecution} execution */
const lengthOf = ({ durationSeconds: seconds, endedAt }) => {
  if (seconds === null) return '';
  const word = endedAt ? 'after' : 'for';
  if (seconds < 90) return ` ${word} ${Math.round(seconds)} s`;
  if (seconds < 5400) return ` ${word} ${Math.round(seconds / 60)} min`;
  return ` ${word} ${(seconds / 3600).toFixed(1)} h`;
};

/** The name in an ARN: what follows `before`. @param {string | null} arn @param {string} before */
const lastPartOf = (arn, before) => arn?.split(before)[1] ?? 'unknown name';

/**
 * What was run, as a title that depends on the kind.
 *
 * @param {FailedExecution | RollingBackExecution} execution
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
      return `file in Transfer workflow ${execution.workflowId}, execution ${execution.executionId}`;
    case 'BlueprintRun':
      return `run of blueprint ${execution.blueprintName}`;
    default:
      // A kind that this program does not know.
      return `execution ${execution.id}`;
  }
};

/** @param {FailedExecution | RollingBackExecution} execution */
const consoleUrlOf = (execution) =>
  execution.consoleUrl ?? ('image' in execution ? execution.image?.consoleUrl : undefined);

/**
 * Lists omit the reason of Transfer executions, which costs one AWS call each.
 *
 * @param {FailedExecution | RollingBackExecution} execution
 */
const reasonOf = (execution) => ('statusReason' in execution ? execution.statusReason : null);

/** @param {FailedExecution | RollingBackExecution} execution */
const entryOf = (execution) => {
  const { endedAt, startedAt, status, scope } = execution;
  const reason = reasonOf(execution);
  const url = consoleUrlOf(execution);
  return [
    `${timeOf(endedAt ?? startedAt)}  ${status.padEnd(11)}  ${titleOf(execution)}`,
    `    in ${scope.accountId} ${scope.region}${lengthOf(execution)}`,
    ...(reason ? [`    ${reason}`] : []),
    ...(url ? [`    ${url}`] : []),
  ].join('\n');
};

/** @param {Report['gaps'][number]} gap */
const gapOf = ({ scope, kind, state, reason }) =>
  `    ${scope.accountId} ${scope.region} ${kind}: ${state === 'FAILED' ? 'nothing seen' : 'seen in part'}. ${reason ?? ''}`;

/** @param {string} title @param {string[]} lines */
const section = (title, lines) => (lines.length > 0 ? [[title, ...lines].join('\n')] : []);

/**
 * Formats the report for humans. Times are in UTC.
 *
 * @param {Report} report
 */
export const textOf = ({ since, until, failed, failing, gaps, notes }) =>
  [
    `Failed from ${timeOf(since)} to ${timeOf(until)} UTC: ${failed.length === 0 ? 'nothing' : failed.length}`,
    ...failed.map(entryOf),
    `Failed and being rolled back now: ${failing.length === 0 ? 'nothing' : failing.length}`,
    ...failing.map(entryOf),
    ...section('Not all could be seen:', gaps.map(gapOf)),
    ...section(
      'Some details are missing:',
      notes.map((note) => `    ${note}`),
    ),
  ].join('\n\n');
