/**
 * @import { CoverageSummaryFragment, StepsOfThisWorkflowQuery } from '@execution-gateway/client'
 *
 * @typedef {NonNullable<NonNullable<StepsOfThisWorkflowQuery['imageBuilderWorkflow']>['steps']>['nodes'][number]} Step
 */

/** The last line of a text. @param {unknown} text */
const lastLineOf = (text) => (typeof text === 'string' ? text.trim().split('\n').at(-1)?.trim() : undefined);

/**
 * The last output of a step. AWS's actions return an object with the text of the commands, a failure message, or both.
 *
 * @param {unknown} outputs
 */
const lastOutputOf = (outputs) => {
  if (typeof outputs !== 'object' || outputs === null) return lastLineOf(outputs);
  const { output, failureMessage } = /** @type {Record<string, unknown>} */ (outputs);
  return lastLineOf(output) || lastLineOf(failureMessage);
};

/**
 * Why a workflow failed: the last output of its last failed step, or the reason that AWS gives for the step. Null if no step
 * failed.
 *
 * @param {readonly Step[]} steps
 * @returns {string | null}
 */
export const reasonOfSteps = (steps) => {
  const step = steps.findLast(({ status }) => status === 'FAILED');
  return step ? lastOutputOf(step.outputs) || step.statusReason : null;
};

/**
 * True if only lifecycle runs without a policy are missing, which no list of AWS contains. This is so on every day, and
 * nothing has to be repaired.
 *
 * @param {CoverageSummaryFragment} source
 */
export const isUnlistedRuns = ({ kind, state, reason }) =>
  kind === 'LIFECYCLE' &&
  state === 'PARTIAL' &&
  (reason?.startsWith('UPSTREAM_ERROR: AWS lists lifecycle runs by policy.') ?? false);
