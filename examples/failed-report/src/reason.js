/**
 * @import { CoverageSummaryFragment, WhyDidTheseExecutionsFailQuery } from '@execution-gateway/client'
 *
 * @typedef {object} Reason
 * @property {string | null} reason One line: what failed, and why.
 * @property {string | null} logUrl The log in the console of CloudWatch Logs.
 * @property {readonly string[]} unread Sources of the cause that could not be read, each with an error code.
 */

/**
 * The root causes of executions, by id. Without what was not found, or has no cause.
 *
 * @param {WhyDidTheseExecutionsFailQuery['nodes']} nodes
 * @returns {Map<string, Reason>}
 */
export const reasonsOf = (nodes) =>
  new Map(
    nodes.flatMap((node) => {
      if (!node || !('rootCause' in node) || !node.rootCause) return [];
      const { summary, logUrl, missing } = node.rootCause;
      return [[node.id, { reason: summary, logUrl, unread: missing }]];
    }),
  );

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
