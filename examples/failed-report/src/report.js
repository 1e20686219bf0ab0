import { paginate } from '@execution-gateway/client';

/**
 * @import { CallOptions, Client, CoverageSummaryFragment, ExecutionPageFragment } from '@execution-gateway/client'
 * @import { GatewayError, WhatFailedAnywhereQuery } from '@execution-gateway/client'
 *
 * @typedef {NonNullable<WhatFailedAnywhereQuery['executions']>['nodes'][number]} FailedExecution
 * @typedef {ExecutionPageFragment['nodes'][number]} RollingBackExecution
 *
 * @typedef {object} Report
 * @property {string} since
 * @property {string} until
 * @property {FailedExecution[]} failed Executions that ended in failure within the span, newest first.
 * @property {RollingBackExecution[]} failing Executions that failed and roll back now, whatever their start time.
 * @property {CoverageSummaryFragment[]} gaps Sources that could not be read in full.
 * @property {string[]} notes Messages of the fields that failed.
 */

const hour = 3_600_000;

/** The gateway filters by start time. An execution that ends within the span can start at most this long before it. */
const longestRunHours = 72;

/** @param {FailedExecution} execution */
const failedAt = ({ endedAt, startedAt }) => Date.parse(endedAt ?? startedAt ?? '');

/** @param {CoverageSummaryFragment} source */
const nameOf = ({ scope, kind }) => `${scope.accountId} ${scope.region} ${kind}`;

/**
 * Collects the failures of the last `hours`, of all kinds in all scopes, and the gaps in them.
 *
 * @param {Client} client
 * @param {{ hours: number, until: Date, signal: AbortSignal }} options
 * @returns {Promise<Report>}
 */
export const collectReport = async (client, { hours, until, signal }) => {
  const since = new Date(until.getTime() - hours * hour);
  const startedAfter = new Date(since.getTime() - longestRunHours * hour).toISOString();
  const startedBefore = until.toISOString();
  /** @type {Map<string, CoverageSummaryFragment>} */
  const gaps = new Map();
  /** @type {Set<string>} */
  const notes = new Set();

  /**
   * Returns the list of a response, and records its gaps and errors. Partial data is enough for a report.
   *
   * @template {Pick<ExecutionPageFragment, 'coverage'>} Page
   * @param {(options: CallOptions) => Promise<{ executions: Page | null }>} query
   */
  const listOf = async (query) => {
    /** @type {GatewayError[]} */
    const partial = [];
    const { executions } = await query({ signal, onPartial: (error) => partial.push(error) });
    if (!executions) throw partial[0] ?? new Error('The gateway returned no list of executions.');
    for (const { message } of partial) notes.add(message);
    for (const source of executions.coverage)
      if (source.state !== 'COMPLETE') gaps.set(nameOf(source), source);
    return executions;
  };

  const failed = [];
  const failures = paginate(
    (after) =>
      listOf((options) =>
        client.whatFailedAnywhere({ startedAfter, startedBefore, first: 100, after }, options),
      ),
    { signal },
  );
  for await (const execution of failures) if (failedAt(execution) >= since.getTime()) failed.push(execution);

  const failing = [];
  const rollbacks = paginate(
    (after) =>
      listOf((options) =>
        client.findExecutions({ filter: { statuses: ['ROLLING_BACK'] }, first: 25, after }, options),
      ),
    { signal },
  );
  for await (const execution of rollbacks) failing.push(execution);

  return {
    since: since.toISOString(),
    until: until.toISOString(),
    failed,
    failing,
    gaps: [...gaps.values()],
    notes: [...notes],
  };
};

/**
 * True if a source could not be read at all, so that the report can miss its failures.
 *
 * @param {Report} report
 */
export const hasUnreadSource = ({ gaps }) => gaps.some(({ state }) => state === 'FAILED');
