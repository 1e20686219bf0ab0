import { GlueClient, paginateGetBlueprintRuns, paginateListBlueprints } from '@aws-sdk/client-glue';
import {
  ImagebuilderClient,
  paginateListImageBuildVersions,
  paginateListImagePipelineImages,
  paginateListLifecycleExecutions,
  paginateListWaitingWorkflowSteps,
} from '@aws-sdk/client-imagebuilder';
import { paginateListExecutions, TransferClient } from '@aws-sdk/client-transfer';
import { describe, expect, it } from '@jest/globals';
import type { EstateScope, RegionEstate } from '../../sandbox/estate';
import { largeEstate } from '../../sandbox/large';
import { gatewayForTests } from '../support/gatewayForTests';
import { childrenOf, regionIn } from '../support/estateInventory';
import { settingsFor } from './clients';

/* A large estate as the gateway and the AWS SDK read it. */

const parents = 30;
const executions = 60;
const estate = largeEstate({ scopes: 5, parents, executions });
const scope: EstateScope = estate.scopes[4] ?? { accountId: '', region: '' };
const region: RegionEstate = regionIn(estate, scope);
const now = new Date();

const { ask, gateway } = gatewayForTests(estate);

const lastOf = <Thing>(things: readonly Thing[]): Thing => {
  const thing = things.at(-1);
  if (thing === undefined) throw new Error('There is nothing.');
  return thing;
};
const image = lastOf(region.images.all(now));
const workflow = lastOf(childrenOf(region.workflowExecutions, image.arn, now));
const step = lastOf(childrenOf(region.steps, workflow.workflowExecutionId, now));
const policy = lastOf(region.lifecyclePolicies.all(now));
const lifecycle = lastOf(childrenOf(region.lifecycleExecutions, policy.arn, now).slice(0, -1));
const upload = lastOf(region.transferWorkflows.all(now));
const transferred = lastOf(childrenOf(region.transferExecutions, upload.WorkflowId, now));
const blueprint = lastOf(region.blueprints.all(now));
const run = lastOf(
  childrenOf(region.blueprintRuns, blueprint.Name, now).filter(({ State }) => State === 'SUCCEEDED'),
);

describe('The gateway on a large estate', () => {
  it('returns all scopes', async () => {
    const { data } = await ask('{ scopes { accountId region } }');

    expect(data.scopes).toEqual(estate.scopes);
  });

  it('looks up an execution of each kind in any scope', async () => {
    const { data, errors } = await ask(
      `query ($scope: ScopeInput) {
        imageBuilderWorkflow(workflowExecutionId: "${workflow.workflowExecutionId}", scope: $scope) {
          rawStatus steps { nodes { name } } image { arn }
        }
        workflowStep(stepExecutionId: "${step.stepExecutionId}", scope: $scope) { name workflow { rawStatus } }
        lifecycle(lifecycleExecutionId: "${lifecycle.lifecycleExecutionId}", scope: $scope) {
          rawStatus policy { arn }
        }
        transferExecution(
          workflowId: "${upload.WorkflowId}", executionId: "${transferred.ExecutionId}", scope: $scope
        ) { rawStatus workflow { description } server { state } }
        blueprintRun(blueprintName: "${blueprint.Name}", runId: "${run.RunId}", scope: $scope) {
          rawStatus blueprint { name } workflow { name lastRun { status } }
        }
      }`,
      { scope },
    );

    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      imageBuilderWorkflow: { rawStatus: workflow.status, image: { arn: image.arn } },
      workflowStep: { name: step.name, workflow: { rawStatus: workflow.status } },
      lifecycle: { rawStatus: lifecycle.state?.status, policy: { arn: policy.arn } },
      transferExecution: {
        rawStatus: transferred.Status,
        workflow: { description: upload.Description },
        server: { state: 'ONLINE' },
      },
      blueprintRun: {
        rawStatus: 'SUCCEEDED',
        blueprint: { name: blueprint.Name },
        workflow: { name: run.WorkflowName },
      },
    });
    expect(data.imageBuilderWorkflow.steps.nodes).toHaveLength(workflow.totalStepCount ?? -1);
  });

  it('lists the newest images first, independent of AWS’s order', async () => {
    const { data } = await ask(
      'query ($scope: ScopeInput) { images(first: 100, scope: $scope) { nodes { arn dateCreated } } }',
      { scope },
    );
    const dates: string[] = data.images.nodes.map(({ dateCreated }: { dateCreated: string }) => dateCreated);

    expect(dates).toHaveLength(parents);
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(dates).not.toEqual([...region.images.all(now)].map(({ dateCreated }) => dateCreated));
  });
});

