import { describe, expect, it } from '@jest/globals';
import { nodeId, type NodeKind } from '../../src/model/nodeId';
import { estateOf } from '../support/estate';
import { gatewayForTests } from '../support/gatewayForTests';
import { generateRegionData } from '../support/dataSets';
import { padded, range, uuid } from '../support/sequence';

/*
 * Questions with exactly the AWS calls that they may make, nothing being remembered. The data set: two images, the
 * first with three workflows, the second with thirty, and 26 of another version, without any; the first workflow has
 * thirty steps, of which every sixth waits.
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

/** `nodes` of one kind, each told by its AWS ids. */
const nodes = (kind: NodeKind, ids: readonly (readonly string[])[], fields: string): string =>
  `nodes(ids: ${JSON.stringify(ids.map((one) => nodeId(kind, scope, ...one)))}) { ... on ${kind} { ${fields} } }`;

const named = (kind: NodeKind, name: (n: number) => string, count: number, fields: string): string =>
  nodes(
    kind,
    range(count).map((n) => [name(n)]),
    fields,
  );

/** So many times the same call. */
const each = (count: number, operation: string): string[] => range(count).map(() => operation);

interface Row {
  readonly asks: string;
  readonly query: string;
  readonly calls: readonly string[];
  readonly variables?: Readonly<Record<string, unknown>>;
}

