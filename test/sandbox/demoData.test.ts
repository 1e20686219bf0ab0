import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { StoredWorkflowExecution } from '../../sandbox/estate';
import { showcase, demoEstate } from '../../sandbox/demoData/index';
import { childrenOf, inventoryOf, regionIn, type Inventory } from '../support/estateInventory';
import { after, days, hours, minutes, moments, start } from '../support/estateTime';

const estate = demoEstate({ start });
const home = regionIn(estate, showcase.scope);

describe('The demo data', () => {
  it('is the same at every start, except for its dates', () => {
    const otherStart = new Date('2027-02-03T23:41:07.123Z');

    const inventory = inventoryOf(home, start);
    const again = inventoryOf(regionIn(demoEstate({ start: otherStart }), showcase.scope), otherStart);

    expect(digest(again, otherStart)).toEqual(digest(inventory, start));
  });

  it('has the same ids for every seed, and other random values', () => {
    const inventory = inventoryOf(home, start);
    const other = inventoryOf(regionIn(demoEstate({ start, seed: 2 }), showcase.scope), start);

    expect(idsOf(other)).toEqual(idsOf(inventory));
    expect(digest(other, start)).not.toEqual(digest(inventory, start));
  });

  it('uses every id once, across all scopes', () => {
    const ids = estate.scopes.flatMap((scope) => idsOf(inventoryOf(regionIn(estate, scope), start)));

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has resources of every service in four scopes, the showcase first', () => {
    const counts = estate.scopes.map((scope) => {
      const inventory = inventoryOf(regionIn(estate, scope), start);
      return [
        inventory.steps,
        inventory.touchedOutputs,
        inventory.transferExecutions,
        inventory.glueWorkflows,
      ].map(({ length }) => length);
    });

    expect(estate.scopes[0]).toEqual(showcase.scope);
    expect(counts).toHaveLength(4);
    expect(Math.min(...counts.flat())).toBeGreaterThan(0);
  });

  it('does not find resources of another scope, or resources that do not exist yet', () => {
    const tomorrowsBuild = showcase.nightlyBuild.imageArn.replace('/30', '/31');

    expect(estate.region({ accountId: '111122223333', region: 'eu-central-1' })).toBeUndefined();
    expect(home.images.get(tomorrowsBuild, start)).toBeUndefined();
    expect(home.images.get(tomorrowsBuild, after(days(1)))?.arn).toBe(tomorrowsBuild);
    expect(home.workflowExecutions.get('wf-00000000-0000-4000-8000-000000000001', start)).toBeUndefined();
    expect(home.steps.get('step-fa11ed00-0002-4003-8001-000000000007', start)).toBeUndefined();
    expect(home.steps.get('step-fa11ed00-0002-4005-8000-000000000007', start)).toBeUndefined();
    expect(home.lifecycleExecutions.get('lce-c1ea0000-0000-4000-8000-000000000000', start)).toBeUndefined();
    expect(home.transferExecutions.of('w-00000000000000000', start)).toBeUndefined();
    expect(home.blueprintRuns.get('b100b100-0000-4000-8000-000000000000', start)).toBeUndefined();
    expect(home.glueWorkflows.get('lake-ingest-0000', start)).toBeUndefined();
  });

  it('fills more than one page in every service', () => {
    const [images, ofRetried, longOne, runs] = [
      home.images.all(start),
      childrenOf(home.workflowExecutions, showcase.retriedBuild.imageArn, start),
      childrenOf(home.steps, showcase.parallelBuild.longWorkflowExecutionId, start),
      childrenOf(home.lifecycleExecutions, showcase.lifecyclePolicies.nightly, start),
    ];
    const { scope, workflowId } = showcase.transfer.busy;
    const files = childrenOf(regionIn(estate, scope).transferExecutions, workflowId, start);

    expect(images.length).toBeGreaterThan(3 * 25);
    expect(ofRetried.length).toBeGreaterThan(25);
    expect(longOne.length).toBeGreaterThan(25);
    expect(runs.length).toBeGreaterThan(25);
    expect(home.blueprints.all(start).length).toBeGreaterThan(25);
    expect(files.filter(({ Status }) => Status === 'IN_PROGRESS').length).toBeGreaterThan(1000);
  });
});