describe('A list of a large estate', () => {
  const settings = () => settingsFor(gateway().sandbox, scope);
  const imageBuilder = () => ({ client: new ImagebuilderClient(settings()), pageSize: 7 });

  /** The ids on all pages, and the number of pages. */
  const read = async <Page>(pages: AsyncIterable<Page>, idsOf: (page: Page) => (string | undefined)[]) => {
    const ids: (string | undefined)[] = [];
    let count = 0;
    for await (const page of pages) {
      ids.push(...idsOf(page));
      count += 1;
    }
    return { ids, pages: count };
  };

  it('returns all images page by page', async () => {
    const result = await read(paginateListImageBuildVersions(imageBuilder(), {}), (page) =>
      (page.imageSummaryList ?? []).map(({ arn }) => arn),
    );

    expect(result).toEqual({ ids: region.images.all(now).map(({ arn }) => arn), pages: 5 });
  });

  it('returns all images of a pipeline page by page', async () => {
    const { sourcePipelineArn } = image;
    const result = await read(
      paginateListImagePipelineImages(imageBuilder(), { imagePipelineArn: sourcePipelineArn }),
      (page) => (page.imageSummaryList ?? []).map(({ arn }) => arn),
    );

    expect(result.ids).toEqual(
      [...region.images.all(now)]
        .filter((one) => one.sourcePipelineArn === sourcePipelineArn)
        .map(({ arn }) => arn),
    );
    expect(result.ids).toHaveLength(10);
  });

  it('returns all lifecycle executions page by page', async () => {
    const result = await read(
      paginateListLifecycleExecutions(imageBuilder(), { resourceArn: policy.arn }),
      (page) => (page.lifecycleExecutions ?? []).map(({ lifecycleExecutionId }) => lifecycleExecutionId),
    );

    expect(result.ids).toEqual(
      childrenOf(region.lifecycleExecutions, policy.arn, now).map(
        ({ lifecycleExecutionId }) => lifecycleExecutionId,
      ),
    );
    expect(result.pages).toBe(9);
  });

  it('returns all waiting steps page by page', async () => {
    const result = await read(paginateListWaitingWorkflowSteps(imageBuilder(), {}), (page) =>
      (page.steps ?? []).map(({ stepExecutionId }) => stepExecutionId),
    );

    expect(result.ids).toEqual(region.waitingSteps(now).map(({ stepExecutionId }) => stepExecutionId));
    expect(result.ids).toHaveLength(2);
  });

  it('returns all Transfer executions page by page', async () => {
    const result = await read(
      paginateListExecutions(
        { client: new TransferClient(settings()), pageSize: 7 },
        { WorkflowId: upload.WorkflowId },
      ),
      (page) => (page.Executions ?? []).map(({ ExecutionId }) => ExecutionId),
    );

    expect(result.ids).toEqual(
      childrenOf(region.transferExecutions, upload.WorkflowId, now).map(({ ExecutionId }) => ExecutionId),
    );
    expect(result.pages).toBe(9);
  });

  it('returns all blueprints and their runs page by page', async () => {
    const glue = { client: new GlueClient(settings()), pageSize: 7 };
    const blueprints = await read(paginateListBlueprints(glue, {}), ({ Blueprints = [] }) => Blueprints);
    const runs = await read(
      paginateGetBlueprintRuns(glue, { BlueprintName: blueprint.Name }),
      ({ BlueprintRuns = [] }) => BlueprintRuns.map(({ RunId }) => RunId),
    );

    expect(blueprints.ids).toEqual(region.blueprints.all(now).map(({ Name }) => Name));
    expect(runs.ids).toEqual(childrenOf(region.blueprintRuns, blueprint.Name, now).map(({ RunId }) => RunId));
    expect(runs.ids).toHaveLength(executions);
  });
});
