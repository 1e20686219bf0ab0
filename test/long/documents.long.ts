import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { createSchema } from '../../src/app/schema';
import { createExecutor } from '../../src/execute';

/* 100,000 distinct documents: their plans and kept texts are bounded, so memory stays flat. */

const documents = 100_000;

describe('Distinct documents', () => {
  it('leave memory flat', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const execute = createExecutor(createSchema(), () => undefined);
    const context = { scopes: { all: () => Promise.resolve([]) } };
    const heaps: number[] = [];
    for (let number = 1; number <= documents; number += 1) {
      const fields = Array.from(
        { length: 10 },
        (_, field) => `f${number}x${field}: scopes { accountId region }`,
      );
      await execute({ document: parse(`{ ${fields.join(' ')} }`), context });
      if (number % 10_000 > 0) continue;
      collectGarbage();
      heaps.push(process.memoryUsage().heapUsed / 1e6);
    }
    const [early = 0] = heaps.slice(1);

    process.stdout.write(`Megabytes of heap: ${heaps.map(Math.round).join(', ')}\n`);
    expect(Math.max(...heaps.slice(1)) - early).toBeLessThan(10);
  }, 900_000);
});