const selection: readonly Row[] = [
  {
    asks: 'what a field of another answer names, by its ids alone: nothing more',
    query: `{ workflowStep(stepExecutionId: "${step(1)}") {
      name workflow { id workflowExecutionId } image { arn consoleUrl }
    } }`,
    calls: ['GetWorkflowStepExecution'],
  },
  {
    asks: 'only ids of a look-up: it tells whether the thing exists, so AWS is asked',
    query: `{ image(imageBuildVersionArn: "${firstImage}") { id arn } }`,
    calls: ['GetImage'],
  },
  {
    asks: 'a list by a relation that only leads there',
    query: `{ workflowStep(stepExecutionId: "${step(1)}") { image { workflows { nodes { status } } } } }`,
    calls: ['GetWorkflowStepExecution', 'ListWorkflowExecutions'],
  },
  {
    asks: 'a costly field behind @include(if: false)',
    query: `query ($deep: Boolean!) { imageBuilderWorkflow(workflowExecutionId: "${wf(1)}") {
      status steps @include(if: $deep) { nodes { name } } image { arn name @include(if: $deep) }
    } }`,
    variables: { deep: false },
    calls: ['GetWorkflowExecution'],
  },
  {
    asks: 'the same behind @include(if: true)',
    query: `query ($deep: Boolean!) { imageBuilderWorkflow(workflowExecutionId: "${wf(1)}") {
      status steps @include(if: $deep) { nodes { name } } image { arn name @include(if: $deep) }
    } }`,
    variables: { deep: true },
    calls: ['GetImage', 'GetWorkflowExecution', 'ListWorkflowStepExecutions'],
  },
  {
    asks: 'a costly field in a fragment behind @skip(if: true)',
    query: `{ transferWorkflow(workflowId: "${transferId}") { executions { nodes { status ...Costly @skip(if: true) } } } }
      fragment Costly on TransferExecution { executionRole }`,
    calls: ['DescribeWorkflow', 'ListExecutions'],
  },
  {
    asks: 'a costly field in a fragment within a fragment',
    query: `{ workflowStep(stepExecutionId: "${step(1)}") { ...Outer } }
      fragment Outer on WorkflowStep { ... on Execution { id } ...Inner }
      fragment Inner on WorkflowStep { workflow { ... on Execution { status } } }`,
    calls: ['GetWorkflowExecution', 'GetWorkflowStepExecution'],
  },
  {
    asks: 'the same thing by three ways: each call once',
    query: `{
      a: imageBuilderWorkflow(workflowExecutionId: "${wf(1)}") { status }
      b: imageBuilderWorkflow(workflowExecutionId: "${wf(1)}") { message image { name } }
      c: execution(id: "${nodeId('ImageBuilderWorkflow', scope, wf(1))}") { startedAt }
      d: image(imageBuildVersionArn: "${firstImage}") { platform }
    }`,
    calls: ['GetImage', 'GetWorkflowExecution'],
  },
  {
    asks: 'the way back to where it came from',
    query: `{ image(imageBuildVersionArn: "${firstImage}") {
      name workflows { nodes { status image { name } steps { nodes { name workflow { status image { name } } } } } }
    } }`,
    calls: ['GetImage', 'ListWorkflowExecutions', ...each(3, 'ListWorkflowStepExecutions')],
  },
  {
    asks: 'what is told by no list, of each item in one',
    query: `{ imageBuilderWorkflow(workflowExecutionId: "${wf(2)}") { steps { nodes { name onFailure } } } }`,
    calls: ['GetWorkflowExecution', ...each(2, 'GetWorkflowStepExecution'), 'ListWorkflowStepExecutions'],
  },
  {
    asks: 'what does not exist',
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
    asks: 'less than a page of AWS',
    query: `{ imageBuilderWorkflow(workflowExecutionId: "${wf(1)}") { steps(first: 3) { nodes { name } } } }`,
    calls: ['GetWorkflowExecution', 'ListWorkflowStepExecutions'],
  },
  {
    asks: 'just a page of AWS, and whether there is more',
    query: `{ imageBuilderWorkflow(workflowExecutionId: "${wf(1)}") {
      steps(first: 25) { nodes { name } pageInfo { hasNextPage endCursor } }
    } }`,
    calls: ['GetWorkflowExecution', 'ListWorkflowStepExecutions'],
  },
  {
    asks: 'one more than a page of AWS',
    query: `{ imageBuilderWorkflow(workflowExecutionId: "${wf(1)}") { steps(first: 26) { nodes { name } } } }`,
    calls: ['GetWorkflowExecution', ...each(2, 'ListWorkflowStepExecutions')],
  },
  {
    asks: 'several pages of one list in one question: those of AWS that they have in common once',
    query: `{ imageBuilderWorkflow(workflowExecutionId: "${wf(1)}") {
      a: steps(first: 5) { nodes { name } } b: steps(first: 20) { nodes { status } } c: steps(first: 30) { nodes { id } }
    } }`,
    calls: ['GetWorkflowExecution', ...each(2, 'ListWorkflowStepExecutions')],
  },
  {
    asks: 'a hundred Transfer workflows: AWS tells a thousand at once',
    query: '{ transferWorkflows(first: 100) { nodes { arn } pageInfo { hasNextPage } } }',
    calls: ['ListWorkflows'],
  },
  {
    asks: 'names only, of more blueprints than AWS lists at once',
    query: '{ blueprints(first: 30) { nodes { name } } }',
    calls: each(2, 'ListBlueprints'),
  },
  {
    asks: "images, newest first: all of AWS's pages, for it promises no order",
    query: '{ images(first: 1) { nodes { name state { status } } } }',
    calls: each(2, 'ListImageBuildVersions'),
  },
];

