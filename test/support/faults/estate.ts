import { estateOf } from '../estate';
import {
  account,
  blueprint,
  build,
  execution,
  image,
  imageBuilderArn,
  launch,
  fixtureRegionData,
  policy,
  policyRun,
  region,
  run,
  server,
  transferWorkflow,
} from '../fixtureEstate';
import { uuid } from '../sequence';

/*
 * Two resources of each kind: one whose calls are faulted, and a control whose calls are not. The controls have parents
 * of their own, so that no list contains both.
 */

export const control = {
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

const { transferWorkflows = [], transferExecutions = {} } = fixtureRegionData;

export const faultsEstate = estateOf({
  [`${account}/${region}`]: {
    ...fixtureRegionData,
    images: [...(fixtureRegionData.images ?? []), { ...image, arn: control.imageArn }],
    workflowExecutions: [
      ...(fixtureRegionData.workflowExecutions ?? []),
      { ...build, workflowExecutionId: control.buildId, imageBuildVersionArn: control.imageArn },
    ],
    steps: [
      ...(fixtureRegionData.steps ?? []),
      {
        ...launch,
        stepExecutionId: control.launchId,
        workflowExecutionId: control.buildId,
        imageBuildVersionArn: control.imageArn,
      },
    ],
    lifecyclePolicies: [policy, { ...policy, arn: control.policyArn }],
    lifecycleExecutions: [
      ...(fixtureRegionData.lifecycleExecutions ?? []),
      { ...policyRun, lifecycleExecutionId: control.policyRunId, lifecyclePolicyArn: control.policyArn },
    ],
    transferWorkflows: [
      ...transferWorkflows,
      { ...transferWorkflow, WorkflowId: control.transferWorkflowId },
    ],
    transferExecutions: {
      ...transferExecutions,
      [control.transferWorkflowId]: [{ ...execution, ExecutionId: control.executionId }],
    },
    transferServers: [server],
    blueprints: [blueprint, { ...blueprint, Name: control.blueprintName }],
    blueprintRuns: [
      ...(fixtureRegionData.blueprintRuns ?? []),
      { ...run, BlueprintName: control.blueprintName, RunId: control.runId },
    ],
  },
});
