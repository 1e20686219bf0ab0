import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/faultInjection';
import { estateOf } from '../support/estate';
import {
  account,
  build,
  buildId,
  fixtureRegionData,
  imageArn,
  launchId,
  now,
  region,
} from '../support/fixtureEstate';
import { startTestGateway, type TestGateway } from '../support/gateway';

/* RetryImage changes executions that have ended: their cached records are immutable, but a newer list corrects them. */

const failed = { ...build, status: 'FAILED' as const, retried: false };

const estate = estateOf({ [`${account}/${region}`]: { ...fixtureRegionData, workflowExecutions: [failed] } });

const lookUp = `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status } }`;
const retried = `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { retried } }`;
const ofImage = `{ image(imageBuildVersionArn: "${imageArn}") { workflows { nodes { status retried } } } }`;
const everywhere = '{ executions(filter: { kinds: [IMAGE_BUILDER_WORKFLOW] }) { nodes { status } } }';

const withGateway = async (
  run: (gateway: TestGateway, clock: { seconds: number }) => Promise<void>,
): Promise<void> => {
  const clock = { seconds: 0 };
  const gateway = await startTestGateway(estate, {
    cache: { maxBytes: 10_000_000 },
    now: () => new Date(now.getTime() + clock.seconds * 1000),
  });
  try {
    await run(gateway, clock);
  } finally {
    await gateway.close();
  }
};

const answer = (body: Record<string, unknown>): Fault => ({ kind: 'answer', status: 200, body });

/** What AWS answers after RetryImage: the same execution runs again. */
const retry = ({ sandbox }: TestGateway, change: Record<string, unknown>): void => {
  const execution = { ...failed, endTime: undefined, ...change };
  sandbox.faults.add({
    match: { operation: 'ListWorkflowExecutions' },
    fault: answer({ imageBuildVersionArn: imageArn, workflowExecutions: [execution] }),
  });
  sandbox.faults.add({ match: { operation: 'GetWorkflowExecution' }, fault: answer(execution) });
};

describe('An ended execution that runs again', () => {
  it.each([
    ['the list of its image', ofImage],
    ['the list of all executions', everywhere],
  ])('is corrected once %s shows it, also after that list has expired', async (_list, query) => {
    await withGateway(async (gateway, clock) => {
      const before = await gateway.ask(lookUp);
      const cached = await gateway.ask(lookUp);
      retry(gateway, { status: 'RUNNING' });
      clock.seconds += 3_600;

      await gateway.ask(query);
      const soon = await gateway.ask(lookUp);
      clock.seconds += 3_600;
      const later = await gateway.ask(lookUp);

      expect([before, cached].map(({ calls }) => calls)).toEqual([['GetWorkflowExecution'], []]);
      expect(before.data.imageBuilderWorkflow.status).toBe('FAILED');
      expect(soon.data.imageBuilderWorkflow.status).toBe('RUNNING');
      expect(later.data.imageBuilderWorkflow.status).toBe('RUNNING');
      expect(later.calls).toEqual(['GetWorkflowExecution']);
    });
  });

  it('is kept where a newer list shows the same', async () => {
    await withGateway(async (gateway, clock) => {
      await gateway.ask(lookUp);
      clock.seconds += 3_600;
      await gateway.ask(ofImage);
      clock.seconds += 3_600;

      expect((await gateway.ask(lookUp)).calls).toEqual([]);
    });
  });

  it('has a list of steps that is volatile again', async () => {
    const steps = `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status steps { nodes { status } } } }`;
    await withGateway(async (gateway, clock) => {
      await gateway.ask(steps);
      const cached = await gateway.ask(steps);
      retry(gateway, { status: 'RUNNING' });
      clock.seconds += 3_600;
      await gateway.ask(ofImage);

      const { calls } = await gateway.ask(steps);

      expect(cached.calls).toEqual([]);
      expect(calls).toContain('ListWorkflowStepExecutions');
    });
  });
});

describe('ImageBuilderWorkflow.retried', () => {
  it('is cached as long as the list that returns it, not as long as the execution', async () => {
    await withGateway(async (gateway, clock) => {
      const before = await gateway.ask(retried);
      const soon = await gateway.ask(retried);
      retry(gateway, { retried: true, endTime: failed.endTime });
      clock.seconds += 61;

      const after = await gateway.ask(retried);
      const status = await gateway.ask(lookUp);

      expect(before.data.imageBuilderWorkflow.retried).toBe(false);
      expect(soon.calls).toEqual([]);
      expect(after.data.imageBuilderWorkflow.retried).toBe(true);
      expect(after.calls).toEqual(['ListWorkflowExecutions']);
      expect(status.calls).toEqual([]);
    });
  });

  it('does not come from an older record that the same request has read', async () => {
    await withGateway(async (gateway, clock) => {
      await gateway.ask(ofImage);
      retry(gateway, { retried: true, endTime: failed.endTime });
      clock.seconds += 3_600;

      const { data } = await gateway.ask(`{
        imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status }
        workflowStep(stepExecutionId: "${launchId}") { workflow { retried } } }`);

      expect(data.workflowStep.workflow.retried).toBe(true);
    });
  });
});
