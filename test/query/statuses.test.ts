import { describe, expect, it } from '@jest/globals';
import { estateOf } from '../support/estate';
import {
  account,
  blueprintName,
  build,
  buildId,
  fixtureRegionData,
  imageArn,
  policyArn,
  policyRun,
  region,
  run,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { gatewayForTests } from '../support/gatewayForTests';
import { range, uuid } from '../support/sequence';

/** 130 steps, in AWS's pages of 25: every seventh has failed, and the last one is skipped. */
const steps = range(130).map((index) => ({
  stepExecutionId: `step-${uuid(index + 1)}`,
  workflowExecutionId: buildId,
  imageBuildVersionArn: imageArn,
  name: `Step${index}`,
  status:
    index === 129 ? ('SKIPPED' as const) : index % 7 === 0 ? ('FAILED' as const) : ('COMPLETED' as const),
}));
const failed = steps.filter(({ status }) => status === 'FAILED').map(({ name }) => name);

const { ask, injectFault } = gatewayForTests(
  estateOf({
    [`${account}/${region}`]: {
      ...fixtureRegionData,
      workflowExecutions: [
        build,
        {
          ...build,
          workflowExecutionId: `wf-${uuid(7)}`,
          status: 'CANCELLED' as const,
          type: 'TEST' as const,
        },
      ],
      steps,
      blueprintRuns: [
        run,
        { ...run, RunId: 'br_2', State: 'FAILED' as const },
        { ...run, RunId: 'br_3', State: 'ROLLING_BACK' as const },
      ],
      lifecycleExecutions: [
        policyRun,
        { ...policyRun, lifecycleExecutionId: `lce-${uuid(8)}`, state: { status: 'CANCELLED' as const } },
      ],
    },
  }),
);

const stepsWhere = (paging: string, selection = 'nodes { name } pageInfo { hasNextPage endCursor }') =>
  ask(`{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { steps(${paging}) { ${selection} } } }`);

const stepPage = async (paging: string) => {
  const { data, errors, calls } = await stepsWhere(paging);
  expect(errors).toBeUndefined();
  const { nodes, pageInfo } = data.imageBuilderWorkflow.steps;
  const names = nodes.map(({ name }: { name: string }) => name) as string[];
  const { hasNextPage, endCursor } = pageInfo as { hasNextPage: boolean; endCursor: string | null };
  const lists = calls.filter((call) => call === 'ListWorkflowStepExecutions').length;
  return { names, hasNextPage, endCursor, lists };
};

describe('The argument `statuses`', () => {
  it.each([
    [
      `blueprint(name: "${blueprintName}") { list: runs(statuses: [FAILED, ROLLING_BACK]) { nodes { runId: status } } }`,
      [{ runId: 'FAILED' }, { runId: 'ROLLING_BACK' }],
    ],
    [
      `image(imageBuildVersionArn: "${imageArn}") { list: workflows(statuses: [CANCELLED]) { nodes { type } } }`,
      [{ type: 'TEST' }],
    ],
    [
      `lifecyclePolicy(lifecyclePolicyArn: "${policyArn}") { list: executions(statuses: CANCELLED) { nodes { rawStatus } } }`,
      [{ rawStatus: 'CANCELLED' }],
    ],
    [
      `transferWorkflow(workflowId: "${transferWorkflowId}") { list: executions(statuses: [ROLLING_BACK]) { nodes { rawStatus } } }`,
      [{ rawStatus: 'HANDLING_EXCEPTION' }],
    ],
    [
      `image(imageBuildVersionArn: "${imageArn}") { list: lifecycleExecutions(statuses: [FAILED]) { nodes { status } } }`,
      [{ status: 'FAILED' }],
    ],
    [
      `imageBuilderWorkflow(workflowExecutionId: "${buildId}") { list: steps(statuses: [SKIPPED]) { nodes { name } } }`,
      [{ name: 'Step129' }],
    ],
  ])('restricts the list: %s', async (field, nodes) => {
    const { data, errors } = await ask(`{ found: ${field} }`);

    expect(errors).toBeUndefined();
    expect(data.found.list.nodes).toEqual(nodes);
  });

  it('fills each page from as many pages of AWS as that takes, and loses and repeats nothing', async () => {
    const names: string[] = [];
    const sizes: number[] = [];
    let after = '';
    for (let hasNextPage = true; hasNextPage;) {
      const page = await stepPage(`first: 8, statuses: [FAILED] ${after}`);
      names.push(...page.names);
      sizes.push(page.names.length);
      ({ hasNextPage } = page);
      after = `after: "${page.endCursor}"`;
    }

    expect(names).toEqual(failed);
    expect(sizes).toEqual([8, 8, 3]);
  });

  it('ends with `hasNextPage` false where no further item matches on the last page of AWS', async () => {
    const all = await stepPage(`first: ${failed.length}, statuses: [FAILED]`);
    const both = await stepPage('first: 100, statuses: [FAILED, SKIPPED]');

    expect([all.names.length, all.hasNextPage]).toEqual([19, false]);
    expect([both.names.length, both.hasNextPage]).toEqual([20, false]);
  });

  it('stops after 40 pages of AWS, with a cursor to continue after them', async () => {
    let page = 0;
    for (page of range(41)) {
      injectFault(
        'ListWorkflowStepExecutions',
        {
          kind: 'answer',
          status: 200,
          body: {
            workflowExecutionId: buildId,
            steps: [{ stepExecutionId: `step-${uuid(page)}`, name: `Page${page}`, status: 'COMPLETED' }],
            nextToken: `token-${page}`,
          },
        },
        { times: 1 },
      );
    }
    const first = await stepPage('first: 5, statuses: [SKIPPED]');
    const second = await stepPage(`first: 5, statuses: [SKIPPED], after: "${first.endCursor}"`).catch(
      (error: unknown) => error,
    );

    expect(first).toEqual({ names: [], hasNextPage: true, endCursor: expect.any(String), lists: 40 });
    // The 41st page names a token that the sandbox does not know.
    expect(second).toBeInstanceOf(Error);
    expect(page).toBe(40);
  });

  it.each([
    ['an empty list', '[]'],
    ['statuses that a step never has', '[ROLLED_BACK, CANCELLING]'],
  ])('makes no call for %s', async (_what, statuses) => {
    expect(await stepPage(`statuses: ${statuses}`)).toEqual({
      names: [],
      hasNextPage: false,
      endCursor: null,
      lists: 0,
    });
  });

  it('does not restrict the list when it is null', async () => {
    const { names } = await stepPage('first: 3, statuses: null');

    expect(names).toEqual(['Step0', 'Step1', 'Step2']);
  });

  it('binds cursors to the statuses, in whatever order they are given', async () => {
    const { endCursor } = await stepPage('first: 1, statuses: [FAILED, SKIPPED]');
    const same = await stepPage(`first: 1, statuses: [SKIPPED, FAILED, FAILED], after: "${endCursor}"`);

    for (const other of ['', 'statuses: [FAILED]', 'statuses: null', 'statuses: []']) {
      const { errors, calls } = await stepsWhere(`after: "${endCursor}" ${other}`);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(calls).toEqual([]);
    }
    expect(same.names).toEqual(['Step7']);
  });

  it('accepts variables, and binds cursors to their values', async () => {
    const query = `query ($statuses: [ExecutionStatus!], $after: String) {
      imageBuilderWorkflow(workflowExecutionId: "${buildId}") {
        steps(first: 1, statuses: $statuses, after: $after) { nodes { name } pageInfo { endCursor } } } }`;
    const first = await ask(query, { statuses: ['FAILED'] });
    const after = first.data.imageBuilderWorkflow.steps.pageInfo.endCursor;

    const second = await ask(query, { statuses: ['FAILED'], after });
    const other = await ask(query, { after });

    expect(second.data.imageBuilderWorkflow.steps.nodes).toEqual([{ name: 'Step7' }]);
    expect(other.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(other.calls).toEqual([]);
  });
});

describe('A page of size 0', () => {
  const empty = (hasNextPage: boolean) => ({
    edges: [],
    nodes: [],
    pageInfo: { hasNextPage, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
  const selection =
    'edges { cursor } nodes { __typename } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

  it.each([
    ['images', `images(first: 0) { ${selection} }`, true],
    ['image pipelines', `imagePipelines(first: 0) { ${selection} }`, true],
    ['blueprints', `blueprints(first: 0) { ${selection} }`, true],
    ['all executions', `executions(first: 0) { ${selection} }`, true],
    ['no executions', `executions(first: 0, filter: { statuses: [] }) { ${selection} }`, false],
    ['waiting steps, of which there are none', `waitingWorkflowSteps(first: 0) { ${selection} }`, false],
  ])('returns `pageInfo` alone: %s', async (_list, field, hasNextPage) => {
    const { data, errors } = await ask(`{ found: ${field} }`);

    expect(errors).toBeUndefined();
    expect(data.found).toEqual(empty(hasNextPage));
  });

  it('shows whether a list under an object has items, at the cost of one page of AWS', async () => {
    const { data, errors, calls } = await stepsWhere('first: 0', selection);

    expect(errors).toBeUndefined();
    expect(data.imageBuilderWorkflow.steps).toEqual(empty(true));
    expect(calls).toEqual(['GetWorkflowExecution', 'ListWorkflowStepExecutions']);
  });

  it('shows whether items follow a cursor', async () => {
    const all = await stepPage('first: 100');
    const rest = await stepPage(`first: 100, after: "${all.endCursor}"`);

    const middle = await stepPage(`first: 0, after: "${all.endCursor}"`);
    const end = await stepPage(`first: 0, after: "${rest.endCursor}"`);

    expect([middle, end]).toMatchObject([
      { names: [], hasNextPage: true },
      { names: [], hasNextPage: false },
    ]);
  });
});

/** Every operation that lists, and a query that reads it in each of the ways in which lists are read. */
const lists = [
  ['ListImageBuildVersions', 'imageSummaryList', 'images { nodes { name } pageInfo { hasNextPage } }'],
  ['ListImagePipelines', 'imagePipelineList', 'imagePipelines { nodes { name } pageInfo { hasNextPage } }'],
  [
    'ListLifecyclePolicies',
    'lifecyclePolicySummaryList',
    'lifecyclePolicies { nodes { name } pageInfo { hasNextPage } }',
  ],
  ['ListWaitingWorkflowSteps', 'steps', 'waitingWorkflowSteps { nodes { name } pageInfo { hasNextPage } }'],
  ['ListWorkflows', 'Workflows', 'transferWorkflows { nodes { workflowId } pageInfo { hasNextPage } }'],
  ['ListBlueprints', 'Blueprints', 'blueprints { nodes { name } pageInfo { hasNextPage } }'],
  [
    'ListWorkflowExecutions',
    'workflowExecutions',
    `image(imageBuildVersionArn: "${imageArn}") { workflows { pageInfo { hasNextPage } } }`,
  ],
  [
    'ListImagePipelineImages',
    'imageSummaryList',
    `imagePipeline(imagePipelineArn: "${String(fixtureRegionData.imagePipelines?.[0]?.arn)}") { images { pageInfo { hasNextPage } } }`,
  ],
  [
    'ListWorkflowStepExecutions',
    'steps',
    `imageBuilderWorkflow(workflowExecutionId: "${buildId}") { steps(statuses: [FAILED]) { pageInfo { hasNextPage } } }`,
  ],
  [
    'ListLifecycleExecutions',
    'lifecycleExecutions',
    `lifecyclePolicy(lifecyclePolicyArn: "${policyArn}") { executions { pageInfo { hasNextPage } } }`,
  ],
  [
    'ListLifecycleExecutionResources',
    'resources',
    `lifecycle(lifecycleExecutionId: "${String(policyRun.lifecycleExecutionId)}") { resources { pageInfo { hasNextPage } } }`,
  ],
  [
    'ListExecutions',
    'Executions',
    `transferWorkflow(workflowId: "${transferWorkflowId}") { executions { pageInfo { hasNextPage } } }`,
  ],
  [
    'GetBlueprintRuns',
    'BlueprintRuns',
    `blueprint(name: "${blueprintName}") { runs { pageInfo { hasNextPage } } }`,
  ],
] as const;

describe('An empty next token', () => {
  it.each(lists)('ends the list of %s', async (operation, member, field) => {
    for (const token of ['', null]) {
      injectFault(
        operation,
        { kind: 'answer', status: 200, body: { [member]: [], nextToken: token, NextToken: token } },
        { times: 1 },
      );

      const { data, errors, calls } = await ask(`{ ${field} }`);

      expect(errors).toBeUndefined();
      expect(JSON.stringify(data)).toContain('"hasNextPage":false');
      expect(calls.filter((call) => call === operation)).toHaveLength(1);
    }
  });

  it.each(lists.map(([operation, member]) => [operation, member] as const))(
    'ends the list of %s in the list of all executions',
    async (operation, member) => {
      injectFault(operation, {
        kind: 'answer',
        status: 200,
        body: { [member]: [], nextToken: '', NextToken: '' },
      });

      const { data, errors } = await ask(
        '{ executions(filter: { kinds: [IMAGE_BUILDER_WORKFLOW, WORKFLOW_STEP, LIFECYCLE, TRANSFER_EXECUTION, BLUEPRINT_RUN] }) { coverage { state reason } } }',
      );

      const states = data.executions.coverage as { state: string; reason: string | null }[];
      expect(errors).toBeUndefined();
      expect(
        states.filter(({ reason }) => reason && !reason.includes('lists lifecycle runs by policy')),
      ).toEqual([]);
    },
  );
});