const siblings: readonly Row[] = [
  {
    asks: 'one execution whose parent is known: its Get',
    query: `{ ${nodes('TransferExecution', [[transferId, uuid(1)]], 'status')} }`,
    calls: ['DescribeExecution'],
  },
  {
    asks: 'several executions of one Transfer workflow: its list',
    query: `{ ${nodes(
      'TransferExecution',
      [1, 2, 3].map((n) => [transferId, uuid(n)]),
      'status',
    )} }`,
    calls: ['ListExecutions'],
  },
  {
    asks: 'several executions of one Transfer workflow, with what only a Get tells',
    query: `{ ${nodes(
      'TransferExecution',
      [1, 2, 3].map((n) => [transferId, uuid(n)]),
      'executionRole',
    )} }`,
    calls: each(3, 'DescribeExecution'),
  },
  {
    asks: 'two executions of each of two Transfer workflows',
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
    calls: each(2, 'ListExecutions'),
  },
  {
    asks: 'executions of one Transfer workflow, one of which has ended: its list lacks it, so it is gone',
    query: `{ ${nodes(
      'TransferExecution',
      [1, 2, 4].map((n) => [transferId, uuid(n)]),
      'status',
    )} }`,
    calls: ['ListExecutions'],
  },
  {
    asks: 'runs of one blueprint by look-up and by id at once',
    query: `{
      a: blueprintRun(blueprintName: "blueprint-0", runId: "run-1") { status }
      b: blueprintRun(blueprintName: "blueprint-0", runId: "run-2") { startedAt }
      ${nodes('BlueprintRun', [['blueprint-0', 'run-3']], 'roleArn')}
    }`,
    calls: ['GetBlueprintRuns'],
  },
  {
    asks: 'two workflows of nobody knows which images: two Gets',
    query: `{ ${nodes('ImageBuilderWorkflow', [[wf(1)], [wf(2)]], 'status')} }`,
    calls: each(2, 'GetWorkflowExecution'),
  },
  {
    asks: "three workflows, of which the first one's Get tells the image: its list has the others",
    query: `{ ${nodes('ImageBuilderWorkflow', [[wf(1)], [wf(2)], [wf(3)]], 'status')} }`,
    calls: ['GetWorkflowExecution', 'ListWorkflowExecutions'],
  },
  {
    asks: 'twenty steps of one workflow',
    query: `{ ${nodes(
      'WorkflowStep',
      range(20).map((n) => [step(n + 1)]),
      'status',
    )} }`,
    calls: ['GetWorkflowStepExecution', 'ListWorkflowStepExecutions'],
  },
  {
    asks: 'three lifecycle runs of one policy',
    query: `{ ${nodes('Lifecycle', [[lce(1)], [lce(2)], [lce(3)]], 'status policy { arn }')} }`,
    calls: ['GetLifecycleExecution', 'ListLifecycleExecutions'],
  },
  {
    asks: 'waiting steps of one workflow with what their list does not tell: that of the workflow does',
    query: '{ waitingWorkflowSteps(first: 4) { nodes { name rawStatus message } } }',
    calls: ['ListWaitingWorkflowSteps', 'ListWorkflowStepExecutions'],
  },
  {
    asks: 'waiting steps with what only a Get tells: no list besides',
    query: '{ waitingWorkflowSteps(first: 4) { nodes { onFailure timeoutSeconds } } }',
    calls: [...each(4, 'GetWorkflowStepExecution'), 'ListWaitingWorkflowSteps'],
  },
  {
    asks: "the workflow of a waiting step, and whether it was retried: the image's list tells both",
    query: '{ waitingWorkflowSteps(first: 1) { nodes { workflow { status retried } } } }',
    calls: ['ListWaitingWorkflowSteps', 'ListWorkflowExecutions'],
  },
  {
    asks: 'the runs that made some Glue workflows',
    query: `{ ${named('GlueWorkflow', (n) => `made by ${n}`, 3, 'blueprintRun { status }')} }`,
    calls: ['BatchGetWorkflows', 'GetBlueprintRuns'],
  },
];

const names: readonly Row[] = [
  {
    asks: '25 blueprints by name',
    query: `{ ${named('Blueprint', (n) => `blueprint-${n}`, 25, 'status')} }`,
    calls: ['BatchGetBlueprints'],
  },
  {
    asks: '26 blueprints by name',
    query: `{ ${named('Blueprint', (n) => `blueprint-${n}`, 26, 'status')} }`,
    calls: each(2, 'BatchGetBlueprints'),
  },
  {
    asks: '26 Glue workflows by name',
    query: `{ ${named('GlueWorkflow', (n) => `made by ${n}`, 26, 'description')} }`,
    calls: each(2, 'BatchGetWorkflows'),
  },
  {
    asks: 'Glue workflows with and without their graphs at once: one call, with graphs',
    query: `{
      a: glueWorkflow(name: "made by 1") { description }
      b: glueWorkflow(name: "made by 2") { graph { edges { sourceId } } }
      c: glueWorkflow(name: "none") { name }
    }`,
    calls: ['BatchGetWorkflows'],
  },
  {
    asks: 'all there is of a page of blueprints, and their runs',
    query: '{ blueprints(first: 5) { nodes { name status parameterSpec runs { nodes { status } } } } }',
    calls: ['BatchGetBlueprints', ...each(5, 'GetBlueprintRuns'), 'ListBlueprints'],
  },
  {
    asks: "the Glue workflows of one blueprint's runs, and back to the blueprint",
    query: `{ blueprint(name: "blueprint-0") { status runs { nodes { workflow { description } blueprint { status } } } } }`,
    calls: ['BatchGetBlueprints', 'BatchGetWorkflows', 'GetBlueprintRuns'],
  },
];

