import { expect } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../documents';
import { run } from './records';
import { allRights, openStore, sqliteFiles } from './stores';

/** Starts the write load, kills it at a random moment, and returns how many executions it has reported as written. */
const killWriteLoad = async (file: string): Promise<number> => {
  const args = [
    '--conditions=typescript',
    '--require',
    './bench/prepare.js',
    'test/support/history/writeLoad.ts',
    file,
  ];
  const load = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let reported = 0;
  const first = once(load.stdout, 'data');
  load.stdout.on('data', (data) => (reported = Number(String(data).trim().split('\n').at(-1))));
  await first;
  await wait(Math.random() * 150);
  const end = once(load, 'exit');
  load.kill('SIGKILL');
  await end;
  return reported;
};

/** Kills a process that writes, again and again. Each time, the store opens, and has all but the last batch, without a gap. */
export const checkKills = async (times: number): Promise<void> => {
  const databases = sqliteFiles();
  const settings = await databases.create();
  try {
    for (let time = 0; time < times; time += 1) {
      const reported = await killWriteLoad(settings.file ?? '');
      const store = await openStore(settings);
      const { executions } = await store.maintenance.size();
      expect(executions).toBeGreaterThanOrEqual(reported);
      expect(executions - reported).toBeLessThanOrEqual(40);
      const numbers = Array.from({ length: Math.min(executions, 100) }, (_, index) => executions - 1 - index);
      const ids = numbers.map((number) => run({}, { number }).id);
      expect((await store.getMany(ids, allRights)).size).toBe(ids.length);
      const found = await store.page({ filter: { text: 'orders' }, rights: allRights, size: 1 });
      expect(found.items).toHaveLength(1);
      expect(store.reports).toEqual([]);
      await store.close();
    }
  } finally {
    await databases.close();
  }
};
