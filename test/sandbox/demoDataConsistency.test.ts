import { describe, expect, it } from '@jest/globals';
import type { RegionEstate, StoredImage, StoredWorkflowExecution } from '../../sandbox/estate';
import { demoEstate } from '../../sandbox/demoData/index';
import { childrenOf, inventoryOf, regionIn, type Inventory } from '../support/estateInventory';
import { after, minutes, moments, start } from '../support/estateTime';

const estate = demoEstate({ start });

interface Situation {
  readonly region: RegionEstate;
  readonly now: Date;
  readonly told: Inventory;
}

const situations = moments.flatMap(([name, now]) =>
  estate.scopes.map((scope): [string, Situation] => {
    const region = regionIn(estate, scope);
    return [`${scope.accountId}/${scope.region} ${name}`, { region, now, told: inventoryOf(region, now) }];
  }),
);

describe.each(situations)('The demo data in %s', (_name, { region, now, told }) => {
  it('gets each thing as it lists it', () => {
    const files = told.transferExecutions.map(({ execution }) => execution);
    const got = {
      images: told.images.map(({ arn = '' }) => region.images.get(arn, now)),
      executions: told.workflowExecutions.map(({ workflowExecutionId: id = '' }) =>
        region.workflowExecutions.get(id, now),
      ),
      steps: told.steps.map(({ stepExecutionId: id = '' }) => region.steps.get(id, now)),
      runs: told.lifecycleExecutions.map(({ lifecycleExecutionId: id = '' }) =>
        region.lifecycleExecutions.get(id, now),
      ),
      files: files.map(({ ExecutionId: id = '' }) => region.transferExecutions.get(id, now)),
      blueprintRuns: told.blueprintRuns.map(({ RunId = '' }) => region.blueprintRuns.get(RunId, now)),
      glueWorkflows: told.glueWorkflows.map(({ Name = '' }) => region.glueWorkflows.get(Name, now)),
    };

    expect(got).toEqual({
      images: told.images,
      executions: told.workflowExecutions,
      steps: told.steps,
      runs: told.lifecycleExecutions,
      files,
      blueprintRuns: told.blueprintRuns,
      glueWorkflows: told.glueWorkflows,
    });
  });

  it('starts nothing after now, and ends nothing before it starts', () => {
    const spans = [
      ...[...told.workflowExecutions, ...told.steps, ...told.lifecycleExecutions].map(
        ({ startTime, endTime }) => [startTime, endTime],
      ),
      ...[...told.touchedImages, ...told.touchedOutputs].map(({ startTime, endTime }) => [
        startTime,
        endTime,
      ]),
      ...told.blueprintRuns.map(({ StartedOn, CompletedOn }) => [StartedOn, CompletedOn]),
      ...told.glueWorkflows.map(({ LastRun }) => [LastRun?.StartedOn, LastRun?.CompletedOn]),
      ...told.images.map(({ dateCreated }) => [dateCreated, undefined]),
    ].map(([begin, end]) =>
      [begin, end].map((date) => (date === undefined ? undefined : new Date(date).getTime())),
    );

    const wrong = spans.filter(
      ([begin, end]) =>
        (end !== undefined && begin === undefined) ||
        (begin ?? 0) > (end ?? now.getTime()) ||
        (end ?? 0) > now.getTime(),
    );

    expect(wrong).toEqual([]);
  });

  it('tells of a step what its status allows', () => {
    const shape = told.steps.map(({ status, startTime, endTime, outputs }) => ({
      status,
      begun: startTime !== undefined,
      ended: endTime !== undefined,
      instant: startTime !== undefined && startTime === endTime,
      outputs: outputs !== undefined,
    }));
    const wrong = shape.filter(({ status, begun, ended, instant, outputs }) => {
      switch (status) {
        case 'PENDING':
          return begun || ended || outputs;
        case 'RUNNING':
          return !begun || ended || outputs;
        case 'SKIPPED':
          return !instant || outputs;
        default:
          return !begun || !ended;
      }
    });

    expect(wrong).toEqual([]);
  });

  it('counts the steps of each workflow execution', () => {
    for (const execution of told.workflowExecutions) {
      const steps = childrenOf(region.steps, execution.workflowExecutionId, now);
      const count = (wanted: string) => steps.filter(({ status }) => status === wanted).length;

      expect(execution).toMatchObject({
        totalStepCount: steps.length,
        totalStepsSucceeded: count('COMPLETED'),
        totalStepsFailed: count('FAILED'),
        totalStepsSkipped: count('SKIPPED'),
      });
      expect(count('RUNNING')).toBe(execution.status === 'RUNNING' && !betweenSteps(steps) ? 1 : 0);
    }
  });

  it('defines the steps that each workflow execution runs', () => {
    for (const execution of told.workflowExecutions) {
      const definition = region.workflows.get(execution.workflowBuildVersionArn ?? '', now);
      const steps = childrenOf(region.steps, execution.workflowExecutionId, now);

      expect(definition?.type).toBe(execution.type);
      for (const { name, action } of steps)
        expect(definition?.data).toMatch(new RegExp(`name: ${name}\\n[^]*action: ${action}`));
    }
  });

  it('gives each image the state that its workflows make', () => {
    const wrong = told.images
      .map((image) => ({ image, executions: childrenOf(region.workflowExecutions, image.arn, now) }))
      .filter(({ image, executions }) => !fits(image, executions))
      .map(({ image, executions }) => [image.arn, image.state, executions.map(({ status }) => status)]);

    expect(wrong).toEqual([]);
  });

  it('lists as waiting just the steps that wait', () => {
    const waiting = told.steps.filter(
      ({ action, status }) => action === 'WaitForAction' && status === 'RUNNING',
    );

    expect(region.waitingSteps(now)).toEqual(waiting);
  });

  it('lists images newest first, and lifecycle runs too', () => {
    const created = told.images.map(({ dateCreated = '' }) => dateCreated);
    const begun = told.lifecyclePolicies.map(({ arn }) =>
      childrenOf(region.lifecycleExecutions, arn, now).map(({ startTime }) => startTime?.getTime() ?? 0),
    );

    expect(created).toEqual(created.toSorted().toReversed());
    for (const times of begun) expect(times).toEqual(times.toSorted((one, other) => other - one));
  });

  it('leads from each image to what it names', () => {
    for (const image of told.images) {
      const run = image.lifecycleExecutionId;

      expect(region.imagePipelines.get(image.sourcePipelineArn ?? '', now)).toBeDefined();
      for (const { workflowArn } of image.workflows ?? []) {
        expect(region.workflows.get(workflowArn ?? '', now)).toBeDefined();
      }
      if (run !== undefined) {
        const ofImage = childrenOf(region.lifecycleExecutions, image.arn, now);
        expect(ofImage.map(({ lifecycleExecutionId }) => lifecycleExecutionId)).toContain(run);
      }
    }
  });

  it('leads from each lifecycle run to its policy and to the images it touched', () => {
    for (const { lifecycleExecutionId: id = '', lifecyclePolicyArn, ...run } of told.lifecycleExecutions) {
      const resources = region.lifecycleResources(id, undefined, now);

      if (lifecyclePolicyArn !== undefined) {
        expect(region.lifecyclePolicies.get(lifecyclePolicyArn, now)).toBeDefined();
      }
      expect(run.resourcesImpactedSummary?.hasImpactedResources).toBe(resources.length > 0);
      for (const { resourceId = '' } of resources)
        expect(outputsMissing(region, id, resourceId, now)).toEqual([]);
      if (run.endTime !== undefined && run.state?.status !== 'CANCELLED') {
        expect(resources.map(({ state }) => state?.status)).not.toContain('IN_PROGRESS');
      }
    }
  });

  it('leads from each file to the server that runs its workflow', () => {
    const servers = told.transferExecutions.map(({ id, execution }) => {
      const { ServerId = '' } = execution.ServiceMetadata?.UserDetails ?? {};
      const { OnUpload = [], OnPartialUpload = [] } =
        region.transferServers.get(ServerId, now)?.WorkflowDetails ?? {};
      return [...OnUpload, ...OnPartialUpload].some(({ WorkflowId }) => WorkflowId === id);
    });

    expect(servers).not.toContain(false);
  });

  it('tells the results of steps in the order of their workflow', () => {
    const results = told.transferExecutions.map(({ id = '', execution: { Results } }) => {
      const workflow = region.transferWorkflows.get(id, now);
      return [
        isBeginningOf(Results?.Steps, workflow?.Steps),
        isBeginningOf(Results?.OnExceptionSteps, workflow?.OnExceptionSteps),
      ];
    });

    expect(results.flat()).not.toContain(false);
  });

  it('leads from each blueprint run to its workflow and back', () => {
    for (const { BlueprintName = '', RunId, State, WorkflowName } of told.blueprintRuns) {
      const workflow = region.glueWorkflows.get(WorkflowName ?? '', now);

      expect(region.blueprints.get(BlueprintName, now)).toBeDefined();
      expect(workflow?.BlueprintDetails).toEqual(
        State === 'SUCCEEDED' ? { BlueprintName, RunId } : undefined,
      );
    }
    expect(told.glueWorkflows).toHaveLength(
      told.blueprintRuns.filter(({ State }) => State === 'SUCCEEDED').length,
    );
  });
});