const mixed: readonly Row[] = [
  {
    asks: 'a lifecycle run, its policy, and what it did at both levels',
    query: `{ lifecycle(lifecycleExecutionId: "${lce(1)}") {
      policy { name } resources { nodes { image { arn } resources { nodes { region } } } }
    } }`,
    calls: ['GetLifecycleExecution', 'GetLifecyclePolicy', ...each(2, 'ListLifecycleExecutionResources')],
  },
  {
    asks: 'names of the steps that a Transfer execution went through, and of its server',
    query: `{ transferExecution(workflowId: "${transferId}", executionId: "${uuid(1)}") {
      results { steps { stepType name } } server { state } workflow { arn steps { type } }
    } }`,
    calls: ['DescribeExecution', 'DescribeServer', 'DescribeWorkflow'],
  },
  {
    asks: "a policy's runs, each with its policy",
    query: `{ lifecyclePolicy(lifecyclePolicyArn: "${policyArn}") {
      name executions { nodes { status policy { name policyDetails { action { type } } } } }
    } }`,
    calls: ['GetLifecyclePolicy', 'ListLifecycleExecutions'],
  },
  {
    asks: "an image's owner, which only a list tells",
    query: `{ image(imageBuildVersionArn: "${secondImage}") { name owner } }`,
    calls: ['ListImageBuildVersions'],
  },
  {
    asks: 'everything at once about nothing that costs',
    query: '{ __typename scopes { accountId region partition } }',
    calls: [],
  },
];

const rows = [...selection, ...pages, ...siblings, ...names, ...mixed];

