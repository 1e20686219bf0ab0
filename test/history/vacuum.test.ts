import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, statSync } from 'node:fs';
import { run } from '../support/history/records';
import { allRights, openStore, sqliteFiles } from '../support/history/stores';

const databases = sqliteFiles();
afterAll(() => databases.close());

describe('history vacuum beside a gateway that has the file open', () => {
  it('leaves no write-ahead log, which stats counts', async () => {
    const { file = '' } = await databases.create();
    const logBytes = (): number => (existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0);
    const gateway = await openStore({ file });
    const reason = 'No space left on the device. '.repeat(60);
    gateway.offer(
      Array.from({ length: 1_000 }, (_, number) => run({ ErrorMessage: `${number} ${reason}` }, { number })),
    );
    await gateway.flush();
    expect(logBytes()).toBeGreaterThan(1_000_000);
    const command = await openStore({ file });
    const before = await command.maintenance.size();
    expect(before.bytes).toBe(statSync(file).size + logBytes());

    await command.maintenance.vacuum();

    expect(logBytes()).toBe(0);
    const after = await command.maintenance.size();
    expect(after.bytes).toBe(statSync(file).size);
    await command.close();
    expect((await gateway.page({ rights: allRights, size: 9 })).items).toHaveLength(9);
    await gateway.close();
  });
});
