import { join } from 'node:path';
import { readSettings } from '../src/config';
import type { LargeSize } from '../sandbox/large/size';
import { callsToReadAll } from './listSize';
import {
  type ListGatewayProcess,
  type ListSandboxProcess,
  startListGateway,
  startListSandbox,
} from './listProcesses';
import { inTemporaryFolder } from './warm/temporaryFolder';

/** The AWS calls and the response time of one request. */
export interface Cost {
  readonly calls: number;
  readonly ms: number;
}

export interface ListFigures {
  readonly size: LargeSize;
  readonly expectedCalls: number;
  /** The first page of an empty history. */
  readonly cold: Cost;
  /** The pages after it, requested immediately. */
  readonly later: readonly Cost[];
  /** The first page again, for another client. */
  readonly another: Cost;
  /** The maximum resident set size minus that of the idle process. */
  readonly peakBytes: number;
}

const laterPages = 20;

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

const hour = 3_600;

const measureOn = async (
  sandbox: ListSandboxProcess,
  size: LargeSize,
  file: string,
): Promise<ListFigures> => {
  const expectedCalls = callsToReadAll(size);
  const gateway = await startListGateway({
    aws: sandbox.aws,
    // A request spends half of its calls on lists.
    upstreamCallsPerRequest: 2 * expectedCalls,
    // Long TTLs, so that no list is due again during the measurement.
    cache: {
      ...readSettings({}).cache,
      runningSeconds: hour,
      settledSeconds: hour,
      definitionSeconds: hour,
    },
    history: { file, keepDays: 400, keepSensitive: false },
  });
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
    return { size, expectedCalls, cold, later, another, peakBytes };
  } finally {
    await gateway.close();
  }
};

/** Measures one row on a new sandbox, a new gateway and an empty history. */
export const measureList = (size: LargeSize): Promise<ListFigures> =>
  inTemporaryFolder(async (folder) => {
    const sandbox = await startListSandbox(size);
    try {
      return await measureOn(sandbox, size, join(folder, 'history.db'));
    } finally {
      await sandbox.close();
    }
  });
