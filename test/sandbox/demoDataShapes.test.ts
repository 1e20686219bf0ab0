import * as glue from '@aws-sdk/client-glue';
import * as imagebuilder from '@aws-sdk/client-imagebuilder';
import * as transfer from '@aws-sdk/client-transfer';
import { describe, expect, it } from '@jest/globals';
import type { StaticStructureSchema } from '@smithy/types';
import { showcase, demoEstate } from '../../sandbox/demoData/index';
import { memberCoverage } from '../support/memberCoverage';
import { inventoryOf, regionIn, type Inventory } from '../support/estateInventory';
import { after, minutes, start } from '../support/estateTime';

const estate = demoEstate({ start });
const home = regionIn(estate, showcase.scope);
const everywhere = estate.scopes.map((scope) => inventoryOf(regionIn(estate, scope), start));

/** The resources of one kind, in all scopes. */
const all = <Kind extends keyof Inventory>(kind: Kind) =>
  everywhere.flatMap((inventory): Inventory[Kind][number][] => [...inventory[kind]]);

describe('Every id and ARN of the demo data', () => {
  const hexUuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
  const image = /^arn:aws:imagebuilder:[^:]+:[0-9]{12}:image\/[a-z0-9-_]+\/[0-9]+\.[0-9]+\.[0-9]+\/[0-9]+$/;
  const definition =
    /^arn:aws:imagebuilder:[a-z]{2}(?:-[a-z]+)+-[0-9]+:(?:[0-9]{12}|aws):workflow\/(build|test|distribution)\/[a-z0-9-_]+\/[0-9]+\.[0-9]+\.[0-9]+\/[0-9]+$/;
  const blueprintName = /^[.\-_A-Za-z0-9]{1,128}$/;

  it.each<[string, readonly (string | undefined)[], RegExp]>([
    ['images', all('images').map(({ arn }) => arn), image],
    ['workflow definitions', all('workflows').map(({ arn }) => arn), definition],
    [
      'pipelines',
      all('imagePipelines').map(({ arn }) => arn),
      /^arn:aws:imagebuilder:[^:]+:[0-9]{12}:image-pipeline\/[a-z0-9-_]+$/,
    ],
    [
      'lifecycle policies',
      all('lifecyclePolicies').map(({ arn }) => arn),
      /^arn:aws:imagebuilder:[^:]+:[0-9]{12}:lifecycle-policy\/[a-z0-9-_]+$/,
    ],
    [
      'workflow executions',
      all('workflowExecutions').map(({ workflowExecutionId }) => workflowExecutionId),
      new RegExp(`^wf-${hexUuid}$`),
    ],
    ['steps', all('steps').map(({ stepExecutionId }) => stepExecutionId), new RegExp(`^step-${hexUuid}$`)],
    ['step names', all('steps').map(({ name }) => name), /^[A-Za-z][A-Za-z0-9-_]{1,99}$/],
    [
      'lifecycle runs',
      all('lifecycleExecutions').map(({ lifecycleExecutionId }) => lifecycleExecutionId),
      new RegExp(`^lce-${hexUuid}$`),
    ],
    ['Transfer workflows', all('transferWorkflows').map(({ WorkflowId }) => WorkflowId), /^w-[a-z0-9]{17}$/],
    [
      'Transfer descriptions',
      all('transferWorkflows').map(({ Description }) => Description),
      /^[\w- ]{0,256}$/,
    ],
    ['Transfer servers', all('transferServers').map(({ ServerId }) => ServerId), /^s-[0-9a-f]{17}$/],
    [
      'Transfer executions',
      all('transferExecutions').map(({ execution }) => execution.ExecutionId),
      new RegExp(`^${hexUuid}$`),
    ],
    [
      'Transfer users',
      all('transferExecutions').map(({ execution }) => execution.ServiceMetadata?.UserDetails?.UserName),
      /^\w[\w@.-]{2,99}$/,
    ],
    ['blueprints', all('blueprints').map(({ Name }) => Name), blueprintName],
    [
      'blueprint runs',
      all('blueprintRuns').map(({ RunId }) => RunId),
      /^[^\u0000-\u0008\u000a-\u001f]{1,255}$/,
    ],
  ])('matches the pattern of AWS: %s', (_kind, found, pattern) => {
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((one) => !pattern.test(one ?? ''))).toEqual([]);
  });

  it('uses every legal character in names of blueprints', () => {
    const used = new Set(all('blueprints').flatMap(({ Name = '' }) => Array.from(Name)));

    expect(['.', '-', '_', '0'].filter((character) => !used.has(character))).toEqual([]);
  });
});

