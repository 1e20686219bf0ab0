import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { HistoryUnavailable } from '../../src/history/outage';
import { createLogLists } from '../../src/kinds/logEvent';
import { createLogSources, type LogSources, usualPatience } from '../../src/listing';
import { createRedact } from '../../src/logs/redact';

/* Reads a log group of a server while other replicas may hold its lease. */

const scope = { accountId: '111122223333', region: 'us-east-1', partition: 'aws' };

const page = (items: readonly object[]): object => ({
  items,
  nextToken: undefined,
  fetchedAt: new Date(1_000),
});

/** Log sources with one server, and the lease as a test wants it. `asked` has the operations that were called. */
const sourcesWith = (
  hold: () => Promise<boolean>,
  news: () => Promise<undefined> = () => Promise.resolve(undefined),
) => {
  const held: string[] = [];
  const asked: string[] = [];
  let reads = 0;
  const answers: Readonly<Record<string, object>> = {
    ListWorkflows: page([{ workflowId: 'w-abcdef01234567890', scope }]),
    ListServers: page([
      { serverId: 's-1234567890abcdef0', loggingRole: 'arn:aws:iam::111122223333:role/logs', scope },
    ]),
    DescribeWorkflow: { workflowId: 'w-abcdef01234567890', scope },
  };
  const read = ({ operation }: { operation: { name: string } }) => {
    asked.push(operation.name);
    return Promise.resolve(answers[operation.name]);
  };
  const aws = {
    read,
    readTransient: (question: { operation: { name: string } }) =>
      read(question).then(() => ({ value: page([]), fetchedAt: 1_000 })),
  };
  const history = {
    isShared: true,
    room: () => Promise.resolve(),
    writeCounts: () => ({ dropped: 0 }),
    logSources: {
      save: () => undefined,
      get: news,
      all: () => {
        reads += 1;
        return Promise.resolve([]);
      },
    },
  };
  const sources: LogSources = createLogSources({
    history: history as never,
    leases: {
      hold: async (key) => {
        const isHeld = await hold();
        if (isHeld) held.push(key);
        return isHeld;
      },
      release: (key) => void held.splice(held.indexOf(key), 1),
    },
    list: createLogLists(createRedact([]), 7).finishedTransfers,
    days: 7,
    lifetimes: { volatile: 5_000, stable: 60_000, definition: 300_000, tokened: 0, immutable: Infinity },
    now: () => 1_000_000_000,
    epoch: () => 0,
  });
  const refresh = (isOver: () => boolean, scopes = [scope]) =>
    sources.refresh(scopes, {
      aws: aws as never,
      minFetchedAt: -Infinity,
      patience: usualPatience,
      isOver,
      mostPages: 5,
    });
  return { sources, refresh, held, asked, reads: () => reads };
};

describe('The lease of a log group', () => {
  it('is released after a reading', async () => {
    const { refresh, held, asked } = sourcesWith(() => Promise.resolve(true));

    await refresh(() => false);

    expect(asked).toContain('FilterLogEvents');
    expect(held).toEqual([]);
  });

  it('is released where the request ends while the lease is claimed', async () => {
    let isOver = false;
    const { refresh, held, asked } = sourcesWith(() => {
      isOver = true;
      return Promise.resolve(true);
    });

    await refresh(() => isOver);

    expect(asked).not.toContain('FilterLogEvents');
    expect(held).toEqual([]);
  });

  it('is not waited for after the end of the request', async () => {
    let claims = 0;
    const { refresh, held } = sourcesWith(() => {
      claims += 1;
      return Promise.resolve(false);
    });

    await refresh(() => claims > 0);

    expect(claims).toBe(1);
    expect(held).toEqual([]);
  });
});

describe('The logs of many scopes', () => {
  it('are read eight scopes at a time, and all of them', async () => {
    const scopes = Array.from({ length: 20 }, (_, index) => ({
      ...scope,
      accountId: String(100_000_000_000 + index),
    }));
    let underWay = 0;
    let most = 0;
    const { refresh, asked } = sourcesWith(async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await nextTurn();
      underWay -= 1;
      return true;
    });

    await refresh(() => false, scopes);

    expect(most).toBe(8);
    expect(asked.filter((name) => name === 'FilterLogEvents')).toHaveLength(20);
  });
});

describe('What is stored of log groups', () => {
  it('is read once for all who wait, so that it replaces nothing that was read since', async () => {
    const { sources, refresh, reads } = sourcesWith(() => Promise.resolve(true));

    const second = sources.open();
    await sources.open();
    await refresh(() => false);
    await second;

    expect(reads()).toBe(1);
    expect(sources.coverage([scope])).toMatchObject([{ serverId: 's-1234567890abcdef0', state: 'COMPLETE' }]);
  });

  it('is not needed to read the groups, where it cannot be read', async () => {
    const { sources, refresh } = sourcesWith(
      () => Promise.resolve(true),
      () => Promise.reject(new HistoryUnavailable('down')),
    );
    await sources.open();

    await refresh(() => false);

    expect(sources.coverage([scope])).toMatchObject([{ state: 'COMPLETE' }]);
  });
});
