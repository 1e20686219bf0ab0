import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCommand } from '../support/command';
import { run } from '../support/history/records';
import { openStore } from '../support/history/stores';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The command on a history with one execution. */
const history = async (command: string) => {
  const file = join(folder, `${command}.db`);
  const store = await openStore({ file });
  store.offer([run()]);
  await store.close();
  const settings = join(folder, `${command}.yaml`);
  writeFileSync(settings, `history: { file: "${file}" }`);
  return startCommand(['history', command], { GATEWAY_CONFIG: settings }).ended;
};

describe('execution-gateway history', () => {
  it('prints what it is asked for, and ends by itself', async () => {
    const [stats, lines, vacuum] = await Promise.all(['stats', 'export', 'vacuum'].map(history));

    expect(stats).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(stats?.stdout ?? '')).toMatchObject({ executions: 1, changes: 0, lists: 0 });
    expect(lines).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(lines?.stdout ?? '')).toMatchObject({ kind: 'BLUEPRINT_RUN', id: run().id });
    expect(vacuum).toMatchObject({ code: 0, stderr: '' });
    expect(vacuum?.stdout).toMatch(/^\d executions deleted\n$/);
  });

  it('fails where the settings have no history', async () => {
    const { code, stderr } = await startCommand(['history', 'stats']).ended;

    expect(code).toBe(1);
    expect(stderr).toMatch(/^execution-gateway: the settings have no history/);
  });
});