describe('Running executions of the demo data', () => {
  it('progress through their steps and states with the clock', () => {
    const at = (minute: number) => {
      const now = after(minutes(minute));
      const steps = childrenOf(home.steps, showcase.runningBuild.workflowExecutionId, now);
      return {
        image: home.images.get(showcase.runningBuild.imageArn, now)?.state?.status,
        workflow: home.workflowExecutions.get(showcase.runningBuild.workflowExecutionId, now)?.status,
        done: steps.filter(({ status }) => status === 'COMPLETED' || status === 'SKIPPED').length,
      };
    };

    const snapshots = [-3, 1, 5, 10, 40].map(at);

    expect(snapshots.map(({ image }) => image)).toEqual([
      'BUILDING',
      'BUILDING',
      'BUILDING',
      'TESTING',
      'AVAILABLE',
    ]);
    expect(snapshots.map(({ workflow }) => workflow)).toEqual([
      'RUNNING',
      'RUNNING',
      'RUNNING',
      'COMPLETED',
      'COMPLETED',
    ]);
    expect(snapshots.map(({ done }) => done)).toEqual(
      snapshots.map(({ done }) => done).toSorted((one, other) => one - other),
    );
    expect(new Set(snapshots.map(({ done }) => done)).size).toBeGreaterThanOrEqual(4);
  });

  it.each(moments)('exist %s', (_name, now) => {
    const inventory = inventoryOf(home, now);
    const running = inventory.workflowExecutions.filter(({ status }) => status === 'RUNNING');
    const files = inventory.transferExecutions.map(({ execution }) => execution.Status);

    expect(running.length).toBeGreaterThanOrEqual(2);
    expect(inventory.steps.some(({ status }) => status === 'PENDING')).toBe(true);
    expect(home.waitingSteps(now).map(({ stepExecutionId }) => stepExecutionId)).toEqual([
      showcase.waitingBuild.stepExecutionId,
    ]);
    expect(files.filter((status) => status === 'IN_PROGRESS').length).toBeGreaterThanOrEqual(2);
    expect(inventory.blueprintRuns.some(({ State }) => State === 'RUNNING')).toBe(true);
  });

  it('include files that are queued, processed and failing, at any time', () => {
    for (let second = 0; second < 24 * 60; second += 7) {
      const now = after(days(2) + second * 1000);
      const arrived = childrenOf(home.transferExecutions, showcase.transfer.invoicesWorkflowId, now).filter(
        ({ ExecutionId = '' }) => ExecutionId.startsWith('feed'),
      );
      const count = (wanted: string) => arrived.filter(({ Status }) => Status === wanted).length;

      expect({
        second,
        working: count('IN_PROGRESS') >= 2,
        failing: count('HANDLING_EXCEPTION') >= 1,
      }).toEqual({
        second,
        working: true,
        failing: true,
      });
    }
  });

  it('include a file that has just ended, and no file that ended an hour ago', () => {
    const now = after(days(1));
    const [, , first] = childrenOf(home.transferExecutions, showcase.transfer.invoicesWorkflowId, now);
    const id = first?.ExecutionId ?? '';
    const later = after(days(1) + hours(1));

    expect(['COMPLETED', 'EXCEPTION']).toContain(home.transferExecutions.get(id, later)?.Status);
    expect(
      childrenOf(home.transferExecutions, showcase.transfer.invoicesWorkflowId, later).map(
        ({ ExecutionId }) => ExecutionId,
      ),
    ).not.toContain(id);
  });
});

