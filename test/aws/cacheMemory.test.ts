import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';

interface Row {
  readonly executions: number;
  readonly heap: number;
  readonly counted: number;
}

const root = join(__dirname, '../..');

let rows: ReadonlyMap<string, Row>;
beforeAll(async () => {
  const node = ['--expose-gc', '--conditions=typescript', '--require', './bench/prepare.js'];
  const size = ['4', '20', '150'];
  const { stdout } = await promisify(execFile)(process.execPath, [...node, 'bench/cacheMemory.ts', ...size], {
    cwd: root,
    timeout: 280_000,
  });
  rows = new Map(Object.entries(JSON.parse(stdout) as Record<string, Row>));
}, 300_000);

// Kinds with enough executions that a fixed use of memory does not count.
describe.each([
  ['LIFECYCLE', 560],
  ['TRANSFER_EXECUTION', 930],
  ['BLUEPRINT_RUN', 545],
] as const)('A cached execution of the kind %s', (kind, mostBytes) => {
  it('takes the heap that the cache counts for it, within a sixth', () => {
    const { executions = 0, heap = 0, counted = 0 } = rows.get(kind) ?? {};

    expect(executions).toBe(12_000);
    expect(counted / heap).toBeGreaterThan(5 / 6);
    expect(counted / heap).toBeLessThan(7 / 6);
  });

  it('shares with others what they repeat', () => {
    expect(rows.get(kind)?.heap).toBeLessThan(mostBytes);
  });
});
