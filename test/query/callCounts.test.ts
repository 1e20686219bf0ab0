import { describe, expect, it } from '@jest/globals';
import { nodeId } from '../support/nodeId';
import { type NodeKind } from '../../src/kinds';
import { estateOf } from '../support/estate';
import { gatewayForTests } from '../support/gatewayForTests';
import { generateRegionData } from '../support/dataSets';
import { padded, range, uuid } from '../support/sequence';

/*
 * Queries and the exact AWS calls that they make without a cache. The data set has two images, the first with three
 * workflows and the second with thirty, and 26 images of another version without workflows. The first workflow has thirty
 * steps, of which every sixth waits.
 */

const scope = { accountId: '111122223333', region: 'us-east-1' };
const arn = (resource: string): string => `arn:aws:imagebuilder:us-east-1:111122223333:${resource}`;

const estate = estateOf({
  '111122223333/us-east-1': generateRegionData(
    {
      pipelines: 1,
      versions: 2,
      builds: [2, 26],
      workflows: [3, 30, ...range(27).map(() => 0)],
      steps: [30, 2, 0],
      policies: 2,
      runs: [3, 30],
      resources: [1],
      transferWorkflows: 1002,
      executions: [7, 3, 0],
      blueprints: 30,
      blueprintRuns: [3, 2],
      danglingEvery: 0,
    },
    { account: scope.accountId, region: scope.region },
  ),
});

const [firstImage, secondImage] = [arn('image/recipe-0/1.0.0/1'), arn('image/recipe-0/1.0.0/2')];
const policyArn = arn('lifecycle-policy/policy-0');
const wf = (n: number): string => `wf-${uuid(n)}`;
const step = (n: number): string => `step-${uuid(n)}`;
const lce = (n: number): string => `lce-${uuid(n)}`;
const [transferId, otherTransferId] = [`w-${padded(0, 17)}`, `w-${padded(1, 17)}`];

/** `Query.nodes` for things of one kind with these AWS ids. */
const nodes = (kind: NodeKind, ids: readonly (readonly string[])[], fields: string): string =>
  `nodes(ids: ${JSON.stringify(ids.map((one) => nodeId(kind, scope, ...one)))}) { ... on ${kind} { ${fields} } }`;

const named = (kind: NodeKind, name: (n: number) => string, count: number, fields: string): string =>
  nodes(
    kind,
    range(count).map((n) => [name(n)]),
    fields,
  );

const repeated = (count: number, operation: string): string[] => range(count).map(() => operation);

interface Row {
  readonly title: string;
  readonly query: string;
  readonly calls: readonly string[];
  readonly variables?: Readonly<Record<string, unknown>>;
}

