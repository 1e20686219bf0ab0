import { describe, expect, it } from '@jest/globals';
import type { RegionEstate, StoredImage, StoredWorkflowExecution } from '../../sandbox/estate';
import { demoEstate } from '../../sandbox/demoData/index';
import { childrenOf, inventoryOf, regionIn, type Inventory } from '../support/estateInventory';
import { after, minutes, moments, start } from '../support/estateTime';

const estate = demoEstate({ start });

interface Situation {
  readonly region: RegionEstate;
  readonly now: Date;
  readonly inventory: Inventory;
}

const situations = moments.flatMap(([name, now]) =>
  estate.scopes.map((scope): [string, Situation] => {
    const region = regionIn(estate, scope);
    return [
      `${scope.accountId}/${scope.region} ${name}`,
      { region, now, inventory: inventoryOf(region, now) },
    ];
  }),
);

describe.each(situations)('The demo data in %s', (_name, { region, now, inventory }) => {
  it('returns the same from get as from the list', () => {
    const files = inventory.transferExecutions.map(({ execution }) => execution);
    const got = {
      images: inventory.images.map(({ arn = '' }) => region.images.get(arn, now)),
      executions: inventory.workflowExecutions.map(({ workflowExecutionId: id = '' }) =>
        region.workflowExecutions.get(id, now),
      ),
      steps: inventory.steps.map(({ stepExecutionId: id = '' }) => region.steps.get(id, now)),
      runs: inventory.lifecycleExecutions.map(({ lifecycleExecutionId: id = '' }) =>
        region.lifecycleExecutions.get(id, now),
      ),
      files: files.map(({ ExecutionId: id = '' }) => region.transferExecutions.get(id, now)),
      blueprintRuns: inventory.blueprintRuns.map(({ RunId = '' }) => region.blueprintRuns.get(RunId, now)),
      glueWorkflows: inventory.glueWorkflows.map(({ Name = '' }) => region.glueWorkflows.get(Name, now)),
    };

    expect(got).toEqual({
      images: inventory.images,
      executions: inventory.workflowExecutions,
      steps: inventory.steps,
      runs: inventory.lifecycleExecutions,
      files,
      blueprintRuns: inventory.blueprintRuns,
      glueWorkflows: inventory.glueWorkflows,
    });
  });

  it('has no start in the future, and no end before its start', () => {
    const spans = [
      ...[...inventory.workflowExecutions, ...inventory.steps, ...inventory.lifecycleExecutions].map(
        ({ startTime, endTime }) => [startTime, endTime],
      ),
      ...[...inventory.touchedImages, ...inventory.touchedOutputs].map(({ startTime, endTime }) => [
        startTime,
        endTime,
      ]),
      ...inventory.blueprintRuns.map(({ StartedOn, CompletedOn }) => [StartedOn, CompletedOn]),
      ...inventory.glueWorkflows.map(({ LastRun }) => [LastRun?.StartedOn, LastRun?.CompletedOn]),
      ...inventory.images.map(({ dateCreated }) => [dateCreated, undefined]),
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

  it('has only those members of a step that its status allows', () => {
    const shape = inventory.steps.map(({ status, startTime, endTime, outputs }) => ({
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

  it('has correct step counts in each workflow execution', () => {
    for (const execution of inventory.workflowExecutions) {
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

  it('has a definition with the steps of each workflow execution', () => {
    for (const execution of inventory.workflowExecutions) {
      const definition = region.workflows.get(execution.workflowBuildVersionArn ?? '', now);
      const steps = childrenOf(region.steps, execution.workflowExecutionId, now);

      expect(definition?.type).toBe(execution.type);
      for (const { name, action } of steps)
        expect(definition?.data).toMatch(new RegExp(`name: ${name}\\n[^]*action: ${action}`));
    }
  });

  it('has images whose state results from their workflows', () => {
    const wrong = inventory.images
      .map((image) => ({ image, executions: childrenOf(region.workflowExecutions, image.arn, now) }))
      .filter(({ image, executions }) => !fits(image, executions))
      .map(({ image, executions }) => [image.arn, image.state, executions.map(({ status }) => status)]);

    expect(wrong).toEqual([]);
  });

  it('lists exactly the waiting steps as waiting', () => {
    const waiting = inventory.steps.filter(
      ({ action, status }) => action === 'WaitForAction' && status === 'RUNNING',
    );

    expect(region.waitingSteps(now)).toEqual(waiting);
  });

  it('lists images and lifecycle runs newest first', () => {
    const created = inventory.images.map(({ dateCreated = '' }) => dateCreated);
    const begun = inventory.lifecyclePolicies.map(({ arn }) =>
      childrenOf(region.lifecycleExecutions, arn, now).map(({ startTime }) => startTime?.getTime() ?? 0),
    );

    expect(created).toEqual(created.toSorted().toReversed());
    for (const times of begun) expect(times).toEqual(times.toSorted((one, other) => other - one));
  });

  it('resolves all references of images', () => {
    for (const image of inventory.images) {
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

  it('resolves all references of lifecycle runs, to policies and images', () => {
    for (const {
      lifecycleExecutionId: id = '',
      lifecyclePolicyArn,
      ...run
    } of inventory.lifecycleExecutions) {
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

  it('resolves the server of each Transfer execution', () => {
    const servers = inventory.transferExecutions.map(({ id, execution }) => {
      const { ServerId = '' } = execution.ServiceMetadata?.UserDetails ?? {};
      const { OnUpload = [], OnPartialUpload = [] } =
        region.transferServers.get(ServerId, now)?.WorkflowDetails ?? {};
      return [...OnUpload, ...OnPartialUpload].some(({ WorkflowId }) => WorkflowId === id);
    });

    expect(servers).not.toContain(false);
  });

  it('has step results in the order of the workflow’s steps', () => {
    const results = inventory.transferExecutions.map(({ id = '', execution: { Results } }) => {
      const workflow = region.transferWorkflows.get(id, now);
      return [
        isBeginningOf(Results?.Steps, workflow?.Steps),
        isBeginningOf(Results?.OnExceptionSteps, workflow?.OnExceptionSteps),
      ];
    });

    expect(results.flat()).not.toContain(false);
  });

  it('resolves the workflow of each blueprint run, and the run of each workflow', () => {
    for (const { BlueprintName = '', RunId, State, WorkflowName } of inventory.blueprintRuns) {
      const workflow = region.glueWorkflows.get(WorkflowName ?? '', now);

      expect(region.blueprints.get(BlueprintName, now)).toBeDefined();
      expect(workflow?.BlueprintDetails).toEqual(
        State === 'SUCCEEDED' ? { BlueprintName, RunId } : undefined,
      );
    }
    expect(inventory.glueWorkflows).toHaveLength(
      inventory.blueprintRuns.filter(({ State }) => State === 'SUCCEEDED').length,
    );
  });
});

/** A running workflow has no running step in the pause of 0.3 to 0.6 seconds between two steps. */
const betweenSteps = (steps: readonly { status?: string | undefined }[]) =>
  !steps.some(({ status }) => status === 'RUNNING');

const isBeginningOf = (
  results: readonly { StepType?: string | undefined }[] = [],
  steps: readonly { Type?: string | undefined }[] = [],
) => results.every(({ StepType }, at) => StepType === steps[at]?.Type);

const under = { BUILDING: 'BUILD', TESTING: 'TEST', DISTRIBUTING: 'DISTRIBUTION' } as const;

/** True if the state of the image results from the workflow executions of its last attempt. */
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

/** The resources of a run that are not among the outputs of their image. */
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

describe('Over time, the demo data', () => {
  it('never restarts what has ended', () => {
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

const statusesIn = (inventory: Inventory): readonly (readonly [string | undefined, string | undefined])[] => [
  ...inventory.workflowExecutions.map((one) => [one.workflowExecutionId, one.status] as const),
  ...inventory.steps.map((one) => [one.stepExecutionId, one.status] as const),
  ...inventory.lifecycleExecutions.map((one) => [one.lifecycleExecutionId, one.state?.status] as const),
  ...inventory.blueprintRuns.map((one) => [one.RunId, one.State] as const),
  ...inventory.glueWorkflows.map(({ LastRun }) => [LastRun?.WorkflowRunId, LastRun?.Status] as const),
];