/** A fraction of a second passes between two steps. */
const betweenSteps = (steps: readonly { status?: string | undefined }[]) =>
  !steps.some(({ status }) => status === 'RUNNING');

const isBeginningOf = (
  results: readonly { StepType?: string | undefined }[] = [],
  steps: readonly { Type?: string | undefined }[] = [],
) => results.every(({ StepType }, at) => StepType === steps[at]?.Type);

const under = { BUILDING: 'BUILD', TESTING: 'TEST', DISTRIBUTING: 'DISTRIBUTION' } as const;

/** Whether the workflow executions of the last attempt explain the state of their image. */
const fits = (image: StoredImage, executions: readonly StoredWorkflowExecution[]): boolean => {
  const last = executions.filter(({ retried }) => retried === false);
  const has = (...wanted: readonly string[]) => last.some(({ status = '' }) => wanted.includes(status));
  switch (image.state?.status) {
    case 'PENDING':
    case 'CREATING':
      return last.every(({ status }) => status === 'PENDING');
    case 'BUILDING':
    case 'TESTING':
    case 'DISTRIBUTING': {
      const type = under[image.state.status];
      return last.some(
        (one) => one.type === type && (one.status === 'RUNNING' || one.status === 'ROLLBACK_IN_PROGRESS'),
      );
    }
    case 'FAILED':
      return has('FAILED', 'ROLLBACK_COMPLETED') && !has('RUNNING', 'PENDING', 'CANCELLED');
    case 'CANCELLED':
      return has('CANCELLED') && !has('RUNNING', 'PENDING');
    default:
      return last.every(
        ({ status }, at) => status === 'COMPLETED' || image.workflows?.[at]?.onFailure === 'CONTINUE',
      );
  }
};