const selection: readonly Row[] = [
  {
    title: 'no call for related things of which only ids are selected',
    query: `{ workflowStep(stepExecutionId: "${step(1)}") {
      name workflow { id workflowExecutionId } image { arn consoleUrl }
    } }`,
    calls: ['GetWorkflowStepExecution'],
  },
  {
    title:
      'one call for a look-up of which only ids are selected, because it returns null for an unknown thing',
    query: `{ image(imageBuildVersionArn: "${firstImage}") { id arn } }`,
    calls: ['GetImage'],
  },
  {
    title: 'no call for a related thing of which only a list is selected',
    query: `{ workflowStep(stepExecutionId: "${step(1)}") { image { workflows { nodes { status } } } } }`,
    calls: ['GetWorkflowStepExecution', 'ListWorkflowExecutions'],
  },
  {
    title: 'no call for a field with @include(if: false)',
    query: `query ($deep: Boolean!) { imageBuilderWorkflow(workflowExecutionId: "${wf(1)}") {
      status steps @include(if: $deep) { nodes { name } } image { arn name @include(if: $deep) }
    } }`,
    variables: { deep: false },
    calls: ['GetWorkflowExecution'],
  },
  {
    title: 'one call each for fields with @include(if: true)',
    query: `query ($deep: Boolean!) { imageBuilderWorkflow(workflowExecutionId: "${wf(1)}") {
      status steps @include(if: $deep) { nodes { name } } image { arn name @include(if: $deep) }
    } }`,
    variables: { deep: true },
    calls: ['GetImage', 'GetWorkflowExecution', 'ListWorkflowStepExecutions'],
  },
  {
    title: 'no call for a field in a fragment with @skip(if: true)',
    query: `{ transferWorkflow(workflowId: "${transferId}") { executions { nodes { status ...Costly @skip(if: true) } } } }
      fragment Costly on TransferExecution { executionRole }`,
    calls: ['DescribeWorkflow', 'ListExecutions'],
  },
  {
    title: 'one call for a field in a fragment within a fragment',
    query: `{ workflowStep(stepExecutionId: "${step(1)}") { ...Outer } }
      fragment Outer on WorkflowStep { ... on Execution { id } ...Inner }
      fragment Inner on WorkflowStep { workflow { ... on Execution { status } } }`,
    calls: ['GetWorkflowExecution', 'GetWorkflowStepExecution'],
  },
  {
    title: 'one call for a thing that is selected in three ways',
    query: `{
      a: imageBuilderWorkflow(workflowExecutionId: "${wf(1)}") { status }
      b: imageBuilderWorkflow(workflowExecutionId: "${wf(1)}") { message image { name } }
      c: execution(id: "${nodeId('ImageBuilderWorkflow', scope, wf(1))}") { startedAt }
      d: image(imageBuildVersionArn: "${firstImage}") { platform }
    }`,
    calls: ['GetImage', 'GetWorkflowExecution'],
  },
  {
    title: 'no further calls for parents of listed things',
    query: `{ image(imageBuildVersionArn: "${firstImage}") {
      name workflows { nodes { status image { name } steps { nodes { name workflow { status image { name } } } } } }
    } }`,
    calls: ['GetImage', 'ListWorkflowExecutions', ...repeated(3, 'ListWorkflowStepExecutions')],
  },
  {
    title: 'one Get call per listed step for a field that the list does not return',
    query: `{ imageBuilderWorkflow(workflowExecutionId: "${wf(2)}") { steps { nodes { name onFailure } } } }`,
    calls: ['GetWorkflowExecution', ...repeated(2, 'GetWorkflowStepExecution'), 'ListWorkflowStepExecutions'],
  },
  {
    title: 'one call for each unknown thing',
    query: `{
      wf: imageBuilderWorkflow(workflowExecutionId: "${wf(999)}") { status }
      run: blueprintRun(blueprintName: "blueprint-0", runId: "none") { status }
      policy: lifecyclePolicy(lifecyclePolicyArn: "${arn('lifecycle-policy/none')}") { name }
    }`,
    calls: ['GetBlueprintRun', 'GetLifecyclePolicy', 'GetWorkflowExecution'],
  },
];

const pages: readonly Row[] = [
  {
    title: 'one call for less than a page of AWS',
    query: `{ imageBuilderWorkflow(workflowExecutionId: "${wf(1)}") { steps(first: 3) { nodes { name } } } }`,
    calls: ['GetWorkflowExecution', 'ListWorkflowStepExecutions'],
  },
  {
    title: 'one call for exactly a page of AWS and its pageInfo',
    query: `{ imageBuilderWorkflow(workflowExecutionId: "${wf(1)}") {
      steps(first: 25) { nodes { name } pageInfo { hasNextPage endCursor } }
    } }`,
    calls: ['GetWorkflowExecution', 'ListWorkflowStepExecutions'],
  },
  {
    title: 'two calls for one item more than a page of AWS',
    query: `{ imageBuilderWorkflow(workflowExecutionId: "${wf(1)}") { steps(first: 26) { nodes { name } } } }`,
    calls: ['GetWorkflowExecution', ...repeated(2, 'ListWorkflowStepExecutions')],
  },
  {
    title: 'one call per page of AWS for several pages of the same list',
    query: `{ imageBuilderWorkflow(workflowExecutionId: "${wf(1)}") {
      a: steps(first: 5) { nodes { name } } b: steps(first: 20) { nodes { status } } c: steps(first: 30) { nodes { id } }
    } }`,
    calls: ['GetWorkflowExecution', ...repeated(2, 'ListWorkflowStepExecutions')],
  },
  {
    title: 'one call for 100 Transfer Family workflows, of which AWS returns 1000 per page',
    query: '{ transferWorkflows(first: 100) { nodes { arn } pageInfo { hasNextPage } } }',
    calls: ['ListWorkflows'],
  },
  {
    title: 'only List calls for the names of blueprints',
    query: '{ blueprints(first: 30) { nodes { name } } }',
    calls: repeated(2, 'ListBlueprints'),
  },
  {
    title: 'all List calls for the first image, because AWS defines no order',
    query: '{ images(first: 1) { nodes { name state { status } } } }',
    calls: repeated(2, 'ListImageBuildVersions'),
  },
];

