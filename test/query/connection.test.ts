import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Page } from '../../src/model/page';
import { connection } from '../../src/resolvers/connection';
import type { Estate } from '../../sandbox/estate';
import { estateOf, type RegionData } from '../support/estate';
import { type GraphQLAnswer, startTestGateway } from '../support/gateway';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  account,
  blueprintName,
  buildId,
  definitionArn,
  imageArn,
  imageBuilderArn,
  otherAccount,
  otherRegion,
  pipelineArn,
  policyArn,
  policyRunId,
  region,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { uuid } from '../support/sequence';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const padded = (n: number): string => String(n).padStart(4, '0');
const arnOf = (kind: string, n: number): string => imageBuilderArn(`${kind}/thing-${padded(n)}`);
const imageArnOf = (n: number): string => imageBuilderArn(`image/thing/1.0.0/${n}`);
const ami = (n: number): string => `ami-${padded(n)}`;

/** Data with lists of these lengths, for AWS operations with small (25) and large (1000) pages. */
const listsOf = (short: number, long: number): RegionData => ({
  images: [
    ...numbers(short).map((n) => ({ arn: imageArnOf(n), sourcePipelineArn: pipelineArn })),
    { arn: imageArn, dateCreated: '2020-01-01T00:00:00Z' },
  ],
  imagePipelines: [{ arn: pipelineArn }, ...numbers(short).map((n) => ({ arn: arnOf('image-pipeline', n) }))],
  workflows: [{ arn: definitionArn }],
  workflowExecutions: [
    { workflowExecutionId: buildId, imageBuildVersionArn: imageArn },
    ...numbers(short).map((n) => ({
      workflowExecutionId: `wf-${uuid(n + 1)}`,
      imageBuildVersionArn: imageArn,
    })),
  ],
  steps: numbers(short).map((n) => ({
    stepExecutionId: `step-${uuid(n)}`,
    workflowExecutionId: buildId,
    action: 'WaitForAction',
    status: 'RUNNING',
  })),
  lifecyclePolicies: [
    { arn: policyArn },
    ...numbers(short).map((n) => ({ arn: arnOf('lifecycle-policy', n) })),
  ],
  lifecycleExecutions: [
    { lifecycleExecutionId: policyRunId, lifecyclePolicyArn: policyArn },
    ...numbers(short).map((n) => ({
      lifecycleExecutionId: `lce-${uuid(n + 1)}`,
      lifecyclePolicyArn: policyArn,
    })),
  ],
  lifecycleResources: {
    [policyRunId]: [{ resourceId: imageArn }, ...numbers(short).map((n) => ({ resourceId: imageArnOf(n) }))],
    [`${policyRunId}/${imageArn}`]: numbers(short).map((n) => ({ resourceId: ami(n), region })),
  },
  transferWorkflows: [
    { WorkflowId: transferWorkflowId, Arn: 'arn:made-up' },
    ...numbers(long).map((n) => ({ WorkflowId: `w-${String(n).padStart(17, '0')}`, Arn: 'arn:made-up' })),
  ],
  transferExecutions: {
    [transferWorkflowId]: numbers(long).map((n) => ({
      ExecutionId: uuid(n),
      Status: 'IN_PROGRESS' as const,
    })),
  },
  blueprints: [{ Name: blueprintName }, ...numbers(short).map((n) => ({ Name: `blueprint-${padded(n)}` }))],
  blueprintRuns: numbers(long).map((n) => ({ BlueprintName: blueprintName, RunId: `br_${padded(n)}` })),
});

let currentData: RegionData = listsOf(60, 2010);

/** One scope with `currentData` at the time of the call, and one empty scope. */
const changingEstate: Estate = {
  scopes: [
    { accountId: account, region },
    { accountId: otherAccount, region: otherRegion },
  ],
  region: (scope) =>
    estateOf({ [`${account}/${region}`]: currentData, [`${otherAccount}/${otherRegion}`]: {} }).region(scope),
};

const { ask, gateway, injectFault } = gatewayForTests(changingEstate);

interface List {
  readonly name: string;
  /** The query for a page, with `$` for the arguments of the list. */
  readonly query: string;
  /** The path of the connection in the response. */
  readonly path: readonly string[];
  readonly key: string;
  /** The keys of all items, in order. */
  readonly all: (data: RegionData) => readonly (string | undefined)[];
}