describe('The showcase of the demo data', () => {
  const image = (arn: string) => home.images.get(arn, start)?.state?.status;
  const workflow = (id: string): Partial<StoredWorkflowExecution> =>
    home.workflowExecutions.get(id, start) ?? {};
  const step = (id: string) => home.steps.get(id, start) ?? {};
  const run = (id: string) => home.lifecycleExecutions.get(id, start)?.state?.status;

  it('has a build that failed in its test, with the reason', () => {
    const { imageArn, workflowExecutionId, stepExecutionId } = showcase.failedBuild;
    const failed = step(stepExecutionId);

    expect(home.images.get(imageArn, start)?.state).toEqual({
      status: 'FAILED',
      reason: `Workflow Execution ID: '${workflowExecutionId}' failed with reason: ${failed.message}`,
      failureContext: expect.objectContaining({
        imageStatus: 'TESTING',
        stepExecutionId,
        failedStep: failed.name,
        componentFailure: expect.objectContaining({ stepName: 'CheckHealth', errorMessage: 'exit status 1' }),
      }),
    });
    expect(workflow(workflowExecutionId)).toMatchObject({
      type: 'TEST',
      status: 'FAILED',
      message: failed.message,
    });
    expect(failed).toMatchObject({ status: 'FAILED', workflowExecutionId, name: 'ApplyTestComponents' });
    expect(JSON.parse(failed.outputs ?? '')).toMatchObject({ status: 'Failed' });
    expect(failed.outputs).toContain('migration 0042_add_refunds has not been applied');
    expect(childrenOf(home.steps, workflowExecutionId, start).at(-1)).toMatchObject({ status: 'PENDING' });
    expect(childrenOf(home.steps, workflowExecutionId, start).at(-1)?.startTime).toBeUndefined();
  });

  it('has a build for every other outcome', () => {
    expect(image(showcase.retriedBuild.imageArn)).toBe('AVAILABLE');
    expect(workflow(showcase.retriedBuild.retriedWorkflowExecutionId)).toMatchObject({
      status: 'FAILED',
      retried: true,
    });
    expect(workflow(showcase.retriedBuild.workflowExecutionId)).toMatchObject({
      status: 'COMPLETED',
      retried: false,
    });
    expect(image(showcase.distributingBuild.imageArn)).toBe('DISTRIBUTING');
    expect(workflow(showcase.distributingBuild.workflowExecutionId).status).toBe('RUNNING');
    expect(image(showcase.waitingBuild.imageArn)).toBe('BUILDING');
    expect(step(showcase.waitingBuild.stepExecutionId)).toMatchObject({
      action: 'WaitForAction',
      status: 'RUNNING',
    });
    expect(image(showcase.cancelledBuild.imageArn)).toBe('CANCELLED');
    expect(workflow(showcase.cancelledBuild.workflowExecutionId).status).toBe('CANCELLED');
    expect(step(showcase.cancelledBuild.stepExecutionId).status).toBe('CANCELLED');
    expect(workflow(showcase.parallelBuild.workflowExecutionId).parallelGroup).toBe('quick');
    expect(image(showcase.pendingBuild.imageArn)).toBe('PENDING');
    expect(step(showcase.pendingBuild.stepExecutionId).status).toBe('PENDING');
    expect(image(showcase.nightlyBuild.imageArn)).toBe('AVAILABLE');
  });

  it('has a build that is rolling back, and one that has rolled back', () => {
    const { rolledBackBuild, rollingBackBuild } = showcase;
    const tomorrow = after(days(1));

    expect(workflow(rolledBackBuild.workflowExecutionId).status).toBe('ROLLBACK_COMPLETED');
    expect(step(rolledBackBuild.stepExecutionId).rollbackStatus).toBe('COMPLETED');
    expect(workflow(rollingBackBuild.workflowExecutionId).status).toBe('ROLLBACK_IN_PROGRESS');
    expect(step(rollingBackBuild.stepExecutionId).rollbackStatus).toBe('RUNNING');
    expect(home.steps.get(rollingBackBuild.stepExecutionId, tomorrow)?.rollbackStatus).toBe('COMPLETED');
  });

  it('has a container build with images in two regions', () => {
    const built = home.images.get(showcase.containerBuild.imageArn, start);

    expect(built).toMatchObject({ type: 'DOCKER', containerRecipe: { containerType: 'DOCKER' } });
    expect(built?.outputResources?.containers?.map(({ region }) => region)).toEqual([
      'us-east-1',
      'eu-west-1',
    ]);
  });

  it('has a lifecycle run of every status', () => {
    const { lifecycleExecutions: runs } = showcase;

    expect(run(runs.lastNight)).toBe('SUCCESS');
    expect(run(runs.failed)).toBe('FAILED');
    expect(run(runs.skipping)).toBe('SUCCESS');
    expect(run(runs.containers)).toBe('SUCCESS');
    expect(run(runs.pending)).toBe('PENDING');
    expect(run(runs.cancelled)).toBe('CANCELLED');
    expect(run(runs.cancelling)).toBe('CANCELLING');
    expect(run(runs.inProgress)).toBe('IN_PROGRESS');
    expect(image(runs.imageDeletedLastNight)).toBe('DELETED');
    expect(home.lifecyclePolicies.get(showcase.lifecyclePolicies.golden, start)?.status).toBe('DISABLED');
  });

  it('lists the newest nightly lifecycle run first, with the image that it deleted', () => {
    const { lastNight, imageDeletedLastNight } = showcase.lifecycleExecutions;
    const [newest] = childrenOf(home.lifecycleExecutions, showcase.lifecyclePolicies.nightly, start);
    const deleted = home.lifecycleResources(lastNight, imageDeletedLastNight, start);

    expect(newest?.lifecycleExecutionId).toBe(lastNight);
    expect(deleted).toHaveLength(2);
    expect(deleted[0]).toMatchObject({ state: { status: 'SUCCESS' }, action: { name: 'DELETE' } });
    expect(deleted[0]?.snapshots).toHaveLength(1);
    expect(home.lifecycleResources(lastNight, 'ami-0unknown', start)).toEqual([]);
  });

  it('lists a run without a policy under its image only', () => {
    const { byHand, imageDisabledByHand, restoring } = showcase.lifecycleExecutions;
    const ofPolicies = Object.values(showcase.lifecyclePolicies).flatMap((arn) =>
      childrenOf(home.lifecycleExecutions, arn, start),
    );

    expect(home.lifecycleExecutions.get(byHand, start)?.lifecyclePolicyArn).toBeUndefined();
    expect(childrenOf(home.lifecycleExecutions, imageDisabledByHand, start)).toMatchObject([
      { lifecycleExecutionId: byHand },
    ]);
    expect(ofPolicies.map(({ lifecycleExecutionId }) => lifecycleExecutionId)).not.toContain(byHand);
    expect(image(imageDisabledByHand)).toBe('DISABLED');
    expect(home.lifecycleResources(restoring, undefined, start)[0]?.action?.name).toBe('AVAILABLE');
  });

  it.each(moments)('has files in progress and files that handle an exception %s', (_name, now) => {
    const { transfer } = showcase;
    const file = (id: string) => home.transferExecutions.get(id, now);

    expect(file(transfer.invoiceInProgress)?.Status).toBe('IN_PROGRESS');
    expect(file(transfer.surveyInProgress)?.Status).toBe('IN_PROGRESS');
    expect(file(transfer.invoiceHandlingException)).toMatchObject({
      Status: 'HANDLING_EXCEPTION',
      Results: { OnExceptionSteps: [{ StepType: 'COPY' }] },
    });
    expect(file(transfer.surveyHandlingException)).toMatchObject({
      Status: 'HANDLING_EXCEPTION',
      PosixProfile: { Uid: 4_000_000_123 },
    });
  });

  it('has blueprints and runs of every status', () => {
    const status = (name: string) => home.blueprints.get(name, start)?.Status;
    const { blueprints, blueprintRuns } = showcase;
    const blueprintRun = (id: string, now = start) => home.blueprintRuns.get(id, now);

    expect(status(blueprints.orders)).toBe('ACTIVE');
    expect(status(blueprints.updating)).toBe('UPDATING');
    expect(status(blueprints.creating)).toBe('CREATING');
    expect(status(blueprints.failed)).toBe('FAILED');
    expect(blueprintRun(blueprintRuns.succeeded)?.WorkflowName).toBe(blueprintRuns.succeededWorkflow);
    expect(blueprintRun(blueprintRuns.failed)?.State).toBe('FAILED');
    expect(blueprintRun(blueprintRuns.failedToRollBack)).toMatchObject({
      State: 'FAILED',
      RollbackErrorMessage: expect.stringContaining('could not be deleted'),
    });
    expect(blueprintRun(blueprintRuns.running, after(days(40)))?.State).toBe('RUNNING');
    expect(blueprintRun(blueprintRuns.rollingBack)?.State).toBe('ROLLING_BACK');
    expect(blueprintRun(blueprintRuns.rollingBack, after(hours(1)))?.State).toBe('FAILED');
    expect(() => JSON.parse(blueprintRun(blueprintRuns.oddlyNamed)?.Parameters ?? '{}')).toThrow();
  });
});