const siblings: readonly Row[] = [
  {
    title: 'one Get call for one execution with a known parent',
    query: `{ ${nodes('TransferExecution', [[transferId, uuid(1)]], 'status')} }`,
    calls: ['DescribeExecution'],
  },
  {
    title: 'one List call for several executions of one Transfer Family workflow',
    query: `{ ${nodes(
      'TransferExecution',
      [1, 2, 3].map((n) => [transferId, uuid(n)]),
      'status',
    )} }`,
    calls: ['ListExecutions'],
  },
  {
    title: 'one Get call per execution for a field that only a Get returns',
    query: `{ ${nodes(
      'TransferExecution',
      [1, 2, 3].map((n) => [transferId, uuid(n)]),
      'executionRole',
    )} }`,
    calls: repeated(3, 'DescribeExecution'),
  },
  {
    title: 'one List call per workflow for two executions of each of two Transfer Family workflows',
    query: `{ ${nodes(
      'TransferExecution',
      [
        [transferId, uuid(1)],
        [otherTransferId, uuid(9)],
        [transferId, uuid(2)],
        [otherTransferId, uuid(10)],
      ],
      'rawStatus',
    )} }`,
    calls: repeated(2, 'ListExecutions'),
  },
  {
    title: 'no further call for an ended execution, which the list lacks',
    query: `{ ${nodes(
      'TransferExecution',
      [1, 2, 4].map((n) => [transferId, uuid(n)]),
      'status',
    )} }`,
    calls: ['ListExecutions'],
  },
  {
    title: 'one List call for runs of one blueprint, selected by look-ups and by global ids',
    query: `{
      a: blueprintRun(blueprintName: "blueprint-0", runId: "run-1") { status }
      b: blueprintRun(blueprintName: "blueprint-0", runId: "run-2") { startedAt }
      ${nodes('BlueprintRun', [['blueprint-0', 'run-3']], 'roleArn')}
    }`,
    calls: ['GetBlueprintRuns'],
  },
  {
    title: 'two Get calls for two workflows of unknown images',
    query: `{ ${nodes('ImageBuilderWorkflow', [[wf(1)], [wf(2)]], 'status')} }`,
    calls: repeated(2, 'GetWorkflowExecution'),
  },
  {
    title: 'one Get and one List call for three workflows of one unknown image',
    query: `{ ${nodes('ImageBuilderWorkflow', [[wf(1)], [wf(2)], [wf(3)]], 'status')} }`,
    calls: ['GetWorkflowExecution', 'ListWorkflowExecutions'],
  },
  {
    title: 'one Get and one List call for twenty steps of one workflow',
    query: `{ ${nodes(
      'WorkflowStep',
      range(20).map((n) => [step(n + 1)]),
      'status',
    )} }`,
    calls: ['GetWorkflowStepExecution', 'ListWorkflowStepExecutions'],
  },
  {
    title: 'one Get and one List call for three lifecycle runs of one policy',
    query: `{ ${nodes('Lifecycle', [[lce(1)], [lce(2)], [lce(3)]], 'status policy { arn }')} }`,
    calls: ['GetLifecycleExecution', 'ListLifecycleExecutions'],
  },
  {
    title: 'one List call of the workflow for fields that the list of waiting steps does not return',
    query: '{ waitingWorkflowSteps(first: 4) { nodes { name rawStatus message } } }',
    calls: ['ListWaitingWorkflowSteps', 'ListWorkflowStepExecutions'],
  },
  {
    title: 'one Get call per waiting step for fields that no list returns',
    query: '{ waitingWorkflowSteps(first: 4) { nodes { onFailure timeoutSeconds } } }',
    calls: [...repeated(4, 'GetWorkflowStepExecution'), 'ListWaitingWorkflowSteps'],
  },
  {
    title: 'one List call of the image for the status and `retried` of the workflow of a waiting step',
    query: '{ waitingWorkflowSteps(first: 1) { nodes { workflow { status retried } } } }',
    calls: ['ListWaitingWorkflowSteps', 'ListWorkflowExecutions'],
  },
  {
    title: 'one List call for the blueprint runs of several Glue workflows',
    query: `{ ${named('GlueWorkflow', (n) => `made by ${n}`, 3, 'blueprintRun { status }')} }`,
    calls: ['BatchGetWorkflows', 'GetBlueprintRuns'],
  },
];

