import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { type Client, type ExecutionFilter, GatewayError, paginate, paginatePages } from '../../client/src';
import { demoEstate } from '../../sandbox/demoData';
import { showcase } from '../../sandbox/demoData/showcase';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { schemaOfFiles } from '../support/schema';
import { clientOf } from './support/given';

const all = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
};

const page = (nodes: readonly number[], hasNextPage: boolean, endCursor: string | null) => ({
  nodes,
  pageInfo: { hasNextPage, endCursor },
});

/** Answers one page after the other, and notes the cursors it was given. */
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

    const items = await all(paginate(ask));

    expect(items).toEqual([1, 2, 3]);
    expect(cursors).toEqual([null, 'a', 'b']);
  });

  it('takes items from edges where no nodes are selected', async () => {
    const edges = [{ node: 'x' }, { node: 'y' }];

    const items = await all(
      paginate(() => Promise.resolve({ edges, pageInfo: { hasNextPage: false, endCursor: null } })),
    );

    expect(items).toEqual(['x', 'y']);
  });

  it.each([
    ['stays', ['a', 'a'], 2],
    ['goes back', ['a', 'b', 'a'], 3],
    ['is missing', [null], 1],
  ])('ends where the cursor %s, though there may be more', async (_what, endCursors, asked) => {
    const { ask, cursors } = pagesOf(...endCursors.map((cursor, index) => page([index], true, cursor)));

    const items = await all(paginate(ask));

    expect(items).toHaveLength(asked);
    expect(cursors).toHaveLength(asked);
  });

  it('begins after a cursor, and ends after as many pages as are wanted', async () => {
    const { ask, cursors } = pagesOf(page([1], true, 'b'), page([2], true, 'c'), page([3], true, 'd'));

    const items = await all(paginate(ask, { after: 'a', maxPages: 2 }));

    expect(items).toEqual([1, 2]);
    expect(cursors).toEqual(['a', 'b']);
  });

  it('has no items where there is no such list', async () => {
    expect(await all(paginate<number>(() => Promise.resolve(null)))).toEqual([]);
  });

  it('asks for no page that is not wanted', async () => {
    const { ask, cursors } = pagesOf(page([1, 2], true, 'a'), page([3], false, 'b'));

    const items = paginate(ask);
    expect(cursors).toEqual([]);
    for await (const item of items) if (item === 2) break;

    expect(cursors).toEqual([null]);
  });

  it('asks for no further page once it is aborted', async () => {
    const { ask, cursors } = pagesOf(page([1], true, 'a'), page([2], false, 'b'));
    const controller = new AbortController();
    const reading = (async () => {
      for await (const item of paginate(ask, { signal: controller.signal })) controller.abort(item);
    })();

    await expect(reading).rejects.toMatchObject({ name: 'GatewayError', code: 'ABORTED', cause: 1 });
    expect(cursors).toEqual([null]);
  });

  it('lets through what the question throws', async () => {
    const error = new GatewayError('THROTTLED', 'Slow down.');

    await expect(all(paginate(() => Promise.reject(error)))).rejects.toBe(error);
  });

  it('fits every connection of the schema', () => {
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

describe('On the sandbox', () => {
  let gateway: TestGateway;
  let client: Client;

  beforeAll(async () => {
    gateway = await startTestGateway(demoEstate(), { cache: { maxBytes: 50_000_000 } });
    client = clientOf(gateway);
  });

  afterAll(() => gateway.close());

  it('goes through all executions, each one once', async () => {
    const filter: ExecutionFilter = { kinds: ['IMAGE_BUILDER_WORKFLOW', 'LIFECYCLE', 'BLUEPRINT_RUN'] };

    const executions = await all(
      paginate(async (after) => (await client.findExecutions({ filter, first: 60, after })).executions),
    );

    const { executionCounts } = await client.howManyExecutions({ filter });
    const counted = executionCounts?.counts.reduce((sum, { count }) => sum + count, 0);
    expect(new Set(executions.map(({ id }) => id)).size).toBe(executions.length);
    expect(executions).toHaveLength(counted ?? 0);
    expect(executions.length).toBeGreaterThan(120);
  });

  it('goes through a list beneath one thing', async () => {
    const workflowExecutionId = showcase.parallelBuild.longWorkflowExecutionId;

    const steps = await all(
      paginate(async (after) => {
        const answer = await client.stepsOfThisWorkflow({ workflowExecutionId, first: 10, after });
        return answer.imageBuilderWorkflow?.steps;
      }),
    );

    expect(new Set(steps.map(({ id }) => id)).size).toBe(28);
  });

  it('gives whole pages, with what stands beside the items', async () => {
    const pages = await all(
      paginatePages(async (after) => (await client.whatFailedAnywhere({ first: 2, after })).executions, {
        maxPages: 2,
      }),
    );

    expect(pages.map(({ nodes }) => nodes.length)).toEqual([2, 2]);
    expect(pages[0]?.coverage.map(({ kind }) => kind)).toContain('LIFECYCLE');
  });
});
