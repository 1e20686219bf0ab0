import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { callsToReadAll } from '../../bench/listSize';
import { nodeId } from '../../src/model/nodeId';
import { largeEstate } from '../../sandbox/large';
import { gatewayForTests } from '../support/gatewayForTests';
import { childrenOf, regionIn } from '../support/estateInventory';

/*
 * The list of all executions on a large sandbox, with the budget of calls that a request has unless it is set
 * otherwise: it is read in several goes, and from memory after that.
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

/** Asks until nothing is cut short, but not for ever. */
const askUntilComplete = async (): Promise<readonly Round[]> => {
  const rounds = [await askOnce()];
  const most = 2 * Math.ceil(callsToReadAll(size) / budget);
  for (let last = rounds.at(-1); last && !isComplete(last) && rounds.length < most; last = rounds.at(-1)) {
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

/** Bytes on the heap that are still needed. */
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

  it('says what the first request could not see, and that its budget was spent', () => {
    const [first] = rounds;

    const cut = first?.coverage.filter(({ state }) => state !== 'COMPLETE') ?? [];
    expect(first?.calls).toBe(budget);
    expect(cut.map(({ state }) => state)).toContain('PARTIAL');
    expect(new Set(cut.map(({ reason }) => reason?.split(':')[0]))).toEqual(new Set(['BUDGET_EXCEEDED']));
  });

  it('goes on with each request where the one before stopped, until all was seen', () => {
    const seen = rounds.map(seenIn);
    const growing = [...new Set(seen)].sort((one, other) => one - other);

    expect(seen).toEqual(growing);
    expect(rounds.map(isComplete)).toEqual(rounds.map((_round, index) => index === rounds.length - 1));
    expect(seen.at(-1)).toBe(4 * size.scopes * size.parents);
  });

  it('asks nothing twice on the way, and nothing more afterwards', async () => {
    const { calls } = await ask('{ executionCounts { counts { count } coverage { state } } }');

    expect(rounds.reduce((sum, round) => sum + round.calls, 0)).toBe(callsToReadAll(size));
    expect(calls).toEqual([]);
  });

  it('is the whole set, page by page, newest first and from memory', async () => {
    const pages = await allPagesOfRuns();

    const nodes = pages.flatMap((page) => page.nodes);
    const ids = nodes.map(({ id }) => id);
    const starts = nodes.map(({ startedAt }) => startedAt);
    expect([...ids].sort()).toEqual([...blueprintRunsOf(new Date())].sort());
    expect(starts).toEqual([...starts].sort().reverse());
    expect(new Set(pages.map(({ calls }) => calls))).toEqual(new Set([0]));
  }, 60_000);

  it('leaves nothing behind of the pages that were answered', async () => {
    await allPagesOfRuns();
    const before = heapInUse();

    for (let count = 0; count < 300; count += 1) await askOnce();

    // The names of the lists alone, kept by each request, would be twenty times that.
    expect(heapInUse() - before).toBeLessThan(5_000_000);
  }, 120_000);
});
