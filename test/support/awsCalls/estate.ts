import * as glue from '@aws-sdk/client-glue';
import * as imagebuilder from '@aws-sdk/client-imagebuilder';
import * as transfer from '@aws-sdk/client-transfer';
import { estateOf, type RegionData } from '../estate';
import { withEveryMember } from '../shapeValues';

/*
 * Two resources of each kind, and two under each of two parents where calls can be shared: so the number of calls for
 * each resource of a list differs from the number of calls for each parent. Every member has a value; ids and what
 * changes the calls are set here.
 */

const arn = (resource: string): string => `arn:aws:imagebuilder:us-east-1:111122223333:${resource}`;
const uuid = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;

const imageArns = [1, 2].map((n) => arn(`image/web-server/${n}.0.0/1`));
const pipelineArns = [1, 2].map((n) => arn(`image-pipeline/web-server-${n}`));
const policyArns = [1, 2].map((n) => arn(`lifecycle-policy/tidy-up-${n}`));
const definitionArn = 'arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1';
const [imageArn = ''] = imageArns;
const [pipelineArn = ''] = pipelineArns;
const [policyArn = ''] = policyArns;
const workflowExecutionIds = [1, 2, 3, 4].map((n) => `wf-${uuid(n)}`);
const stepExecutionIds = [1, 2].map((n) => `step-${uuid(n)}`);
const lifecycleExecutionIds = [1, 2].map((n) => `lce-${uuid(n)}`);
const transferWorkflowIds = [1, 2].map((n) => `w-0000000000000000${n}`);
const [transferWorkflowId = ''] = transferWorkflowIds;
const executionIds = [1, 2, 3, 4].map(uuid);
const serverId = 's-00000000000000001';
const blueprintNames = ['blueprint-1', 'blueprint-2'];
const runIds = ['run-1', 'run-2', 'run-3', 'run-4'];
const workflowName = 'orders-to-lake';

/** The first two of four resources belong to the first parent, the others to the second. */
const parentOf = (index: number, parents: readonly string[]): string => parents[index < 2 ? 0 : 1] ?? '';

const resource = (resourceId: string): imagebuilder.LifecycleExecutionResource =>
  withEveryMember(imagebuilder.LifecycleExecutionResource$, { resourceId });

/** The images that each lifecycle run acted on, and the AMIs of each. */
const lifecycleResources = Object.fromEntries(
  lifecycleExecutionIds.flatMap((run) => [
    [run, imageArns.map(resource)],
    ...imageArns.map((image, index) => [
      `${run}/${image}`,
      [1, 2].map((n) => resource(`ami-0000000000000000${index}${n}`)),
    ]),
  ]),
);

/** A server names its workflows, and an execution its server. */
const server = withEveryMember(transfer.DescribedServer$, {
  ServerId: serverId,
  Arn: `arn:aws:transfer:us-east-1:111122223333:server/${serverId}`,
  WorkflowDetails: {
    OnUpload: [{ WorkflowId: transferWorkflowId, ExecutionRole: 'a role' }],
    OnPartialUpload: [{ WorkflowId: transferWorkflowId, ExecutionRole: 'a role' }],
  },
});

const ServiceMetadata = { UserDetails: { UserName: 'ann', ServerId: serverId, SessionId: 'session' } };

