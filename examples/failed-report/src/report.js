import { setTimeout } from 'node:timers/promises';
import { paginate } from '@execution-gateway/client';
import { createExplain } from './explain.js';
import { isUnlistedRuns } from './reason.js';

/**
 * @import { CallOptions, Client, CoverageSummaryFragment, ExecutionPageFragment, GatewayError } from '@execution-gateway/client'
 * @import { Explained, FailedExecution } from './explain.js'
 *
 * @typedef {object} Report
 * @property {string} since
 * @property {string} until
 * @property {string} asOf When AWS returned the oldest data about an execution that still rolls back.
 * @property {Explained[]} failed Executions that ended in failure within the span, newest first.
 * @property {Explained[]} failing Executions that failed and roll back now, whatever their start time.
 * @property {CoverageSummaryFragment[]} gaps Sources that could not be read in full.
 * @property {CoverageSummaryFragment[]} unlisted Sources with lifecycle runs that no list of AWS contains.
 * @property {string[]} notes Messages of the fields that failed.
 */

const hour = 3_600_000;

/** The gateway filters by start time. An execution that ends within the span can start at most this long before it. */
const longestRunHours = 72;

/** The gateway reads AWS's lists while it is asked again: so often at most, after a second each. */
const mostTries = 20;
const pauseMs = 1_000;

/** True for a source of which the gateway reads the rest. @param {CoverageSummaryFragment} source */
const isUnderWay = ({ reason }) => /^(?:BUDGET|DEADLINE)_EXCEEDED: /.test(reason ?? '');

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
   * Returns the list of a response, and records its gaps and errors. Partial data is enough for a report, but what the gateway
   * still reads is waited for.
   *
   * @template {Pick<ExecutionPageFragment, 'coverage'>} Page
   * @param {(options: CallOptions) => Promise<{ executions: Page | null }>} query
   */
  const listOf = async (query) => {
    /** @type {GatewayError[]} */
    let partial = [];
    const ask = () => {
      partial = [];
      return query({ signal, onPartial: (error) => partial.push(error) });
    };
    let { executions } = await ask();
    for (let tries = 1; executions?.coverage.some(isUnderWay) && tries < mostTries; tries += 1) {
      await setTimeout(pauseMs, undefined, { signal }).catch(() => undefined); // The next request rejects then.
      ({ executions } = await ask());
    }
    if (!executions) throw partial[0] ?? new Error('The gateway returned no list of executions.');
    for (const { message } of partial) notes.add(message);
    for (const source of executions.coverage)
      if (source.state !== 'COMPLETE') gaps.set(nameOf(source), source);
    return executions;
  };

  const explain = createExplain(client, { signal, onMissing: (message) => notes.add(message) });

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

  const sources = [...gaps.values()];
  return {
    since: since.toISOString(),
    until: until.toISOString(),
    asOf: failing.map(({ fetchedAt }) => fetchedAt).sort()[0] ?? until.toISOString(),
    failed: await explain(failed),
    failing: await explain(failing),
    gaps: sources.filter((source) => !isUnlistedRuns(source)),
    unlisted: sources.filter(isUnlistedRuns),
    notes: [...notes],
  };
};

/**
 * True if a source could not be read at all, so that the report can miss its failures.
 *
 * @param {Report} report
 */
export const hasUnreadSource = ({ gaps }) => gaps.some(({ state }) => state === 'FAILED');
