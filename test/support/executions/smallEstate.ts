import { nodeId } from '../../../src/model/nodeId';
import { estateOf, type RegionData } from '../estate';
import { uuid } from '../sequence';

/* A few executions of each kind in two scopes. `idOf` gives each of them a name. */

export const here = { accountId: '111122223333', region: 'us-east-1' };
export const there = { accountId: '444455556666', region: 'eu-west-1' };

export const imageArn = (name: string): string =>
  `arn:aws:imagebuilder:${here.region}:${here.accountId}:image/${name}/1.0.0/1`;
export const policyArn = `arn:aws:imagebuilder:${here.region}:${here.accountId}:lifecycle-policy/tidy-up`;
export const transferWorkflowId = 'w-0123456789abcdefg';

const at = (time: string): string => `2026-09-09T${time}:00.000Z`;

const dataHere = {
  images: [
    { arn: imageArn('web'), state: { status: 'TESTING' }, dateCreated: at('09:30') },
    { arn: imageArn('late'), state: { status: 'PENDING' }, dateCreated: at('11:30') },
  ],
  workflowExecutions: [
    {
      workflowExecutionId: `wf-${uuid(1)}`,
      imageBuildVersionArn: imageArn('web'),
      status: 'COMPLETED',
      startTime: at('10:00'),
    },
    {
      workflowExecutionId: `wf-${uuid(2)}`,
      imageBuildVersionArn: imageArn('web'),
      status: 'RUNNING',
      startTime: at('12:00'),
    },
    { workflowExecutionId: `wf-${uuid(3)}`, imageBuildVersionArn: imageArn('late'), status: 'PENDING' },
  ],
  steps: [
    {
      stepExecutionId: `step-${uuid(1)}`,
      workflowExecutionId: `wf-${uuid(1)}`,
      status: 'COMPLETED',
      startTime: at('10:01'),
    },
    { stepExecutionId: `step-${uuid(2)}`, workflowExecutionId: `wf-${uuid(1)}`, status: 'SKIPPED' },
    {
      stepExecutionId: `step-${uuid(3)}`,
      workflowExecutionId: `wf-${uuid(2)}`,
      status: 'RUNNING',
      startTime: at('12:01'),
    },
  ],
  lifecyclePolicies: [{ arn: policyArn, name: 'tidy-up' }],
  lifecycleExecutions: [
    {
      lifecycleExecutionId: `lce-${uuid(1)}`,
      lifecyclePolicyArn: policyArn,
      state: { status: 'SUCCESS' },
      startTime: new Date(at('11:00')),
    },
  ],
  transferWorkflows: [{ WorkflowId: transferWorkflowId, Arn: 'arn:aws:transfer' }],
  transferExecutions: {
    [transferWorkflowId]: [
      { ExecutionId: uuid(1), Status: 'IN_PROGRESS' },
      { ExecutionId: uuid(2), Status: 'HANDLING_EXCEPTION' },
    ],
  },
  blueprints: [{ Name: 'orders' }],
  blueprintRuns: [
    { BlueprintName: 'orders', RunId: 'br_1', State: 'FAILED', StartedOn: new Date(at('09:00')) },
    { BlueprintName: 'orders', RunId: 'br_2', State: 'SUCCEEDED', StartedOn: new Date(at('11:00')) },
  ],
} satisfies RegionData;

const dataThere = {
  blueprints: [{ Name: 'orders' }],
  blueprintRuns: [
    { BlueprintName: 'orders', RunId: 'br_1', State: 'RUNNING', StartedOn: new Date(at('12:30')) },
  ],
} satisfies RegionData;

export const smallHoldings = {
  [`${here.accountId}/${here.region}`]: dataHere,
  [`${there.accountId}/${there.region}`]: dataThere,
};

export const smallEstate = estateOf(smallHoldings);

/** The global ids of all executions of the small estate. */
export const idOf = {
  built: nodeId('ImageBuilderWorkflow', here, `wf-${uuid(1)}`),
  testing: nodeId('ImageBuilderWorkflow', here, `wf-${uuid(2)}`),
  waiting: nodeId('ImageBuilderWorkflow', here, `wf-${uuid(3)}`),
  stepDone: nodeId('WorkflowStep', here, `step-${uuid(1)}`),
  stepSkipped: nodeId('WorkflowStep', here, `step-${uuid(2)}`),
  stepRunning: nodeId('WorkflowStep', here, `step-${uuid(3)}`),
  tidied: nodeId('Lifecycle', here, `lce-${uuid(1)}`),
  transferring: nodeId('TransferExecution', here, transferWorkflowId, uuid(1)),
  handling: nodeId('TransferExecution', here, transferWorkflowId, uuid(2)),
  runFailed: nodeId('BlueprintRun', here, 'orders', 'br_1'),
  runDone: nodeId('BlueprintRun', here, 'orders', 'br_2'),
  runThere: nodeId('BlueprintRun', there, 'orders', 'br_1'),
} as const;

export type Name = keyof typeof idOf;

const names = new Map<string, string>(Object.entries(idOf).map(([name, id]) => [id, name]));

/** The names of the listed executions, in order. */
export const namesOf = (nodes: readonly { readonly id: string }[]): string[] =>
  nodes.map(({ id }) => names.get(id) ?? id);
