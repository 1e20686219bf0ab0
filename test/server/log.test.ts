import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, logText } from '../../src/app/log';
import { createRepeatThrottle } from '../../src/app/repeatedFailures';
import type { CompletedCall } from '../../src/aws/call';
import { GatewayError } from '../../src/model/errors';

/** A pipe whose ends do not block. */
const withPipe = (use: (reader: number, writer: number) => void): void => {
  const folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
  const path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  try {
    use(reader, writer);
  } finally {
    closeSync(writer);
    rmSync(folder, { recursive: true });
  }
};

const readAll = (fd: number): string => {
  const chunk = Buffer.alloc(1_000_000);
  let text = '';
  for (;;) {
    try {
      const length = readSync(fd, chunk);
      if (length === 0) return text;
      text += chunk.subarray(0, length).toString();
    } catch {
      return text;
    }
  }
};

describe('The log', () => {
  it('writes a line at once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
    const fd = openSync(join(folder, 'log'), 'w');

    const { log, droppedLines } = createLog('warn', fd);
    log.warn({ a: 1 }, 'first');
    log.info('not logged at this level');
    const text = readFileSync(join(folder, 'log'), 'utf8');
    closeSync(fd);
    rmSync(folder, { recursive: true });

    expect(text.split('\n')).toEqual([expect.stringContaining('"msg":"first"'), '']);
    expect(droppedLines()).toBe(0);
  });

  it('writes lines below warnings together, in order, and before the next warning', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
    const fd = openSync(join(folder, 'log'), 'w');
    const messages = (): string[] =>
      [...readFileSync(join(folder, 'log'), 'utf8').matchAll(/"msg":"(.*?)"/g)].map(
        ([, message]) => message ?? '',
      );

    const { log } = createLog('info', fd);
    log.info('a');
    log.info('b');
    const before = messages();
    log.warn('c');
    const withWarning = messages();
    log.info('d');
    await new Promise(setImmediate);
    const afterTurn = messages();
    closeSync(fd);
    rmSync(folder, { recursive: true });

    expect(before).toEqual([]);
    expect(withWarning).toEqual(['a', 'b', 'c']);
    expect(afterTurn).toEqual(['a', 'b', 'c', 'd']);
  });

  it('has readable lines on a terminal, each on one line, without control characters of clients', () => {
    const folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
    const fd = openSync(join(folder, 'log'), 'w');

    const { log } = createLog('warn', fd, true);
    log.warn({ operation: 'a\n\u001b[2Jb', status: 200 }, 'request');
    const text = readFileSync(join(folder, 'log'), 'utf8');
    closeSync(fd);
    rmSync(folder, { recursive: true });

    expect(text.replace(/\u001b\[\d+m/g, '')).toMatch(
      /^\[\d\d:\d\d:\d\d\.\d{3}\] WARN: request \{"operation":"a\\n\\u001b\[2Jb","status":200\}\n$/,
    );
  });

  it('drops and counts lines on a full disk', () => {
    const fd = openSync('/dev/full', 'w');
    const { log, droppedLines } = createLog('warn', fd);

    for (let count = 0; count < 3; count += 1) log.warn('no space');
    closeSync(fd);

    expect(droppedLines()).toBe(3);
  });

  it('drops and counts lines while the reader of a pipe stalls, and leaves no half line', () => {
    withPipe((reader, writer) => {
      const { log, droppedLines } = createLog('warn', writer);

      for (let count = 0; count < 400; count += 1) log.warn({ count, text: 'x'.repeat(5_000) }, 'stalled');
      const whileStalled = droppedLines();
      const first = readAll(reader);
      log.warn({ count: 400 }, 'read again');
      const lines = (first + readAll(reader)).trimEnd().split('\n');

      expect(whileStalled).toBeGreaterThan(300);
      expect(droppedLines()).toBe(whileStalled);
      expect(lines.map((line) => JSON.parse(line).count)).toEqual([
        ...Array.from({ length: 400 - whileStalled }, (_, count) => count),
        400,
      ]);
      closeSync(reader);
    });
  });

  it('drops and counts lines when the reader of a pipe has gone', () => {
    withPipe((reader, writer) => {
      const { log, droppedLines } = createLog('warn', writer);
      closeSync(reader);

      log.warn('closed');

      expect(() => writeSync(writer, 'x')).toThrow('EPIPE');
      expect(droppedLines()).toBe(1);
    });
  });

  it('cuts long texts', () => {
    expect(logText('x'.repeat(1_000))).toBe('x'.repeat(1_000));
    expect(logText(new Error('y'.repeat(5_000)))).toBe(`Error: ${'y'.repeat(993)}… (5007 characters)`);
  });
});

describe('Repeated failures', () => {
  const operation = {
    service: 'glue',
    operation: 'GetBlueprint',
    accountId: '111122223333',
    region: 'us-east-1',
  };
  const timing = { milliseconds: 1, retries: 0, throttles: 0 };
  const failed = (
    code: 'THROTTLED' | 'UPSTREAM_FORBIDDEN' | 'UPSTREAM_ERROR',
    changes: Partial<typeof operation> & { readonly name?: string } = {},
  ): CompletedCall => {
    const { name = 'SomeException', ...other } = changes;
    const error = new GatewayError(code, code, {}, { cause: Object.assign(new Error('no'), { name }) });
    return { ...operation, ...other, ...timing, outcome: 'error', error };
  };
  const succeeded: CompletedCall = { ...operation, ...timing, outcome: 'ok' };
  const throttleAt = () => {
    const clock = { time: 0 };
    return { clock, suppressedBefore: createRepeatThrottle(() => new Date(clock.time)) };
  };

  it('are logged once a minute, with the number of those that were not logged', () => {
    const { clock, suppressedBefore } = throttleAt();
    const call = failed('THROTTLED');

    const results = [0, 1, 59_999, 60_000, 60_001, 120_000].map((time) => {
      clock.time = time;
      return suppressedBefore(call);
    });

    expect(results).toEqual([0, undefined, undefined, 2, undefined, 1]);
  });

  it.each([
    ['code', failed('UPSTREAM_ERROR')],
    ['error name', failed('THROTTLED', { name: 'OtherException' })],
    ['operation', failed('THROTTLED', { operation: 'GetBlueprintRun' })],
    ['account', failed('THROTTLED', { accountId: '444455556666' })],
    ['region', failed('THROTTLED', { region: 'eu-west-1' })],
  ])('do not hide a failure with another %s', (_what, call) => {
    const { suppressedBefore } = throttleAt();
    suppressedBefore(failed('THROTTLED'));

    expect(suppressedBefore(call)).toBe(0);
  });

  it('are logged after the clock went back', () => {
    const { clock, suppressedBefore } = throttleAt();
    clock.time = 3_600_000;
    suppressedBefore(failed('THROTTLED'));
    clock.time = 0;

    expect(suppressedBefore(failed('THROTTLED'))).toBe(0);
  });

  it('are logged after a success for a denial, but not without end', () => {
    const { suppressedBefore } = throttleAt();
    let lines = 0;

    for (let times = 0; times < 100; times += 1) {
      if (suppressedBefore(failed('UPSTREAM_FORBIDDEN')) !== undefined) lines += 1;
      expect(suppressedBefore(succeeded)).toBeUndefined();
    }

    expect(lines).toBe(20);
  });

  it('are not logged after a success for other failures', () => {
    const { suppressedBefore } = throttleAt();
    suppressedBefore(failed('THROTTLED'));
    suppressedBefore(succeeded);

    expect(suppressedBefore(failed('THROTTLED'))).toBeUndefined();
  });
});
