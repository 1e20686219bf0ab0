import type { LargeSize } from '../sandbox/large/size';
import { callsToReadAll } from './listSize';
import {
  type ListGatewayProcess,
  type ListSandboxProcess,
  startListGateway,
  startListSandbox,
} from './listProcesses';

/** The parameters of one row of the tables. */
export interface ListCase {
  readonly size: LargeSize;
  /** The size of the gateway's cache. */
  readonly megabytes: number;
  /** The maximum heap size of the gateway. Defaults to that of Node.js. */
  readonly heapMegabytes?: number;
  /** Uses the rate limits of production instead of none. */
  readonly isCareful?: boolean;
  /** The number of pages after the first. */
  readonly laterPages?: number;
}

/** The AWS calls and the response time of one request. */
export interface Cost {
  readonly calls: number;
  readonly ms: number;
}

export interface ListFigures extends ListCase {
  readonly expectedCalls: number;
  /** The first page, with an empty cache. */
  readonly cold: Cost;
  /** The pages after it, requested immediately. */
  readonly later: readonly Cost[];
  /** The first page again, for another client. */
  readonly another: Cost;
  /** The maximum resident set size minus that of the idle process. */
  readonly peakBytes: number;
}

const query = `query ($after: String) {
  executions(first: 25, after: $after) {
    nodes { id status startedAt }
    pageInfo { endCursor }
    coverage { state reason }
  }
}`;

interface Answer {
  readonly data: {
    readonly executions: {
      readonly pageInfo: { readonly endCursor: string };
      readonly coverage: readonly { readonly state: string; readonly reason: string | null }[];
    };
  };
}

/** Fetches a page and returns its end cursor. Throws if the page has gaps. */
const fetchPage = async ({ url }: ListGatewayProcess, after: string | null): Promise<string> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { after } }),
  });
  const { executions } = ((await response.json()) as Answer).data;
  const gap = executions.coverage.find(({ state }) => state !== 'COMPLETE');
  if (gap) throw new Error(`The page is incomplete: ${gap.reason ?? ''}`);
  return executions.pageInfo.endCursor;
};

/** Fetches a page, and returns its end cursor and its cost. */
const costOf = async (
  sandbox: ListSandboxProcess,
  gateway: ListGatewayProcess,
  after: string | null,
): Promise<{ readonly end: string; readonly cost: Cost }> => {
  let end = '';
  let ms = 0;
  const calls = await sandbox.callsDuring(async () => {
    const start = performance.now();
    end = await fetchPage(gateway, after);
    ms = performance.now() - start;
  });
  return { end, cost: { calls, ms } };
};

const measureOn = async (sandbox: ListSandboxProcess, listCase: ListCase): Promise<ListFigures> => {
  const { size, megabytes, heapMegabytes, isCareful = false, laterPages = 4 } = listCase;
  const expectedCalls = callsToReadAll(size);
  const options = {
    aws: sandbox.aws,
    isCareful,
    upstreamCallsPerRequest: expectedCalls,
    // Long TTLs, so that no entry expires during the measurement.
    cache: {
      maxBytes: megabytes * 1_000_000,
      runningSeconds: 3600,
      settledSeconds: 3600,
      definitionSeconds: 3600,
    },
  };
  const gateway = await startListGateway(options, heapMegabytes);
  try {
    const { end: firstEnd, cost: cold } = await costOf(sandbox, gateway, null);
    const later: Cost[] = [];
    for (let after = firstEnd; later.length < laterPages;) {
      const { end, cost } = await costOf(sandbox, gateway, after);
      later.push(cost);
      after = end;
    }
    const { cost: another } = await costOf(sandbox, gateway, null);
    const peakBytes = (await gateway.peak()) - gateway.idle;
    return { ...listCase, expectedCalls, cold, later, another, peakBytes };
  } finally {
    await gateway.close();
  }
};

/** Measures one row on a new sandbox and a new gateway. */
export const measureList = async (listCase: ListCase): Promise<ListFigures> => {
  const sandbox = await startListSandbox(listCase.size);
  try {
    return await measureOn(sandbox, listCase);
  } finally {
    await sandbox.close();
  }
};