describe('The demo data has every enum value of AWS', () => {
  /** The states of the running build and of the next canary build, sampled every ten seconds. */
  const imagesUnderWay = Array.from({ length: 65 * 6 }, (_, at) => after(at * 10_000)).flatMap((now) => [
    home.images.get(showcase.runningBuild.imageArn, now),
    home.images.get('arn:aws:imagebuilder:us-east-1:111122223333:image/canary/1.0.0/722', now),
  ]);
  /** The states of Glue's workflows during their daily hour. */
  const glueRuns = Array.from({ length: 60 }, (_, at) => after(minutes(at))).flatMap((now) =>
    home.glueWorkflows.all(now).map(({ LastRun }) => LastRun),
  );
  const glueNodes = glueRuns.flatMap((run) => run?.Graph?.Nodes ?? []);
  const touched = [...all('touchedImages'), ...all('touchedOutputs')];
  const results = all('transferExecutions').flatMap(({ execution: { Results } }) => [
    ...(Results?.Steps ?? []),
    ...(Results?.OnExceptionSteps ?? []),
  ]);
  const transferSteps = all('transferWorkflows').flatMap(({ Steps = [] }) => Steps);
  const images = [...all('images'), ...imagesUnderWay];

  it.each<[string, Readonly<Record<string, string>>, readonly (string | undefined)[]]>([
    ['ImageStatus', imagebuilder.ImageStatus, images.map((image) => image?.state?.status)],
    ['ImageScanStatus', imagebuilder.ImageScanStatus, images.map((image) => image?.scanState?.status)],
    ['ImageType', imagebuilder.ImageType, images.map((image) => image?.type)],
    ['BuildType', imagebuilder.BuildType, images.map((image) => image?.buildType)],
    ['Platform', imagebuilder.Platform, images.map((image) => image?.platform)],
    ['PipelineStatus', imagebuilder.PipelineStatus, all('imagePipelines').map(({ status }) => status)],
    ['WorkflowType', imagebuilder.WorkflowType, all('workflowExecutions').map(({ type }) => type)],
    ['WorkflowStatus', imagebuilder.WorkflowStatus, all('workflows').map(({ state }) => state?.status)],
    [
      'WorkflowExecutionStatus',
      imagebuilder.WorkflowExecutionStatus,
      all('workflowExecutions').map(({ status }) => status),
    ],
    [
      'WorkflowStepExecutionStatus',
      imagebuilder.WorkflowStepExecutionStatus,
      all('steps').map(({ status }) => status),
    ],
    [
      'WorkflowStepExecutionRollbackStatus',
      imagebuilder.WorkflowStepExecutionRollbackStatus,
      all('steps').map(({ rollbackStatus }) => rollbackStatus),
    ],
    [
      'OnWorkflowFailure',
      imagebuilder.OnWorkflowFailure,
      all('images').flatMap(({ workflows = [] }) => workflows.map(({ onFailure }) => onFailure)),
    ],
    [
      'LifecyclePolicyStatus',
      imagebuilder.LifecyclePolicyStatus,
      all('lifecyclePolicies').map(({ status }) => status),
    ],
    [
      'LifecyclePolicyResourceType',
      imagebuilder.LifecyclePolicyResourceType,
      all('lifecyclePolicies').map(({ resourceType }) => resourceType),
    ],
    [
      'LifecyclePolicyDetailActionType',
      imagebuilder.LifecyclePolicyDetailActionType,
      all('lifecyclePolicies').flatMap(({ policyDetails = [] }) =>
        policyDetails.map(({ action }) => action?.type),
      ),
    ],
    [
      'LifecyclePolicyTimeUnit',
      imagebuilder.LifecyclePolicyTimeUnit,
      all('lifecyclePolicies').flatMap(({ policyDetails = [] }) =>
        policyDetails.map(({ filter }) => filter?.unit),
      ),
    ],
    [
      'LifecyclePolicyDetailFilterType',
      imagebuilder.LifecyclePolicyDetailFilterType,
      all('lifecyclePolicies').flatMap(({ policyDetails = [] }) =>
        policyDetails.map(({ filter }) => filter?.type),
      ),
    ],
    [
      'LifecycleExecutionStatus',
      imagebuilder.LifecycleExecutionStatus,
      all('lifecycleExecutions').map(({ state }) => state?.status),
    ],
    [
      'LifecycleExecutionResourceStatus',
      imagebuilder.LifecycleExecutionResourceStatus,
      touched.map(({ state }) => state?.status),
    ],
    [
      'LifecycleExecutionResourceActionName',
      imagebuilder.LifecycleExecutionResourceActionName,
      touched.map(({ action }) => action?.name),
    ],
    [
      'Transfer ExecutionStatus',
      transfer.ExecutionStatus,
      all('transferExecutions').map(({ execution }) => execution.Status),
    ],
    [
      'ExecutionErrorType',
      transfer.ExecutionErrorType,
      [
        ...results.map(({ Error: error }) => error?.Type),
        // Every fourth invoice fails in one of eight ways, so 24 minutes have all of them.
        ...Array.from({ length: 24 }, (_, at) => after(minutes(at))).flatMap((now) =>
          (home.transferExecutions.of(showcase.transfer.invoicesWorkflowId, now) ?? []).flatMap(
            ({ Results }) => Results?.Steps?.map(({ Error: error }) => error?.Type),
          ),
        ),
      ],
    ],
    ['WorkflowStepType', transfer.WorkflowStepType, transferSteps.map(({ Type }) => Type)],
    ['Transfer Domain', transfer.Domain, all('transferServers').map(({ Domain }) => Domain)],
    ['Transfer State', transfer.State, all('transferServers').map(({ State }) => State)],
    ['EndpointType', transfer.EndpointType, all('transferServers').map(({ EndpointType }) => EndpointType)],
    [
      'IdentityProviderType',
      transfer.IdentityProviderType,
      all('transferServers').map(({ IdentityProviderType }) => IdentityProviderType),
    ],
    ['Protocol', transfer.Protocol, all('transferServers').flatMap(({ Protocols = [] }) => Protocols)],
    ['BlueprintStatus', glue.BlueprintStatus, all('blueprints').map(({ Status }) => Status)],
    ['BlueprintRunState', glue.BlueprintRunState, all('blueprintRuns').map(({ State }) => State)],
    ['WorkflowRunStatus', glue.WorkflowRunStatus, glueRuns.map((run) => run?.Status)],
    ['NodeType', glue.NodeType, glueNodes.map(({ Type }) => Type)],
    [
      'TriggerState',
      glue.TriggerState,
      glueNodes.map(({ TriggerDetails }) => TriggerDetails?.Trigger?.State),
    ],
    [
      'JobRunState',
      glue.JobRunState,
      glueNodes.flatMap(({ JobDetails }) => JobDetails?.JobRuns?.map(({ JobRunState }) => JobRunState)),
    ],
    [
      'CrawlState',
      glue.CrawlState,
      glueNodes.flatMap(({ CrawlerDetails }) => CrawlerDetails?.Crawls?.map(({ State }) => State)),
    ],
  ])('%s', (_name, words, found) => {
    expect(Object.values(words).filter((word) => !found.includes(word))).toEqual([]);
  });
});