const below = (field: string, list: string, key: string, all: List['all']): List => ({
  name: `${field.replace(/\(.*/, '')}.${list}`,
  query: `{ ${field} { ${list}($) { nodes { ${key} } edges { cursor node { ${key} } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
  path: [field.replace(/\(.*/, ''), list],
  key,
  all,
});

/** A list of one scope is in the order of AWS. */
const oneScope = `scope: { accountId: "${account}", region: "${region}" }`;

const ofScope = (list: string, key: string, all: List['all']): List => ({
  name: list,
  query: `{ ${list}(${oneScope}, $) { nodes { ${key} } edges { cursor node { ${key} } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
  path: [list],
  key,
  all,
});

const byText = (one: string, other: string): number => (one < other ? -1 : 1);
const image = `image(imageBuildVersionArn: "${imageArn}")`;
const imageWorkflows = below(image, 'workflows', 'workflowExecutionId', (data) =>
  (data.workflowExecutions ?? []).map((execution) => execution.workflowExecutionId),
);
const blueprintRuns = below(`blueprint(name: "${blueprintName}")`, 'runs', 'runId', (data) =>
  (data.blueprintRuns ?? []).map((run) => run.RunId),
);
const transferExecutions = below(
  `transferWorkflow(workflowId: "${transferWorkflowId}")`,
  'executions',
  'executionId',
  (data) => (data.transferExecutions?.[transferWorkflowId] ?? []).map((execution) => execution.ExecutionId),
);
const imagePipelines = ofScope('imagePipelines', 'arn', (data) =>
  (data.imagePipelines ?? []).map((pipeline) => pipeline.arn),
);
const images = ofScope('images', 'arn', (data) => [
  imageArn,
  ...(data.images ?? [])
    .map(({ arn = '' }) => arn)
    .filter((arn) => arn !== imageArn)
    .sort(byText),
]);

const lists: readonly List[] = [
  images,
  imagePipelines,
  ofScope('lifecyclePolicies', 'arn', (data) => (data.lifecyclePolicies ?? []).map(({ arn }) => arn)),
  ofScope('blueprints', 'name', (data) => (data.blueprints ?? []).map(({ Name }) => Name)),
  ofScope('transferWorkflows', 'workflowId', (data) =>
    (data.transferWorkflows ?? []).map(({ WorkflowId }) => WorkflowId),
  ),
  ofScope('waitingWorkflowSteps', 'stepExecutionId', (data) =>
    (data.steps ?? []).map((step) => step.stepExecutionId),
  ),
  imageWorkflows,
  below(`imageBuilderWorkflow(workflowExecutionId: "${buildId}")`, 'steps', 'stepExecutionId', (data) =>
    (data.steps ?? []).map((step) => step.stepExecutionId),
  ),
  below(`imagePipeline(imagePipelineArn: "${pipelineArn}")`, 'images', 'arn', (data) =>
    (data.images ?? []).map(({ arn }) => arn).filter((arn) => arn !== imageArn),
  ),
  below(`lifecyclePolicy(lifecyclePolicyArn: "${policyArn}")`, 'executions', 'lifecycleExecutionId', (data) =>
    (data.lifecycleExecutions ?? []).map((run) => run.lifecycleExecutionId),
  ),
  below(`lifecycle(lifecycleExecutionId: "${policyRunId}")`, 'resources', 'resourceId', (data) =>
    (data.lifecycleResources?.[policyRunId] ?? []).map((resource) => resource.resourceId),
  ),
  blueprintRuns,
  transferExecutions,
];

interface ConnectionData {
  readonly nodes: readonly Record<string, string>[];
  readonly edges: readonly { readonly cursor: string; readonly node: Record<string, string> }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const connectionIn = ({ path }: List, { data, errors }: GraphQLAnswer): ConnectionData => {
  expect(errors).toBeUndefined();
  return path.reduce((value, name) => value[name], data);
};

const askPage = (list: List, first: number | undefined, after?: string | null): Promise<GraphQLAnswer> => {
  const size = first === undefined ? 'first: null' : `first: ${first}`;
  return ask(list.query.replace('$', after ? `${size}, after: "${after}"` : size));
};

const pageOf = async (list: List, first: number, after?: string | null): Promise<ConnectionData> =>
  connectionIn(list, await askPage(list, first, after));

const keysOf = (list: List, { nodes }: ConnectionData): (string | undefined)[] =>
  nodes.map((node) => node[list.key]);

/** The keys of each page, as a client reads them that follows `endCursor`. */
const readPages = async (list: List, first: number): Promise<(string | undefined)[][]> => {
  const pages: (string | undefined)[][] = [];
  for (let after: string | null | undefined; ;) {
    const page = await pageOf(list, first, after);
    if (pages.length > 200) throw new Error('The list has more than 200 pages.');
    pages.push(keysOf(list, page));
    if (!page.pageInfo.hasNextPage) return pages;
    after = page.pageInfo.endCursor;
  }
};

describe.each(lists.map((list) => [list.name, list] as const))('%s', (_name, list) => {
  it('returns the whole list in pages of any size', async () => {
    currentData = listsOf(60, 60);

    for (const first of [7, 25, 26, 60, 61, 100]) {
      const pages = await readPages(list, first);

      expect(pages.flat()).toEqual(list.all(currentData));
      expect(pages.slice(0, -1).every((page) => page.length === first)).toBe(true);
    }
  });

  it('has 25 items per page by default', async () => {
    currentData = listsOf(60, 60);

    const page = connectionIn(list, await askPage(list, undefined));

    expect(keysOf(list, page)).toEqual(list.all(currentData).slice(0, 25));
  });

  it('continues after the cursor of any item', async () => {
    currentData = listsOf(30, 30);
    const { edges } = await pageOf(list, 30);

    for (const index of [0, 23, 24, 25]) {
      const page = await pageOf(list, 3, edges[index]?.cursor);

      expect(keysOf(list, page)).toEqual(list.all(currentData).slice(index + 1, index + 4));
    }
  });

  it('returns the cursors of the first and the last item, and whether there are further pages', async () => {
    currentData = listsOf(26, 26);
    const length = list.all(currentData).length;

    const first = await pageOf(list, 20);
    const last = await pageOf(list, 20, first.pageInfo.endCursor);

    expect(first.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: first.edges[0]?.cursor,
      endCursor: first.edges[19]?.cursor,
    });
    expect(last.pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: true,
      startCursor: last.edges[0]?.cursor,
      endCursor: last.edges[length - 21]?.cursor,
    });
    expect(first.edges.map(({ node }) => node)).toEqual(first.nodes);
  });

  it('is empty after its last item', async () => {
    currentData = listsOf(3, 3);
    const { edges } = await pageOf(list, 100);

    const page = await pageOf(list, 5, edges.at(-1)?.cursor);

    expect(page).toEqual({
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });
});

const listCall = { service: 'none', operation: 'ListItems', accountId: '111122223333', region: 'us-east-1' };

describe('A connection of any length, in pages of any size', () => {
  it('returns each item once, in order', async () => {
    const lengths = fc.oneof(
      fc.constantFrom(0, 1, 24, 25, 26, 49, 50, 51, 100),
      fc.integer({ min: 0, max: 120 }),
    );
    const cases = lengths.chain((length) =>
      fc.tuple(fc.constant(length), fc.integer({ min: Math.max(1, Math.ceil(length / 12)), max: 100 })),
    );

    await fc.assert(
      fc.asyncProperty(cases, async ([length, first]) => {
        currentData = { imagePipelines: numbers(length).map((n) => ({ arn: arnOf('image-pipeline', n) })) };

        const pages = await readPages(imagePipelines, first);

        expect(pages.flat()).toEqual(imagePipelines.all(currentData));
      }),
      { numRuns: 40 },
    );
  });

  it('returns the whole list in pages of one item', async () => {
    currentData = { imagePipelines: numbers(51).map((n) => ({ arn: arnOf('image-pipeline', n) })) };

    const pages = await readPages(imagePipelines, 1);

    expect(pages.flat()).toEqual(imagePipelines.all(currentData));
  });

  it.each([transferExecutions, blueprintRuns])(
    'returns the whole list if AWS returns 1000 items per page: $name',
    async (list) => {
      currentData = listsOf(1, 2010);

      const pages = await readPages(list, 97);

      expect(pages.flat()).toEqual(list.all(currentData));
    },
  );

  it('returns the whole list for any page size of AWS, including empty pages', async () => {
    const awsPages = fc.array(fc.array(fc.constant(0), { maxLength: 6 }), { minLength: 1, maxLength: 6 });
    const size = fc.integer({ min: 1, max: 12 });

    await fc.assert(
      fc.asyncProperty(awsPages, size, async (shape, first) => {
        let count = 0;
        const pages = shape.map((page) => page.map(() => `item ${(count += 1)}`));
        const page = (token: string | undefined): Promise<Page<string>> => {
          const index = Number(token ?? 0);
          const nextToken = index + 1 < pages.length ? String(index + 1) : undefined;
          return Promise.resolve({
            items: pages[index] ?? [],
            nextToken,
            call: listCall,
            fetchedAt: new Date(0),
          });
        };
        const returned: string[] = [];
        for (let after: string | undefined; ;) {
          const result = await connection({ name: 'items', page, key: (item) => item }, { first, after });
          returned.push(...(result?.nodes ?? []));
          after = result?.pageInfo.endCursor;
          if (!result?.pageInfo.hasNextPage || after === undefined) break;
          expect(result.nodes).toHaveLength(first);
        }

        expect(returned).toEqual(pages.flat());
      }),
    );
  });
});

describe('The pages of AWS', () => {
  it('are read only as far as the page of the client needs them', async () => {
    currentData = listsOf(60, 60);

    const few = await askPage(imageWorkflows, 25);
    const more = await askPage(imageWorkflows, 26);

    expect(few.calls).toEqual(['GetImage', 'ListWorkflowExecutions']);
    expect(more.calls).toEqual(['GetImage', 'ListWorkflowExecutions', 'ListWorkflowExecutions']);
  });

  it('are not read again to continue after their last item', async () => {
    currentData = listsOf(60, 60);
    const { pageInfo } = await pageOf(imagePipelines, 25);

    const { calls } = await askPage(imagePipelines, 25, pageInfo.endCursor);

    expect(calls).toEqual(['ListImagePipelines']);
  });

  it('may be empty before the last page', async () => {
    injectFault(
      'ListImagePipelines',
      { kind: 'answer', status: 200, body: { imagePipelineList: [], nextToken: 'two' } },
      { times: 1 },
    );
    injectFault(
      'ListImagePipelines',
      { kind: 'answer', status: 200, body: { imagePipelineList: [{ arn: pipelineArn }] } },
      { times: 1 },
    );

    const page = await pageOf(imagePipelines, 5);

    expect(keysOf(imagePipelines, page)).toEqual([pipelineArn]);
    expect(page.pageInfo.hasNextPage).toBe(false);
  });

  it('cause an error if a page token repeats', async () => {
    injectFault('ListImagePipelines', {
      kind: 'answer',
      status: 200,
      body: { imagePipelineList: [], nextToken: 'again' },
    });

    const { data, errors, calls } = await askPage(imagePipelines, 5);

    expect(data.imagePipelines).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    expect(calls).toHaveLength(2);
  });
});

describe('A cursor', () => {
  it('is valid after a restart of the gateway', async () => {
    currentData = listsOf(60, 60);
    const { pageInfo } = await pageOf(imageWorkflows, 40);
    const restarted = await startTestGateway(changingEstate, { sandbox: gateway().sandbox });
    cleanups.push(() => restarted.close());

    const answer = await restarted.ask(
      imageWorkflows.query.replace('$', `first: 100, after: "${pageInfo.endCursor}"`),
    );

    expect(keysOf(imageWorkflows, connectionIn(imageWorkflows, answer))).toEqual(
      imageWorkflows.all(currentData).slice(40),
    );
  });

  it('continues at the same position if its item was deleted', async () => {
    currentData = listsOf(10, 10);
    const { pageInfo } = await pageOf(imageWorkflows, 4);
    const gone = currentData.workflowExecutions?.[3];
    currentData = {
      ...currentData,
      workflowExecutions: (currentData.workflowExecutions ?? []).filter((one) => one !== gone),
    };

    const page = await pageOf(imageWorkflows, 2, pageInfo.endCursor);

    expect(keysOf(imageWorkflows, page)).toEqual([`wf-${uuid(5)}`, `wf-${uuid(6)}`]);
  });

  it('continues after its item if items were added before it', async () => {
    currentData = listsOf(10, 10);
    const { pageInfo } = await pageOf(imageWorkflows, 4);
    const added = { workflowExecutionId: `wf-${uuid(77)}`, imageBuildVersionArn: imageArn };
    currentData = { ...currentData, workflowExecutions: [added, ...(currentData.workflowExecutions ?? [])] };

    const page = await pageOf(imageWorkflows, 2, pageInfo.endCursor);

    expect(keysOf(imageWorkflows, page)).toEqual([`wf-${uuid(5)}`, `wf-${uuid(6)}`]);
  });

  it('continues after its item if the item moved to the next page of AWS', async () => {
    currentData = listsOf(60, 60);
    const { pageInfo } = await pageOf(imageWorkflows, 24);
    const added = numbers(5).map((n) => ({
      workflowExecutionId: `wf-${uuid(900 + n)}`,
      imageBuildVersionArn: imageArn,
    }));
    currentData = {
      ...currentData,
      workflowExecutions: [...added, ...(currentData.workflowExecutions ?? [])],
    };

    const page = await pageOf(imageWorkflows, 2, pageInfo.endCursor);

    expect(keysOf(imageWorkflows, page)).toEqual([`wf-${uuid(25)}`, `wf-${uuid(26)}`]);
  });

  it('distinguishes items that AWS lists twice', async () => {
    currentData = listsOf(1, 1);
    const twice = { resourceId: imageArn, region };
    const resources = [twice, twice, { resourceId: imageArnOf(7), region }];
    currentData = { ...currentData, lifecycleResources: { [policyRunId]: resources } };
    const list = lists.find(({ name }) => name === 'lifecycle.resources') ?? images;

    const pages = await readPages(list, 1);

    expect(pages.flat()).toEqual([imageArn, imageArn, imageArnOf(7)]);
  });

  it('is rejected with BAD_USER_INPUT if AWS no longer accepts its token', async () => {
    currentData = listsOf(60, 60);
    const { pageInfo } = await pageOf(imagePipelines, 25);
    injectFault('ListImagePipelines', {
      kind: 'error',
      name: 'InvalidPaginationTokenException',
      status: 400,
      message: 'Expired.',
    });

    const { data, errors } = await askPage(imagePipelines, 25, pageInfo.endCursor);

    expect(data.imagePipelines).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toMatch(
      /^Invalid `after`: AWS no longer accepts .* Expected a newer cursor/,
    );
  });
});

const cleanups: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(cleanups.map((close) => close())));

describe('A cursor of another list', () => {
  const cursorOf = async (list: List): Promise<string> => {
    currentData = listsOf(3, 3);
    return (await pageOf(list, 1)).edges[0]?.cursor ?? '';
  };

  it.each([
    ['another field of Query', imagePipelines, 'blueprints(after: "$") { nodes { name } }', 'after'],
    ['another field of Query, for images', imagePipelines, 'images(after: "$") { nodes { arn } }', 'after'],
    ['images, for another field of Query', images, 'imagePipelines(after: "$") { nodes { arn } }', 'after'],
    [
      'another scope',
      imagePipelines,
      'imagePipelines(scope: { region: "eu-west-1" }, after: "$") { nodes { arn } }',
      'after',
    ],
    [
      'images of another scope',
      images,
      'images(scope: { region: "eu-west-1" }, after: "$") { nodes { arn } }',
      'after',
    ],
    [
      'another image',
      imageWorkflows,
      `image(imageBuildVersionArn: "${imageArnOf(1)}") { workflows(after: "$") { nodes { type } } }`,
      'workflows(after:)',
    ],
    [
      'another field of the same image',
      imageWorkflows,
      `${image} { lifecycleExecutions(after: "$") { nodes { status } } }`,
      'lifecycleExecutions(after:)',
    ],
    [
      'another kind',
      blueprintRuns,
      `${image} { workflows(after: "$") { nodes { type } } }`,
      'workflows(after:)',
    ],
  ])('is rejected without an AWS call: %s', async (_what, list, field, argument) => {
    const cursor = await cursorOf(list);

    const { data, errors } = await ask(`{ ${field.replace('$', cursor)} }`);

    expect(Object.values(data)).toEqual([null]);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toMatch(/Expected a cursor of this list, not one of another list/);
    expect(errors?.[0]?.message.startsWith(`Invalid \`${argument}\`: `)).toBe(true);
    expect(gateway().sandbox.calls.operations()).toEqual([]);
  });

  it('is rejected after the calls that are needed to know its list', async () => {
    const cursor = await cursorOf(images);

    const { data, errors, calls } = await ask(
      `{ ${image} { workflows(first: 1) { nodes { type steps(after: "${cursor}") { nodes { name } } } } } }`,
    );

    expect(data.image.workflows.nodes).toEqual([{ type: null, steps: null }]);
    expect(errors).toMatchObject([
      { path: ['image', 'workflows', 'nodes', 0, 'steps'], extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(calls).toEqual(['GetImage', 'ListWorkflowExecutions']);
  });

  it('is ignored in a fragment of another type', async () => {
    const cursor = await cursorOf(imageWorkflows);
    const found = await ask(`{ ${image} { id } }`);

    const { data, errors } = await ask(
      `query ($id: ID!, $after: String) { node(id: $id) {
        ... on Image { workflows(first: 1, after: $after) { nodes { workflowExecutionId } } }
        ... on LifecyclePolicy { executions(after: $after) { nodes { status } } }
        ... on Node { id }
      } }`,
      { id: found.data.image.id, after: cursor },
    );

    expect(errors).toBeUndefined();
    expect(data.node.workflows.nodes).toEqual([{ workflowExecutionId: `wf-${uuid(2)}` }]);
  });

  it.each([
    ['a negative position', ['x', -1, 'k']],
    ['a fractional position', [null, 1.5, 'k']],
    ['a position without an item', [null, 1]],
    ['an invalid token', [7]],
    ['no position', []],
  ])('is rejected without an AWS call when it is forged with %s', async (_what, place) => {
    const cursor = await cursorOf(imagePipelines);
    const [version, list] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    const forged = Buffer.from(JSON.stringify([version, list, ...place])).toString('base64url');

    const { errors } = await ask(`{ imagePipelines(after: "${forged}") { nodes { arn } } }`);

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(gateway().sandbox.calls.operations()).toEqual([]);
  });

  it('is rejected without an AWS call when it is forged for images', async () => {
    const cursor = await cursorOf(images);
    const [version, list] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    const forged = Buffer.from(JSON.stringify([version, list, 7])).toString('base64url');

    const { errors } = await ask(`{ images(after: "${forged}") { nodes { arn } } }`);

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(gateway().sandbox.calls.operations()).toEqual([]);
  });
});

describe('Query.images', () => {
  const dated = (n: number, dateCreated?: string) => ({
    arn: imageArnOf(n),
    ...(dateCreated && { dateCreated }),
  });

  it('returns the newest first, equal dates by ARN, and images without a valid date last', async () => {
    currentData = {
      images: [
        dated(1),
        dated(2, '2026-01-01T00:00:00Z'),
        dated(3, '2026-03-01T00:00:00Z'),
        dated(5, '2026-02-01T00:00:00.000Z'),
        dated(4, '2026-02-01T00:00:00Z'),
        dated(6, 'last Tuesday'),
        dated(7, '2026-03-01T01:00:00+02:00'),
      ],
    };

    const pages = await readPages(images, 2);

    expect(pages.flat().map((arn) => Number(arn?.split('/').at(-1)))).toEqual([3, 7, 4, 5, 2, 1, 6]);
  });

  it('continues at the same date after images were built and deleted', async () => {
    currentData = { images: numbers(9).map((n) => dated(n, `2026-01-0${n}T00:00:00Z`)) };
    const { pageInfo } = await pageOf(images, 3);
    currentData = {
      images: [
        dated(10, '2026-02-01T00:00:00Z'),
        ...numbers(9)
          .filter((n) => n !== 7 && n !== 5)
          .map((n) => dated(n, `2026-01-0${n}T00:00:00Z`)),
      ],
    };

    const page = await pageOf(images, 3, pageInfo.endCursor);

    expect(keysOf(images, page)).toEqual([imageArnOf(6), imageArnOf(4), imageArnOf(3)]);
  });

  it('costs one call per 25 builds for any page size', async () => {
    currentData = listsOf(60, 1);

    const { calls } = await askPage(images, 1);

    expect(calls).toEqual(Array(3).fill('ListImageBuildVersions'));
  });
});
