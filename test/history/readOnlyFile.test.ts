import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sqliteFiles } from '../support/history/stores';
import { type OutageGateway, startOutageGateway } from '../support/history/outageGateway';

/*
 * Permissions do not hold for root. So where the tests run as root, the process takes the rights of another user while it opens
 * a file.
 */

const otherUser = 65_534;
const isRoot = process.geteuid?.() === 0;

const asOwner = (task: () => void): void => {
  const current = process.geteuid?.() ?? 0;
  if (isRoot) process.seteuid?.(0);
  task();
  if (isRoot) process.seteuid?.(current);
};

const dropRights = (): void => {
  if (isRoot) process.seteuid?.(otherUser);
};

const databases = sqliteFiles();
const open: OutageGateway[] = [];

const start = async (file: string): Promise<OutageGateway> => {
  const gateway = await startOutageGateway(file);
  open.push(gateway);
  return gateway;
};

afterEach(async () => {
  try {
    for (const gateway of open.splice(0)) await gateway.close();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
});
afterAll(() => databases.close());

/** A file that has three runs, in a folder of its own. */
const filled = async (): Promise<string> => {
  const { file: path = '' } = await databases.create();
  const folder = `${path} folder`;
  mkdirSync(folder);
  chmodSync(dirname(path), 0o755);
  const file = join(folder, 'history.db');
  const gateway = await start(file);
  gateway.setRuns(3);
  expect(await gateway.list()).toBe('3: COMPLETE');
  await open.pop()?.close();
  return file;
};

const warning = (use: 'read' | 'written'): string =>
  `The history cannot be ${use}: the gateway goes on without it until it can`;

describe('A gateway that may only read the file of its history', () => {
  it('answers from it and from AWS, says what is missing, and stores all of it when it may write', async () => {
    const file = await filled();
    const folder = dirname(file);
    chmodSync(folder, 0o777);
    chmodSync(file, 0o444);
    dropRights();

    const gateway = await start(file);
    gateway.setRuns(90);

    expect(await gateway.list()).toBe('3: PARTIAL UPSTREAM_UNAVAILABLE');
    expect(await gateway.list()).toBe('3: PARTIAL UPSTREAM_UNAVAILABLE');
    expect(await gateway.lookUp(80)).toBe('FAILED AWS');
    expect(await gateway.available()).toBe(0);
    expect(gateway.warnings()).toEqual([`SQLITE_READONLY: ${warning('written')}`]);

    asOwner(() => {
      for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o666);
    });
    await gateway.becomes(1);
    expect(await gateway.list()).toBe('90: COMPLETE');
    expect(gateway.warnings().slice(1)).toEqual(['The history can be written again']);
  });

  it('answers from memory while it may not write the folder either, and from the file when it may', async () => {
    const file = await filled();
    const folder = dirname(file);
    chmodSync(file, 0o444);
    chmodSync(folder, 0o555);
    dropRights();

    const gateway = await start(file);
    gateway.setRuns(90);

    expect(await gateway.list()).toBe('90: PARTIAL UPSTREAM_UNAVAILABLE');
    expect(await gateway.lookUp(80)).toBe('FAILED AWS');
    expect(await gateway.available()).toBe(0);
    const messages = gateway.warnings().map((line) => line.slice(line.indexOf('The history cannot')));
    expect(messages.sort()).toEqual([warning('read'), warning('written')]);

    asOwner(() => {
      chmodSync(folder, 0o777);
      for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o666);
    });
    await gateway.becomes(1);
    expect(await gateway.list()).toBe('90: COMPLETE');
  });
});