const names: readonly Row[] = [
  {
    title: 'one batch call for 25 blueprints',
    query: `{ ${named('Blueprint', (n) => `blueprint-${n}`, 25, 'status')} }`,
    calls: ['BatchGetBlueprints'],
  },
  {
    title: 'two batch calls for 26 blueprints',
    query: `{ ${named('Blueprint', (n) => `blueprint-${n}`, 26, 'status')} }`,
    calls: repeated(2, 'BatchGetBlueprints'),
  },
  {
    title: 'two batch calls for 26 Glue workflows',
    query: `{ ${named('GlueWorkflow', (n) => `made by ${n}`, 26, 'description')} }`,
    calls: repeated(2, 'BatchGetWorkflows'),
  },
  {
    title: 'one batch call for Glue workflows with and without graphs',
    query: `{
      a: glueWorkflow(name: "made by 1") { description }
      b: glueWorkflow(name: "made by 2") { graph { edges { sourceId } } }
      c: glueWorkflow(name: "none") { name }
    }`,
    calls: ['BatchGetWorkflows'],
  },
  {
    title: 'one batch call and one List call per blueprint for a page of blueprints with their runs',
    query: '{ blueprints(first: 5) { nodes { name status parameterSpec runs { nodes { status } } } } }',
    calls: ['BatchGetBlueprints', ...repeated(5, 'GetBlueprintRuns'), 'ListBlueprints'],
  },
  {
    title:
      'one batch call for the Glue workflows of the runs of a blueprint, and none for the blueprint of the runs',
    query: `{ blueprint(name: "blueprint-0") { status runs { nodes { workflow { description } blueprint { status } } } } }`,
    calls: ['BatchGetBlueprints', 'BatchGetWorkflows', 'GetBlueprintRuns'],
  },
];

const mixed: readonly Row[] = [
  {
    title: 'one call each for a lifecycle run, its policy, and both levels of its resources',
    query: `{ lifecycle(lifecycleExecutionId: "${lce(1)}") {
      policy { name } resources { nodes { image { arn } resources { nodes { region } } } }
    } }`,
    calls: ['GetLifecycleExecution', 'GetLifecyclePolicy', ...repeated(2, 'ListLifecycleExecutionResources')],
  },
  {
    title: 'one call each for a Transfer Family execution, its workflow and its server',
    query: `{ transferExecution(workflowId: "${transferId}", executionId: "${uuid(1)}") {
      results { steps { stepType name } } server { state } workflow { arn steps { type } }
    } }`,
    calls: ['DescribeExecution', 'DescribeServer', 'DescribeWorkflow'],
  },
  {
    title: 'no further call for the policy of the runs of a policy',
    query: `{ lifecyclePolicy(lifecyclePolicyArn: "${policyArn}") {
      name executions { nodes { status policy { name policyDetails { action { type } } } } }
    } }`,
    calls: ['GetLifecyclePolicy', 'ListLifecycleExecutions'],
  },
  {
    title: 'one List call, without a Get, for the owner of an image',
    query: `{ image(imageBuildVersionArn: "${secondImage}") { name owner } }`,
    calls: ['ListImageBuildVersions'],
  },
  {
    title: 'no call for scopes and __typename',
    query: '{ __typename scopes { accountId region partition } }',
    calls: [],
  },
];

const rows = [...selection, ...pages, ...siblings, ...names, ...mixed];

