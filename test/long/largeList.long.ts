import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { callsToReadAll } from '../../bench/listSize';
import { nodeId } from '../support/nodeId';
import { largeEstate } from '../../sandbox/large';
import { gatewayForTests } from '../support/gatewayForTests';
import { childrenOf, regionIn } from '../support/estateInventory';

/*
 * Reads the list of all executions on a large sandbox with the default call budget. The first requests fill the cache in
 * several rounds; later requests are served from it.
 */

const size = { scopes: 4, parents: 40, executions: 100 };
const budget = 200;
const estate = largeEstate(size);
const hour = 3600;

const { ask } = gatewayForTests(estate, {
  limits: { upstreamCallsPerRequest: budget },
  cache: { maxBytes: 1e9, runningSeconds: hour, settledSeconds: hour, definitionSeconds: hour },
});

interface Coverage {
  readonly state: string;
  readonly reason: string | null;
  readonly parentsSeen: number;
}

interface Round {
  readonly coverage: readonly Coverage[];
  readonly calls: number;
}

const askOnce = async (): Promise<Round> => {
  const { data, calls } = await ask(
    '{ executions { nodes { id } coverage { state reason parentsSeen } pageInfo { hasNextPage } } }',
  );
  return { coverage: data.executions.coverage, calls: calls.length };
};

const isComplete = ({ coverage }: Round): boolean => coverage.every(({ state }) => state === 'COMPLETE');
const seenIn = ({ coverage }: Round): number => coverage.reduce((sum, one) => sum + one.parentsSeen, 0);

/** Repeats the request until coverage is complete, with a limit on the number of rounds. */
const askUntilComplete = async (): Promise<readonly Round[]> => {
  const rounds = [await askOnce()];
  const maxRounds = 2 * Math.ceil(callsToReadAll(size) / budget);
  for (
    let last = rounds.at(-1);
    last && !isComplete(last) && rounds.length < maxRounds;
    last = rounds.at(-1)
  ) {
    rounds.push(await askOnce());
  }
  return rounds;
};

const blueprintRunsOf = (estateNow: Date): readonly string[] =>
  estate.scopes.flatMap((scope) => {
    const region = regionIn(estate, scope);
    return region.blueprints
      .all(estateNow)
      .flatMap(({ Name = '' }) =>
        childrenOf(region.blueprintRuns, Name, estateNow).map(({ RunId = '' }) =>
          nodeId('BlueprintRun', scope, Name, RunId),
        ),
      );
  });

interface RunPage {
  readonly nodes: readonly { readonly id: string; readonly startedAt: string }[];
  readonly end: string;
  readonly hasNextPage: boolean;
  readonly calls: number;
}

const pageOfRuns = async (after: string | null): Promise<RunPage> => {
  const { data, calls } = await ask(
    `query ($after: String) {
      executions(first: 100, after: $after, filter: { kinds: [BLUEPRINT_RUN] }) {
        nodes { id startedAt } pageInfo { endCursor hasNextPage }
      }
    }`,
    { after },
  );
  const { nodes, pageInfo } = data.executions;
  return { nodes, end: pageInfo.endCursor, hasNextPage: pageInfo.hasNextPage, calls: calls.length };
};

const allPagesOfRuns = async (): Promise<readonly RunPage[]> => {
  const pages = [await pageOfRuns(null)];
  for (let last = pages.at(-1); last?.hasNextPage; last = pages.at(-1)) {
    pages.push(await pageOfRuns(last.end));
  }
  return pages;
};

/** The bytes in use on the heap after a garbage collection. */
const heapInUse = (): number => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
};

describe('The list of all executions of a large estate', () => {
  let rounds: readonly Round[];

  beforeAll(async () => {
    rounds = await askUntilComplete();
  }, 60_000);

  it('reports BUDGET_EXCEEDED for the sources that the first request did not read', () => {
    const [first] = rounds;

    const gaps = first?.coverage.filter(({ state }) => state !== 'COMPLETE') ?? [];
    expect(first?.calls).toBe(budget / 2); // The rest is for the fields of the executions.
    expect(gaps.map(({ state }) => state)).toContain('PARTIAL');
    expect(new Set(gaps.map(({ reason }) => reason?.split(':')[0]))).toEqual(new Set(['BUDGET_EXCEEDED']));
  });

  it('continues with each request where the previous one stopped, until coverage is complete', () => {
    const seen = rounds.map(seenIn);
    const growing = [...new Set(seen)].sort((one, other) => one - other);

    expect(seen).toEqual(growing);
    expect(rounds.map(isComplete)).toEqual(rounds.map((_round, index) => index === rounds.length - 1));
    expect(seen.at(-1)).toBe(4 * size.scopes * size.parents);
  });

  it('makes each AWS call once, and none after that', async () => {
    const { calls } = await ask('{ executionCounts { counts { count } coverage { state } } }');

    expect(rounds.reduce((sum, round) => sum + round.calls, 0)).toBe(callsToReadAll(size));
    expect(calls).toEqual([]);
  });

  it('returns every execution, newest first, from the cache', async () => {
    const pages = await allPagesOfRuns();

    const nodes = pages.flatMap((page) => page.nodes);
    const ids = nodes.map(({ id }) => id);
    const starts = nodes.map(({ startedAt }) => startedAt);
    expect([...ids].sort()).toEqual([...blueprintRunsOf(new Date())].sort());
    expect(starts).toEqual([...starts].sort().reverse());
    expect(new Set(pages.map(({ calls }) => calls))).toEqual(new Set([0]));
  }, 60_000);

  it('does not leak memory over 300 requests', async () => {
    await allPagesOfRuns();
    const before = heapInUse();

    for (let count = 0; count < 300; count += 1) await askOnce();

    // If each request leaked only the names of the lists, the growth would be twenty times this limit.
    expect(heapInUse() - before).toBeLessThan(5_000_000);
  }, 120_000);
});