const idsOf = (inventory: Inventory): readonly (string | undefined)[] => [
  ...inventory.workflowExecutions.map(({ workflowExecutionId }) => workflowExecutionId),
  ...inventory.steps.map(({ stepExecutionId }) => stepExecutionId),
  ...inventory.lifecycleExecutions.map(({ lifecycleExecutionId }) => lifecycleExecutionId),
  ...inventory.transferExecutions.map(({ execution }) => execution.ExecutionId),
  ...inventory.transferWorkflows.map(({ WorkflowId }) => WorkflowId),
  ...inventory.transferServers.map(({ ServerId }) => ServerId),
  ...inventory.blueprintRuns.map(({ RunId }) => RunId),
];

/** A hash of each kind's JSON. Dates are relative to the start, and the hours of schedules are left out. */
const digest = (inventory: Inventory, begin: Date) =>
  Object.fromEntries(
    Object.entries(inventory).map(([kind, things]) => {
      const text = JSON.stringify(things)
        .replaceAll(/cron\([^)]*\)/g, 'cron')
        .replaceAll(/(\d{4}-\d\d-\d\dT\d\d)[:-](\d\d)[:-](\d\d\.\d{3})\d*Z/g, (_date, hour, minute, second) =>
          String(Date.parse(`${hour}:${minute}:${second}Z`) - begin.getTime()),
        );
      return [kind, createHash('sha256').update(text).digest('hex')];
    }),
  );