export const costRegionData = {
  images: imageArns.map((one) =>
    withEveryMember(imagebuilder.Image$, {
      arn: one,
      sourcePipelineArn: pipelineArn,
      lifecycleExecutionId: lifecycleExecutionIds[0],
      owner: '111122223333',
      buildType: 'USER_INITIATED',
    }),
  ),
  imagePackages: Object.fromEntries(
    imageArns.map((one) => [one, [withEveryMember(imagebuilder.ImagePackage$, {})]]),
  ),
  imageFindings: Object.fromEntries(
    imageArns.map((one) => [one, withEveryMember(imagebuilder.SeverityCounts$, {})]),
  ),
  imagePipelines: pipelineArns.map((one) => withEveryMember(imagebuilder.ImagePipeline$, { arn: one })),
  workflows: [withEveryMember(imagebuilder.Workflow$, { arn: definitionArn })],
  workflowExecutions: workflowExecutionIds.map((workflowExecutionId, index) =>
    withEveryMember(imagebuilder.GetWorkflowExecutionResponse$, {
      workflowBuildVersionArn: definitionArn,
      imageBuildVersionArn: parentOf(index, imageArns),
      workflowExecutionId,
      retried: true,
    }),
  ),
  steps: stepExecutionIds.map((stepExecutionId) =>
    withEveryMember(imagebuilder.GetWorkflowStepExecutionResponse$, {
      workflowBuildVersionArn: definitionArn,
      imageBuildVersionArn: imageArn,
      workflowExecutionId: workflowExecutionIds[0],
      stepExecutionId,
      action: 'WaitForAction',
      status: 'RUNNING',
    }),
  ),
  lifecyclePolicies: policyArns.map((one) => withEveryMember(imagebuilder.LifecyclePolicy$, { arn: one })),
  lifecycleExecutions: lifecycleExecutionIds.map((lifecycleExecutionId) =>
    withEveryMember(imagebuilder.LifecycleExecution$, {
      lifecycleExecutionId,
      lifecyclePolicyArn: policyArn,
    }),
  ),
  lifecycleResources,
  transferWorkflows: transferWorkflowIds.map((WorkflowId) =>
    withEveryMember(transfer.DescribedWorkflow$, {
      WorkflowId,
      Arn: `arn:aws:transfer:us-east-1:111122223333:workflow/${WorkflowId}`,
    }),
  ),
  transferExecutions: Object.fromEntries(
    transferWorkflowIds.map((workflowId) => [
      workflowId,
      executionIds
        .filter((_id, index) => parentOf(index, transferWorkflowIds) === workflowId)
        .map((ExecutionId) =>
          withEveryMember(transfer.DescribedExecution$, {
            ExecutionId,
            ServiceMetadata,
            Status: 'IN_PROGRESS' as const,
          }),
        ),
    ]),
  ),
  transferServers: [server],
  blueprints: blueprintNames.map((Name) => withEveryMember(glue.Blueprint$, { Name })),
  blueprintRuns: runIds.map((RunId, index) =>
    withEveryMember(glue.BlueprintRun$, {
      RunId,
      BlueprintName: parentOf(index, blueprintNames),
      WorkflowName: workflowName,
    }),
  ),
  glueWorkflows: [
    withEveryMember(glue.Workflow$, {
      Name: workflowName,
      BlueprintDetails: { BlueprintName: blueprintNames[0], RunId: runIds[0] },
    }),
  ],
} satisfies RegionData;

export const costEstate = estateOf({ '111122223333/us-east-1': costRegionData });

/** The arguments with which each look-up finds something. */
export const lookUpArguments: Readonly<Record<string, string>> = {
  image: `imageBuildVersionArn: "${imageArn}"`,
  imagePipeline: `imagePipelineArn: "${pipelineArn}"`,
  imageBuilderWorkflow: `workflowExecutionId: "${workflowExecutionIds[0]}"`,
  imageBuilderWorkflowDefinition: `workflowBuildVersionArn: "${definitionArn}"`,
  workflowStep: `stepExecutionId: "${stepExecutionIds[0]}"`,
  lifecycle: `lifecycleExecutionId: "${lifecycleExecutionIds[0]}"`,
  lifecyclePolicy: `lifecyclePolicyArn: "${policyArn}"`,
  transferExecution: `workflowId: "${transferWorkflowId}", executionId: "${executionIds[0]}"`,
  transferWorkflow: `workflowId: "${transferWorkflowId}"`,
  transferServer: `serverId: "${serverId}"`,
  blueprintRun: `blueprintName: "${blueprintNames[0]}", runId: "${runIds[0]}"`,
  blueprint: `name: "${blueprintNames[0]}"`,
  glueWorkflow: `name: "${workflowName}"`,
};
