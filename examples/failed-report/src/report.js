import { paginate } from '@execution-gateway/client';

/**
 * @import { CallOptions, Client, CoverageSummaryFragment, ExecutionPageFragment } from '@execution-gateway/client'
 * @import { GatewayError, WhatFailedAnywhereQuery } from '@execution-gateway/client'
 *
 * @typedef {NonNullable<WhatFailedAnywhereQuery['executions']>['nodes'][number]} FailedExecution
 * @typedef {ExecutionPageFragment['nodes'][number]} FailingExecution
 *
 * @typedef {object} Report
 * @property {string} since
 * @property {string} until
 * @property {FailedExecution[]} failed What ended in failure within the span, newest first.
 * @property {FailingExecution[]} failing What has failed and is being rolled back now, whenever it began.
 * @property {CoverageSummaryFragment[]} gaps The sources of which not all was seen.
 * @property {string[]} notes What else could not be had.
 */

const hour = 3_600_000;

/** The gateway filters by start. What failed within the span may have begun before it: so many hours at most. */
const longestRunHours = 72;

/** @param {FailedExecution} execution */
const failedAt = ({ endedAt, startedAt }) => Date.parse(endedAt ?? startedAt ?? '');

/** @param {CoverageSummaryFragment} source */
const nameOf = ({ scope, kind }) => `${scope.accountId} ${scope.region} ${kind}`;

/**
 * What failed in the last `hours`, in every scope and of every kind, and what could not be seen.
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
   * The list of an answer, with what it lacks written down. A name that is missing is no reason to have no report.
   *
   * @template {Pick<ExecutionPageFragment, 'coverage'>} Page
   * @param {(options: CallOptions) => Promise<{ executions: Page | null }>} ask
   */
  const listOf = async (ask) => {
    /** @type {GatewayError[]} */
    const partial = [];
    const { executions } = await ask({ signal, onPartial: (error) => partial.push(error) });
    if (!executions) throw partial[0] ?? new Error('The gateway has no list of executions.');
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
  const rollBacks = paginate(
    (after) =>
      listOf((options) =>
        client.findExecutions({ filter: { statuses: ['ROLLING_BACK'] }, first: 25, after }, options),
      ),
    { signal },
  );
  for await (const execution of rollBacks) failing.push(execution);

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
 * True when there is a source of which nothing was seen: that nothing failed there, nobody knows.
 *
 * @param {Report} report
 */
export const isBlind = ({ gaps }) => gaps.some(({ state }) => state === 'FAILED');
