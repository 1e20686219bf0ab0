import { estateOf } from './estate';
import {
  account,
  blueprint,
  build,
  execution,
  image,
  imageBuilderArn,
  launch,
  oneOfEachHere,
  policy,
  policyRun,
  region,
  run,
  server,
  transferWorkflow,
  uuid,
} from './oneOfEach';

/*
 * One of each thing, which is struck, and beside it another of each, which is not. The other ones have parents of their
 * own, so that no list can answer for both.
 */

export const other = {
  imageArn: imageBuilderArn('image/database/1.0.0/1'),
  buildId: `wf-${uuid(21)}`,
  launchId: `step-${uuid(21)}`,
  policyArn: imageBuilderArn('lifecycle-policy/keep-three'),
  policyRunId: `lce-${uuid(21)}`,
  transferWorkflowId: 'w-00000000000000021',
  executionId: uuid(21),
  blueprintName: 'customers.import_v1',
  runId: 'br_0221',
} as const;

const { transferWorkflows = [], transferExecutions = {} } = oneOfEachHere;

export const faultsEstate = estateOf({
  [`${account}/${region}`]: {
    ...oneOfEachHere,
    images: [...(oneOfEachHere.images ?? []), { ...image, arn: other.imageArn }],
    workflowExecutions: [
      ...(oneOfEachHere.workflowExecutions ?? []),
      { ...build, workflowExecutionId: other.buildId, imageBuildVersionArn: other.imageArn },
    ],
    steps: [
      ...(oneOfEachHere.steps ?? []),
      {
        ...launch,
        stepExecutionId: other.launchId,
        workflowExecutionId: other.buildId,
        imageBuildVersionArn: other.imageArn,
      },
    ],
    lifecyclePolicies: [policy, { ...policy, arn: other.policyArn }],
    lifecycleExecutions: [
      ...(oneOfEachHere.lifecycleExecutions ?? []),
      { ...policyRun, lifecycleExecutionId: other.policyRunId, lifecyclePolicyArn: other.policyArn },
    ],
    transferWorkflows: [...transferWorkflows, { ...transferWorkflow, WorkflowId: other.transferWorkflowId }],
    transferExecutions: {
      ...transferExecutions,
      [other.transferWorkflowId]: [{ ...execution, ExecutionId: other.executionId }],
    },
    transferServers: [server],
    blueprints: [blueprint, { ...blueprint, Name: other.blueprintName }],
    blueprintRuns: [
      ...(oneOfEachHere.blueprintRuns ?? []),
      { ...run, BlueprintName: other.blueprintName, RunId: other.runId },
    ],
  },
});
