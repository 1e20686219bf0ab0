import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { StoredWorkflowExecution } from '../../sandbox/estate';
import { showcase, demoEstate } from '../../sandbox/demoData/index';
import { childrenOf, inventoryOf, regionIn, type Inventory } from '../support/estateInventory';
import { after, days, hours, minutes, moments, start } from '../support/estateTime';

const estate = demoEstate({ start });
const home = regionIn(estate, showcase.scope);

describe('The demo data', () => {
  it('is the same at every start, but for its dates', () => {
    const otherStart = new Date('2027-02-03T23:41:07.123Z');

    const told = inventoryOf(home, start);
    const again = inventoryOf(regionIn(demoEstate({ start: otherStart }), showcase.scope), otherStart);

    expect(digest(again, otherStart)).toEqual(digest(told, start));
  });

  it('keeps its ids whatever the seed, and varies what nobody addresses', () => {
    const told = inventoryOf(home, start);
    const other = inventoryOf(regionIn(demoEstate({ start, seed: 2 }), showcase.scope), start);

    expect(idsOf(other)).toEqual(idsOf(told));
    expect(digest(other, start)).not.toEqual(digest(told, start));
  });

  it('gives an id to one thing only, over all scopes', () => {
    const ids = estate.scopes.flatMap((scope) => idsOf(inventoryOf(regionIn(estate, scope), start)));

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has something of every service in each of four scopes, the showcase first', () => {
    const counts = estate.scopes.map((scope) => {
      const told = inventoryOf(regionIn(estate, scope), start);
      return [told.steps, told.touchedOutputs, told.transferExecutions, told.glueWorkflows].map(
        ({ length }) => length,
      );
    });

    expect(estate.scopes[0]).toEqual(showcase.scope);
    expect(counts).toHaveLength(4);
    expect(Math.min(...counts.flat())).toBeGreaterThan(0);
  });

  it('knows nothing of another scope, and nothing that is not there yet', () => {
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

  it('has more of something than a page holds, in every service', () => {
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

describe('What is under way', () => {
  it('moves through its steps and states with the clock', () => {
    const at = (minute: number) => {
      const now = after(minutes(minute));
      const steps = childrenOf(home.steps, showcase.runningBuild.workflowExecutionId, now);
      return {
        image: home.images.get(showcase.runningBuild.imageArn, now)?.state?.status,
        workflow: home.workflowExecutions.get(showcase.runningBuild.workflowExecutionId, now)?.status,
        done: steps.filter(({ status }) => status === 'COMPLETED' || status === 'SKIPPED').length,
      };
    };

    const told = [-3, 1, 5, 10, 40].map(at);

    expect(told.map(({ image }) => image)).toEqual([
      'BUILDING',
      'BUILDING',
      'BUILDING',
      'TESTING',
      'AVAILABLE',
    ]);
    expect(told.map(({ workflow }) => workflow)).toEqual([
      'RUNNING',
      'RUNNING',
      'RUNNING',
      'COMPLETED',
      'COMPLETED',
    ]);
    expect(told.map(({ done }) => done)).toEqual(
      told.map(({ done }) => done).toSorted((one, other) => one - other),
    );
    expect(new Set(told.map(({ done }) => done)).size).toBeGreaterThanOrEqual(4);
  });

  it.each(moments)('is not missing %s', (_name, now) => {
    const told = inventoryOf(home, now);
    const running = told.workflowExecutions.filter(({ status }) => status === 'RUNNING');
    const files = told.transferExecutions.map(({ execution }) => execution.Status);

    expect(running.length).toBeGreaterThanOrEqual(2);
    expect(told.steps.some(({ status }) => status === 'PENDING')).toBe(true);
    expect(home.waitingSteps(now).map(({ stepExecutionId }) => stepExecutionId)).toEqual([
      showcase.waitingBuild.stepExecutionId,
    ]);
    expect(files.filter((status) => status === 'IN_PROGRESS').length).toBeGreaterThanOrEqual(2);
    expect(told.blueprintRuns.some(({ State }) => State === 'RUNNING')).toBe(true);
  });

  it('shows files arriving, being worked on and failing, at any time', () => {
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

  it('tells of a file after it is done, and lists it no more an hour later', () => {
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

describe('The showcase', () => {
  const image = (arn: string) => home.images.get(arn, start)?.state?.status;
  const workflow = (id: string): Partial<StoredWorkflowExecution> =>
    home.workflowExecutions.get(id, start) ?? {};
  const step = (id: string) => home.steps.get(id, start) ?? {};
  const run = (id: string) => home.lifecycleExecutions.get(id, start)?.state?.status;

  it('has the build that failed in its test, and says why', () => {
    const { imageArn, workflowExecutionId, stepExecutionId } = showcase.failedBuild;
    const failed = step(stepExecutionId);

    expect(home.images.get(imageArn, start)?.state).toEqual({
      status: 'FAILED',
      reason: `Workflow Execution ID: '${workflowExecutionId}' failed with reason: ${failed.message}`,
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

  it('has a build for every other course of events', () => {
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

  it('has builds that roll back and that have', () => {
    const { rolledBackBuild, rollingBackBuild } = showcase;
    const tomorrow = after(days(1));

    expect(workflow(rolledBackBuild.workflowExecutionId).status).toBe('ROLLBACK_COMPLETED');
    expect(step(rolledBackBuild.stepExecutionId).rollbackStatus).toBe('COMPLETED');
    expect(workflow(rollingBackBuild.workflowExecutionId).status).toBe('ROLLBACK_IN_PROGRESS');
    expect(step(rollingBackBuild.stepExecutionId).rollbackStatus).toBe('RUNNING');
    expect(home.steps.get(rollingBackBuild.stepExecutionId, tomorrow)?.rollbackStatus).toBe('COMPLETED');
  });

  it('has a container with its images in two regions', () => {
    const built = home.images.get(showcase.containerBuild.imageArn, start);

    expect(built).toMatchObject({ type: 'DOCKER', containerRecipe: { containerType: 'DOCKER' } });
    expect(built?.outputResources?.containers?.map(({ region }) => region)).toEqual([
      'us-east-1',
      'eu-west-1',
    ]);
  });

  it('has a lifecycle run of every kind', () => {
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

  it('has last night’s clean-up first in its policy’s list, with what it deleted', () => {
    const { lastNight, imageDeletedLastNight } = showcase.lifecycleExecutions;
    const [newest] = childrenOf(home.lifecycleExecutions, showcase.lifecyclePolicies.nightly, start);
    const deleted = home.lifecycleResources(lastNight, imageDeletedLastNight, start);

    expect(newest?.lifecycleExecutionId).toBe(lastNight);
    expect(deleted).toHaveLength(2);
    expect(deleted[0]).toMatchObject({ state: { status: 'SUCCESS' }, action: { name: 'DELETE' } });
    expect(deleted[0]?.snapshots).toHaveLength(1);
    expect(home.lifecycleResources(lastNight, 'ami-0unknown', start)).toEqual([]);
  });

  it('has a run without a policy, listed under its image alone', () => {
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

  it.each(moments)('has its files in progress and in trouble %s', (_name, now) => {
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

  it('has blueprints and runs of every kind', () => {
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

const idsOf = (told: Inventory): readonly (string | undefined)[] => [
  ...told.workflowExecutions.map(({ workflowExecutionId }) => workflowExecutionId),
  ...told.steps.map(({ stepExecutionId }) => stepExecutionId),
  ...told.lifecycleExecutions.map(({ lifecycleExecutionId }) => lifecycleExecutionId),
  ...told.transferExecutions.map(({ execution }) => execution.ExecutionId),
  ...told.transferWorkflows.map(({ WorkflowId }) => WorkflowId),
  ...told.transferServers.map(({ ServerId }) => ServerId),
  ...told.blueprintRuns.map(({ RunId }) => RunId),
];

/** Of each kind of thing a hash: of its JSON with dates told from the start, and without the hours of schedules. */
const digest = (told: Inventory, begin: Date) =>
  Object.fromEntries(
    Object.entries(told).map(([kind, things]) => {
      const text = JSON.stringify(things)
        .replaceAll(/cron\([^)]*\)/g, 'cron')
        .replaceAll(/(\d{4}-\d\d-\d\dT\d\d)[:-](\d\d)[:-](\d\d\.\d{3})\d*Z/g, (_date, hour, minute, second) =>
          String(Date.parse(`${hour}:${minute}:${second}Z`) - begin.getTime()),
        );
      return [kind, createHash('sha256').update(text).digest('hex')];
    }),
  );
