import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { type Client, type ExecutionFilter, GatewayError, paginate, paginatePages } from '../../client/src';
import { demoEstate } from '../../sandbox/demoData';
import { showcase } from '../../sandbox/demoData/showcase';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { schemaOfFiles } from '../support/schema';
import { clientOf } from './support/given';

const collect = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
};

const page = (nodes: readonly number[], hasNextPage: boolean, endCursor: string | null) => ({
  nodes,
  pageInfo: { hasNextPage, endCursor },
});

/** Returns one page per call, and records the cursors. */
const pagesOf = <Page>(...pages: readonly Page[]) => {
  const cursors: (string | null)[] = [];
  const ask = (after: string | null): Promise<Page | undefined> => {
    cursors.push(after);
    return Promise.resolve(pages[cursors.length - 1]);
  };
  return { ask, cursors };
};

describe('paginate', () => {
  it('follows the cursors to the last page', async () => {
    const { ask, cursors } = pagesOf(page([1, 2], true, 'a'), page([], true, 'b'), page([3], false, 'c'));

    const items = await collect(paginate(ask));

    expect(items).toEqual([1, 2, 3]);
    expect(cursors).toEqual([null, 'a', 'b']);
  });

  it('reads items from edges if nodes are not selected', async () => {
    const edges = [{ node: 'x' }, { node: 'y' }];

    const items = await collect(
      paginate(() => Promise.resolve({ edges, pageInfo: { hasNextPage: false, endCursor: null } })),
    );

    expect(items).toEqual(['x', 'y']);
  });

  it.each([
    ['repeats', ['a', 'a'], 2],
    ['returns to an earlier one', ['a', 'b', 'a'], 3],
    ['is null', [null], 1],
  ])('ends when the cursor %s, even if hasNextPage is true', async (_what, endCursors, pageCount) => {
    const { ask, cursors } = pagesOf(...endCursors.map((cursor, index) => page([index], true, cursor)));

    const items = await collect(paginate(ask));

    expect(items).toHaveLength(pageCount);
    expect(cursors).toHaveLength(pageCount);
  });

  it('starts after the given cursor and stops after maxPages', async () => {
    const { ask, cursors } = pagesOf(page([1], true, 'b'), page([2], true, 'c'), page([3], true, 'd'));

    const items = await collect(paginate(ask, { after: 'a', maxPages: 2 }));

    expect(items).toEqual([1, 2]);
    expect(cursors).toEqual(['a', 'b']);
  });

  it('yields no items if the list does not exist', async () => {
    expect(await collect(paginate<number>(() => Promise.resolve(null)))).toEqual([]);
  });

  it('fetches a page only when the loop reaches it', async () => {
    const { ask, cursors } = pagesOf(page([1, 2], true, 'a'), page([3], false, 'b'));

    const items = paginate(ask);
    expect(cursors).toEqual([]);
    for await (const item of items) if (item === 2) break;

    expect(cursors).toEqual([null]);
  });

  it('throws ABORTED and fetches no further page after an abort', async () => {
    const { ask, cursors } = pagesOf(page([1], true, 'a'), page([2], false, 'b'));
    const controller = new AbortController();
    const reading = (async () => {
      for await (const item of paginate(ask, { signal: controller.signal })) controller.abort(item);
    })();

    await expect(reading).rejects.toMatchObject({ name: 'GatewayError', code: 'ABORTED', cause: 1 });
    expect(cursors).toEqual([null]);
  });

  it('propagates errors of the query', async () => {
    const error = new GatewayError('THROTTLED', 'Slow down.');

    await expect(collect(paginate(() => Promise.reject(error)))).rejects.toBe(error);
  });

  it('supports every connection of the schema', () => {
    const connections = Object.values(schemaOfFiles().getTypeMap()).flatMap((type) =>
      isObjectType(type) && type.name.endsWith('Connection') ? [type] : [],
    );

    const shapes = connections.map((type) => {
      const { nodes, edges, pageInfo } = type.getFields();
      return [nodes?.type, edges?.type, pageInfo?.type].map((one) => String(one).replace(/\w*Edge/, 'Edge'));
    });

    expect(shapes.length).toBeGreaterThan(10);
    for (const [nodes, edges, pageInfo] of shapes)
      expect([nodes?.replace(/\w+/, 'Node'), edges, pageInfo]).toEqual(['[Node!]!', '[Edge!]!', 'PageInfo!']);
  });
});

describe('paginate, on the sandbox', () => {
  let gateway: TestGateway;
  let client: Client;

  beforeAll(async () => {
    gateway = await startTestGateway(demoEstate(), {
      cache: { maxBytes: 50_000_000 },
      limits: { upstreamCallsPerRequest: 1_000 },
    });
    client = clientOf(gateway);
  });

  afterAll(() => gateway.close());

  it('yields every execution exactly once', async () => {
    const filter: ExecutionFilter = { kinds: ['IMAGE_BUILDER_WORKFLOW', 'LIFECYCLE', 'BLUEPRINT_RUN'] };

    const executions = await collect(
      paginate(async (after) => (await client.findExecutions({ filter, first: 60, after })).executions),
    );

    const { executionCounts } = await client.howManyExecutions({ filter });
    const counted = executionCounts?.counts.reduce((sum, { count }) => sum + count, 0);
    expect(new Set(executions.map(({ id }) => id)).size).toBe(executions.length);
    expect(executions).toHaveLength(counted ?? 0);
    expect(executions.length).toBeGreaterThan(120);
  });

  it('pages through a nested list, the steps of one workflow', async () => {
    const workflowExecutionId = showcase.parallelBuild.longWorkflowExecutionId;

    const steps = await collect(
      paginate(async (after) => {
        const answer = await client.stepsOfThisWorkflow({ workflowExecutionId, first: 10, after });
        return answer.imageBuilderWorkflow?.steps;
      }),
    );

    expect(new Set(steps.map(({ id }) => id)).size).toBe(28);
  });

  it('paginatePages yields whole pages with their coverage', async () => {
    const pages = await collect(
      paginatePages(async (after) => (await client.whatFailedAnywhere({ first: 2, after })).executions, {
        maxPages: 2,
      }),
    );

    expect(pages.map(({ nodes }) => nodes.length)).toEqual([2, 2]);
    expect(pages[0]?.coverage.map(({ kind }) => kind)).toContain('LIFECYCLE');
  });
});