describe('The demo data has every member of AWS’s shapes', () => {
  /** Members that are never filled, with the reason. */
  const exceptions: Readonly<Record<string, string>> = {
    'GetWorkflowExecutionResponse.requestId': 'set by the service, not by the estate',
    'GetWorkflowStepExecutionResponse.requestId': 'set by the service, not by the estate',
    'Image.sourcePipelineName': 'AWS returns sourcePipelineArn instead',
  };

  it.each<[string, StaticStructureSchema, readonly unknown[]]>([
    ['Image', imagebuilder.Image$, all('images')],
    ['ImageSummary', imagebuilder.ImageSummary$, all('images')],
    ['ImagePipeline', imagebuilder.ImagePipeline$, all('imagePipelines')],
    ['Workflow', imagebuilder.Workflow$, all('workflows')],
    ['GetWorkflowExecution', imagebuilder.GetWorkflowExecutionResponse$, all('workflowExecutions')],
    ['WorkflowExecutionMetadata', imagebuilder.WorkflowExecutionMetadata$, all('workflowExecutions')],
    ['GetWorkflowStepExecution', imagebuilder.GetWorkflowStepExecutionResponse$, all('steps')],
    ['WorkflowStepMetadata', imagebuilder.WorkflowStepMetadata$, all('steps')],
    ['LifecyclePolicy', imagebuilder.LifecyclePolicy$, all('lifecyclePolicies')],
    ['LifecycleExecution', imagebuilder.LifecycleExecution$, all('lifecycleExecutions')],
    [
      'LifecycleExecutionResource',
      imagebuilder.LifecycleExecutionResource$,
      [...all('touchedImages'), ...all('touchedOutputs')],
    ],
    ['DescribedWorkflow', transfer.DescribedWorkflow$, all('transferWorkflows')],
    [
      'DescribedExecution',
      transfer.DescribedExecution$,
      all('transferExecutions').map(({ execution }) => execution),
    ],
    ['DescribedServer', transfer.DescribedServer$, all('transferServers')],
    ['Blueprint', glue.Blueprint$, all('blueprints')],
    ['BlueprintRun', glue.BlueprintRun$, all('blueprintRuns')],
    ['Glue Workflow', glue.Workflow$, all('glueWorkflows')],
  ])('%s', (_name, schema, things) => {
    const members = memberCoverage();

    for (const thing of things) members.note(schema, thing);

    expect(members.missing(schema).filter((member) => exceptions[member] === undefined)).toEqual([]);
  });

  it('reports an empty member', () => {
    const members = memberCoverage();

    members.note(glue.Blueprint$, { Name: 'a', LastActiveDefinition: { Description: 'b' } });

    expect(members.missing(glue.Blueprint$)).toContain('LastActiveDefinition.ParameterSpec');
    expect(members.missing(glue.Blueprint$)).not.toContain('LastActiveDefinition.Description');
  });
});