describe('A query without a cache', () => {
  const { ask } = gatewayForTests(estate);

  it.each(rows)('makes $title', async ({ query, calls, variables }) => {
    const answer = await ask(query, variables);

    expect(answer.errors).toBeUndefined();
    expect(answer.calls).toEqual([...calls].sort());
  });

  it('is tested with at least thirty different titles', () => {
    expect(new Set(rows.map(({ title }) => title)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(30);
  });
});

describe('A second query with a cache', () => {
  const { ask, gateway } = gatewayForTests(estate, { cache: { maxBytes: 10_000_000 } });

  const workflows = (image: string): string =>
    `{ image(imageBuildVersionArn: "${image}") { workflows(first: 3) { nodes { status } } } }`;

  interface Pair {
    readonly title: string;
    readonly first: string;
    readonly second: string;
    readonly calls: readonly string[];
  }

  const pairs: readonly Pair[] = [
    {
      title: 'no call for the same query',
      first: workflows(firstImage),
      second: workflows(firstImage),
      calls: [],
    },
    {
      title: 'no call for a step that a list returned',
      first: `{ imageBuilderWorkflow(workflowExecutionId: "${wf(2)}") { steps { nodes { status } } } }`,
      second: `{ ${nodes('WorkflowStep', [[step(31)]], 'name message')} }`,
      calls: [],
    },
    {
      title: 'no call for ended runs that the list of the blueprint returned',
      first: '{ blueprint(name: "blueprint-2") { runs { nodes { status } } } }',
      second: `{ ${nodes(
        'BlueprintRun',
        [6, 7].map((n) => ['blueprint-2', `run-${n}`]),
        'status',
      )} }`,
      calls: [],
    },
    {
      title: 'only the missing call for a larger selection',
      first: `{ lifecycle(lifecycleExecutionId: "${lce(1)}") { status } }`,
      second: `{ lifecycle(lifecycleExecutionId: "${lce(1)}") { status policy { name } } }`,
      calls: ['GetLifecyclePolicy'],
    },
    {
      title: 'one batch call for the names that are not cached',
      first: `{ ${named('Blueprint', (n) => `blueprint-${n}`, 20, 'status')} }`,
      second: `{ ${named('Blueprint', (n) => `blueprint-${n}`, 30, 'status')} }`,
      calls: ['BatchGetBlueprints'],
    },
    {
      title: 'no call for siblings that the list of the first query returned',
      first: `{ ${nodes('WorkflowStep', [[step(1)], [step(2)], [step(3)]], 'status')} }`,
      second: `{ ${nodes('WorkflowStep', [[step(4)], [step(5)]], 'message')} }`,
      calls: [],
    },
  ];

  it.each(pairs)('makes $title', async ({ first, second, calls }) => {
    await ask(first);

    const answer = await ask(second);

    expect(answer.errors).toBeUndefined();
    expect(answer.calls).toEqual(calls);
  });

  it('makes all calls again for a request with no-cache', async () => {
    const query = `{ ${nodes('ImageBuilderWorkflow', [[wf(5)], [wf(6)], [wf(7)]], 'status')} }`;
    await ask(query);

    const { calls } = await gateway().ask(query, {}, { 'cache-control': 'no-cache' });

    expect(calls).toEqual(['GetWorkflowExecution', 'ListWorkflowExecutions']);
  });
});

describe('Concurrent identical queries', () => {
  const { gateway, injectFault } = gatewayForTests(estate);

  const post = async (query: string): Promise<unknown> => {
    const response = await fetch(`${gateway().url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return response.json();
  };

  it('make the calls of one query, including lists of siblings and batches of names', async () => {
    injectFault('GetWorkflowExecution', { kind: 'delay', ms: 2_000 });
    injectFault('BatchGetBlueprints', { kind: 'delay', ms: 2_000 });
    const query = `{
      ${nodes('ImageBuilderWorkflow', [[wf(1)], [wf(2)], [wf(3)]], 'status')}
      blueprint(name: "blueprint-3") { status }
    }`;

    const responses = await Promise.all(range(20).map(() => post(query)));

    expect(new Set(responses.map((response) => JSON.stringify(response))).size).toBe(1);
    const calls = gateway().sandbox.calls.operations();
    expect(calls.filter((name) => name !== 'AssumeRole').sort()).toEqual([
      'BatchGetBlueprints',
      'GetWorkflowExecution',
      'ListWorkflowExecutions',
    ]);
  });
});

describe('The cached data of one account', () => {
  const other = { accountId: '444455556666', region: 'us-east-1' };
  const plan = (status: string) => ({ blueprints: [{ Name: 'same', Description: status }] });
  const { ask, gateway } = gatewayForTests(
    estateOf({ '111122223333/us-east-1': plan('here'), '444455556666/us-east-1': plan('there') }),
    { cache: { maxBytes: 10_000_000 } },
  );
  const blueprintIn = ({ accountId, region }: typeof other): string =>
    `{ blueprint(name: "same", scope: { accountId: "${accountId}", region: "${region}" }) { description } }`;

  it('is not returned for another account', async () => {
    await ask(blueprintIn(scope));
    gateway().sandbox.faults.add({
      match: { accountId: other.accountId, service: 'glue' },
      times: 1,
      fault: { kind: 'accessDenied' },
    });

    const denied = await ask(blueprintIn(other));
    const allowed = await ask(blueprintIn(other));
    const again = await ask(blueprintIn(scope));

    expect(denied.data.blueprint).toBeNull();
    expect(denied.errors?.[0]?.extensions.code).toBe('UPSTREAM_FORBIDDEN');
    expect(allowed.data.blueprint.description).toBe('there');
    expect(again.data.blueprint.description).toBe('here');
    expect([denied, allowed, again].map(({ calls }) => calls)).toEqual([
      ['BatchGetBlueprints'],
      ['BatchGetBlueprints'],
      [],
    ]);
  });
});
