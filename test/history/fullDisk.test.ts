import { afterAll, describe, expect, it, jest } from '@jest/globals';
import type * as Connections from '../../src/history/sqlite/connection';
import type * as Gateways from '../support/history/outageGateway';
import type * as Stores from '../support/history/stores';

/*
 * SQLite answers SQLITE_FULL for a full disk, and for a database that has as many pages as it may have. The limit belongs to
 * the connection, so the test sets it on that of the gateway.
 */

const mockConnections: Connections.SqliteConnection[] = [];

jest.mock('../../src/history/sqlite/connection', () => {
  const real = jest.requireActual<typeof Connections>('../../src/history/sqlite/connection');
  return {
    ...real,
    connectSqlite: (...settings: Parameters<typeof real.connectSqlite>) => {
      const connection = real.connectSqlite(...settings);
      mockConnections.push(connection);
      return connection;
    },
  };
});

// After the mock: what is imported would be loaded before it.
const { startOutageGateway } = jest.requireActual<typeof Gateways>('../support/history/outageGateway');
const { sqliteFiles } = jest.requireActual<typeof Stores>('../support/history/stores');

/** Lets the database have so many pages, or as many as it has. */
const allowPages = async (pages: number): Promise<void> => {
  expect(mockConnections.length).toBeGreaterThan(0);
  for (const connection of mockConnections)
    await connection.run(`pragma max_page_count = ${pages}`, [], undefined);
};

const databases = sqliteFiles();
let gateway: Gateways.OutageGateway | undefined;

afterAll(async () => {
  await gateway?.close();
  await databases.close();
});

describe('A gateway whose disk is full', () => {
  it('answers from AWS, says what is missing, and stores all of it when there is room', async () => {
    const { file = '' } = await databases.create();
    gateway = await startOutageGateway(file);
    gateway.setRuns(3);
    expect(await gateway.list()).toBe('3: COMPLETE');
    expect(await gateway.available()).toBe(1);

    await allowPages(1);
    gateway.setRuns(90);

    expect(await gateway.list()).toBe('3: PARTIAL UPSTREAM_UNAVAILABLE');
    expect(await gateway.list()).toBe('3: PARTIAL UPSTREAM_UNAVAILABLE');
    expect(await gateway.lookUp(80)).toBe('FAILED AWS');
    expect(await gateway.available()).toBe(0);
    expect(gateway.warnings()).toEqual([
      'SQLITE_FULL: The history cannot be written: the gateway goes on without it until it can',
    ]);

    await allowPages(1_000_000);
    await gateway.becomes(1);
    expect(await gateway.list()).toBe('90: COMPLETE');
    expect(gateway.warnings().slice(1)).toEqual(['The history can be written again']);
  });
});