/** What a run touched of an image that is not among the image's outputs. */
const outputsMissing = (
  region: RegionEstate,
  run: string,
  imageArn: string,
  now: Date,
): readonly unknown[] => {
  const image = region.images.get(imageArn, now);
  const outputs = new Set([
    ...(image?.outputResources?.amis ?? []).map(({ image: ami }) => ami),
    ...(image?.outputResources?.containers ?? []).flatMap(({ imageUris = [] }) => imageUris),
  ]);
  return region.lifecycleResources(run, imageArn, now).filter(({ resourceId }) => !outputs.has(resourceId));
};

describe('As time goes by', () => {
  it('nothing that has ended begins again', () => {
    const region = regionIn(estate, estate.scopes[0] ?? { accountId: '', region: '' });
    const final = [
      'COMPLETED',
      'FAILED',
      'CANCELLED',
      'SKIPPED',
      'ROLLBACK_COMPLETED',
      'SUCCESS',
      'SUCCEEDED',
    ];
    const ended = new Map<string, string | undefined>();
    const revived: unknown[] = [];

    for (let minute = 0; minute < 60; minute += 2) {
      for (const [id = '', status = ''] of statusesIn(inventoryOf(region, after(minutes(minute))))) {
        if (ended.has(id) && ended.get(id) !== status) revived.push([id, ended.get(id), status]);
        if (final.includes(status)) ended.set(id, status);
      }
    }

    expect(revived).toEqual([]);
    expect(ended.size).toBeGreaterThan(1000);
  });
});

const statusesIn = (told: Inventory): readonly (readonly [string | undefined, string | undefined])[] => [
  ...told.workflowExecutions.map((one) => [one.workflowExecutionId, one.status] as const),
  ...told.steps.map((one) => [one.stepExecutionId, one.status] as const),
  ...told.lifecycleExecutions.map((one) => [one.lifecycleExecutionId, one.state?.status] as const),
  ...told.blueprintRuns.map((one) => [one.RunId, one.State] as const),
  ...told.glueWorkflows.map(({ LastRun }) => [LastRun?.WorkflowRunId, LastRun?.Status] as const),
];
