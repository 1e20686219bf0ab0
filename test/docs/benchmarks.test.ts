import { beforeAll, describe, expect, it } from '@jest/globals';
import { chainOf } from '../../bench/chains';
import { type CallCounts, countCalls, countCallsOfGateway, tellTheSame } from '../../bench/count';
import { withSection } from '../../bench/document';
import { medianOf } from '../../bench/latency';
import { callsToReadAll } from '../../bench/listSize';
import { examples, examplesOfGateway, startWorld, timedExamples } from '../../bench/world';
import { largeEstate } from '../../sandbox/large';
import type { LargeSize } from '../../sandbox/large/size';
import { totalsOf } from '../../sandbox/large/totals';
import { documentAt, tableOf } from '../support/documents';
import { startTestGateway } from '../support/gateway';

const document = documentAt('docs/benchmarks.md');

describe('docs/benchmarks.md', () => {
  const withoutNaive: Omit<CallCounts, 'naive'>[] = [];
  const counted: CallCounts[] = [];

  beforeAll(async () => {
    const world = await startWorld();
    try {
      for (const example of examplesOfGateway) withoutNaive.push(await countCallsOfGateway(world, example));
      for (const example of examples) counted.push(await countCalls(world, example));
    } finally {
      await world.sandbox.close();
    }
  }, 60_000);

  it('states the number of AWS calls of each example, and the sum', () => {
    const documented = tableOf(document, 'question', 'this gateway');

    const figures = counted.map(({ gateway, naive, lowerBound }) => [
      gateway.length,
      naive.length,
      lowerBound,
    ]);
    const sums = [0, 1, 2].map((column) => figures.reduce((sum, row) => sum + (row[column] ?? 0), 0));
    expect(documented).toEqual([
      ...withoutNaive.map(({ example, gateway, lowerBound }) => [
        example.title,
        String(gateway.length),
        '–',
        String(lowerBound),
      ]),
      ...examples.map(({ title }, index) => [title, ...(figures[index] ?? []).map(String)]),
      ['all with naive resolvers', ...sums.map(String)],
    ]);
  });

  it('states the longest chain of each example, which is part of the calls of the gateway', () => {
    const documented = tableOf(document, 'question', 'longest chain').map(([title, length]) => [
      title,
      length,
    ]);

    expect(documented).toEqual(timedExamples.map(({ name, title }) => [title, String(chainOf(name).length)]));
    const timed = [...counted, ...withoutNaive].filter(({ example }) => timedExamples.includes(example));
    expect(timed).toHaveLength(timedExamples.length);
    for (const { example, gateway } of timed) {
      expect(gateway).toEqual(expect.arrayContaining([...chainOf(example.name)]));
    }
  });
});

describe('The list of all executions in docs/benchmarks.md', () => {
  const rows = tableOf(document, 'size', 'executions', 'calls expected');
  const sizeIn = (text = ''): LargeSize => {
    const [scopes = 0, parents = 0, executions = 0] = text.split(' × ').map(Number);
    return { scopes, parents, executions };
  };
  const numberIn = (text = ''): number => Number(text.replaceAll(',', ''));

  it('states the expected calls, one per page of parents and of their executions, and the same number of calls made', () => {
    const documented = rows.map(([, executions, expected, made]) =>
      [executions, expected, made].map(numberIn),
    );

    expect(rows).toHaveLength(6);
    expect(documented).toEqual(
      rows.map(([text]) => {
        const size = sizeIn(text);
        return [totalsOf(size).executions, callsToReadAll(size), callsToReadAll(size)];
      }),
    );
  });

  it('states that later pages and other clients cost no calls', () => {
    const callsOfLater = rows.map((cells) => cells[8]);

    expect(callsOfLater).toEqual(rows.map(() => '0'));
  });

  it('costs the expected calls for a size with several pages of each list', async () => {
    const size = { scopes: 2, parents: 26, executions: 51 };
    const gateway = await startTestGateway(largeEstate(size), {
      limits: { upstreamCallsPerRequest: 10_000 },
    });
    try {
      const { calls } = await gateway.ask('{ executions { nodes { id } } }');

      // In each scope: 2 + 2 + 1 + 2 pages of parents; 1 + 3 + 1 + 1 pages of executions for each of 26.
      expect(callsToReadAll(size)).toBe(2 * (7 + 26 * 6));
      expect(calls).toHaveLength(callsToReadAll(size));
    } finally {
      await gateway.close();
    }
  }, 30_000);
});

describe('tellTheSame', () => {
  it('ignores cursors, but no other value and no missing item', () => {
    const response = { nodes: [{ name: 'a' }], pageInfo: { endCursor: 'x' } };

    expect(tellTheSame(response, { ...response, pageInfo: { endCursor: 'y' } })).toBe(true);
    expect(tellTheSame(response, { ...response, nodes: [{ name: 'b' }] })).toBe(false);
    expect(tellTheSame(response, { ...response, nodes: [] })).toBe(false);
  });
});

describe('withSection', () => {
  const marked = (section: string, text: string): string =>
    `<!-- ${section}: begin -->\n\n${text}\n\n<!-- ${section}: end -->\n`;

  it('replaces its own section only', () => {
    const before = `# Head\n\n${marked('one', 'old')}\nwords\n\n${marked('other', 'kept')}`;

    const after = withSection(before, 'one', 'new');

    expect(after).toBe(`# Head\n\n${marked('one', 'new')}\nwords\n\n${marked('other', 'kept')}`);
  });

  it('throws for a document without the section', () => {
    expect(() => withSection(marked('other', 'kept'), 'one', 'new')).toThrow('the section one');
  });
});

describe('medianOf', () => {
  it('returns the middle number, or the mean of the two middle numbers', () => {
    expect(medianOf([9, 1, 100])).toBe(9);
    expect(medianOf([100, 1, 4, 2])).toBe(3);
  });
});