describe('The calls of a question', () => {
  const { ask } = gatewayForTests(estate);

  it.each(rows)('$asks', async ({ query, calls, variables }) => {
    const answer = await ask(query, variables);

    expect(answer.errors).toBeUndefined();
    expect(answer.calls).toEqual([...calls].sort());
  });

  it('are told for thirty questions and more, each of its own', () => {
    expect(new Set(rows.map(({ asks }) => asks)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(30);
  });
});

describe('The calls of a second question, when the first is remembered', () => {
  const { ask, gateway } = gatewayForTests(estate, { cache: { maxBytes: 10_000_000 } });

  const workflows = (image: string): string =>
    `{ image(imageBuildVersionArn: "${image}") { workflows(first: 3) { nodes { status } } } }`;

  interface Pair {
    readonly asks: string;
    readonly first: string;
    readonly second: string;
    readonly calls: readonly string[];
  }

  const pairs: readonly Pair[] = [
    {
      asks: 'the same again',
      first: workflows(firstImage),
      second: workflows(firstImage),
      calls: [],
    },
    {
      asks: 'one that a list told, by its id',
      first: `{ imageBuilderWorkflow(workflowExecutionId: "${wf(2)}") { steps { nodes { status } } } }`,
      second: `{ ${nodes('WorkflowStep', [[step(31)]], 'name message')} }`,
      calls: [],
    },
    {
      asks: "finished runs that the blueprint's list told, by their ids",
      first: '{ blueprint(name: "blueprint-2") { runs { nodes { status } } } }',
      second: `{ ${nodes(
        'BlueprintRun',
        [6, 7].map((n) => ['blueprint-2', `run-${n}`]),
        'status',
      )} }`,
      calls: [],
    },
    {
      asks: 'more than was told: only what is missing',
      first: `{ lifecycle(lifecycleExecutionId: "${lce(1)}") { status } }`,
      second: `{ lifecycle(lifecycleExecutionId: "${lce(1)}") { status policy { name } } }`,
      calls: ['GetLifecyclePolicy'],
    },
    {
      asks: 'names of which some are known: the others',
      first: `{ ${named('Blueprint', (n) => `blueprint-${n}`, 20, 'status')} }`,
      second: `{ ${named('Blueprint', (n) => `blueprint-${n}`, 30, 'status')} }`,
      calls: ['BatchGetBlueprints'],
    },
    {
      asks: "siblings that the first one's list told by the way",
      first: `{ ${nodes('WorkflowStep', [[step(1)], [step(2)], [step(3)]], 'status')} }`,
      second: `{ ${nodes('WorkflowStep', [[step(4)], [step(5)]], 'message')} }`,
      calls: [],
    },
  ];

  it.each(pairs)('$asks', async ({ first, second, calls }) => {
    await ask(first);

    const answer = await ask(second);

    expect(answer.errors).toBeUndefined();
    expect(answer.calls).toEqual(calls);
  });

  it('are all of them again for a client that wants nothing remembered', async () => {
    const question = `{ ${nodes('ImageBuilderWorkflow', [[wf(5)], [wf(6)], [wf(7)]], 'status')} }`;
    await ask(question);

    const { calls } = await gateway().ask(question, {}, { 'cache-control': 'no-cache' });

    expect(calls).toEqual(['GetWorkflowExecution', 'ListWorkflowExecutions']);
  });
});

describe('The calls of many that ask at once', () => {
  const { gateway, injectFault } = gatewayForTests(estate);

  const post = async (query: string): Promise<unknown> => {
    const response = await fetch(`${gateway().url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return response.json();
  };

  it('are those of one, siblings and names included', async () => {
    injectFault('GetWorkflowExecution', { kind: 'delay', ms: 150 });
    injectFault('BatchGetBlueprints', { kind: 'delay', ms: 150 });
    const question = `{
      ${nodes('ImageBuilderWorkflow', [[wf(1)], [wf(2)], [wf(3)]], 'status')}
      blueprint(name: "blueprint-3") { status }
    }`;

    const answers = await Promise.all(range(20).map(() => post(question)));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const calls = gateway().sandbox.calls.operations();
    expect(calls.filter((name) => name !== 'AssumeRole').sort()).toEqual([
      'BatchGetBlueprints',
      'GetWorkflowExecution',
      'ListWorkflowExecutions',
    ]);
  });
});

describe('What one account told', () => {
  const other = { accountId: '444455556666', region: 'us-east-1' };
  const plan = (status: string) => ({ blueprints: [{ Name: 'same', Description: status }] });
  const { ask, gateway } = gatewayForTests(
    estateOf({ '111122223333/us-east-1': plan('here'), '444455556666/us-east-1': plan('there') }),
    { cache: { maxBytes: 10_000_000 } },
  );
  const blueprintIn = ({ accountId, region }: typeof other): string =>
    `{ blueprint(name: "same", scope: { accountId: "${accountId}", region: "${region}" }) { description } }`;

  it('answers nothing for another account, which may be refused', async () => {
    await ask(blueprintIn(scope));
    gateway().sandbox.faults.add({
      match: { accountId: other.accountId, service: 'glue' },
      times: 1,
      fault: { kind: 'accessDenied' },
    });

    const refused = await ask(blueprintIn(other));
    const allowed = await ask(blueprintIn(other));
    const again = await ask(blueprintIn(scope));

    expect(refused.data.blueprint).toBeNull();
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(allowed.data.blueprint.description).toBe('there');
    expect(again.data.blueprint.description).toBe('here');
    expect([refused, allowed, again].map(({ calls }) => calls)).toEqual([
      ['BatchGetBlueprints'],
      ['BatchGetBlueprints'],
      [],
    ]);
  });
});
