import type { LargeSize } from '../sandbox/large/size';
import { callsToReadAll } from './listSize';
import {
  type ListGatewayProcess,
  type ListSandboxProcess,
  startListGateway,
  startListSandbox,
} from './listProcesses';

/** How one row of the tables is measured. */
export interface ListCase {
  readonly size: LargeSize;
  /** What the gateway may remember. */
  readonly megabytes: number;
  /** The most that its heap may hold; as much as Node.js takes unless told otherwise. */
  readonly heapMegabytes?: number;
  /** At the pace of production; else as fast as it goes. */
  readonly isCareful?: boolean;
  /** Pages after the first. */
  readonly laterPages?: number;
}

/** What one request cost. */
export interface Cost {
  readonly calls: number;
  readonly ms: number;
}

export interface ListFigures extends ListCase {
  readonly expectedCalls: number;
  /** The first page of a gateway that remembers nothing. */
  readonly cold: Cost;
  /** The pages after it, asked for right away. */
  readonly later: readonly Cost[];
  /** The first page again, by somebody else. */
  readonly another: Cost;
  /** What the process held at the most, less what it held idle. */
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

/** The cursor after a page, which has to be a complete one. */
const askPage = async ({ url }: ListGatewayProcess, after: string | null): Promise<string> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { after } }),
  });
  const { executions } = ((await response.json()) as Answer).data;
  const cut = executions.coverage.find(({ state }) => state !== 'COMPLETE');
  if (cut) throw new Error(`A page is not complete: ${cut.reason ?? ''}`);
  return executions.pageInfo.endCursor;
};

/** Asks for a page; tells its end, and what it cost. */
const costOf = async (
  sandbox: ListSandboxProcess,
  gateway: ListGatewayProcess,
  after: string | null,
): Promise<{ readonly end: string; readonly cost: Cost }> => {
  let end = '';
  let ms = 0;
  const calls = await sandbox.callsDuring(async () => {
    const begun = performance.now();
    end = await askPage(gateway, after);
    ms = performance.now() - begun;
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
    // Nothing is asked again because it is old: what is measured is memory, not time.
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

/** Measures one row, with a sandbox and a gateway of its own. */
export const measureList = async (listCase: ListCase): Promise<ListFigures> => {
  const sandbox = await startListSandbox(listCase.size);
  try {
    return await measureOn(sandbox, listCase);
  } finally {
    await sandbox.close();
  }
};
