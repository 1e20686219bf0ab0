import { describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { estateOf } from '../support/estate';
import * as f from '../support/fixtureEstate';
import { uuid } from '../support/sequence';

const cache = { maxBytes: 10_000_000 };

const withGateway = async (
  data: object,
  run: (gateway: TestGateway, clock: { time: number }) => Promise<void>,
  options: object = {},
): Promise<void> => {
  const clock = { time: f.now.getTime() };
  const estate = estateOf({ [`${f.account}/${f.region}`]: { ...f.fixtureRegionData, ...data } });
  const gateway = await startTestGateway(estate, { cache, now: () => new Date(clock.time), ...options });
  try {
    await run(gateway, clock);
  } finally {
    await gateway.close();
  }
};

describe('a list that a batch of look-ups read while the image was being built', () => {
  it('is not kept for longer than 5 seconds', async () => {
    const building = { ...f.image, state: { status: 'BUILDING' } };
    const ended = [
      f.build,
      { ...f.build, workflowExecutionId: f.testId },
      { ...f.build, workflowExecutionId: `wf-${uuid(9)}` },
    ];
    await withGateway(
      { images: [building, f.fixtureRegionData.images?.[1] ?? f.image], workflowExecutions: ended },
      async ({ ask }, clock) => {
        // While an image is built, its list of workflows may change at any moment.
        await ask(`{ image(imageBuildVersionArn: "${f.imageArn}") { state { status } } }`);
        const warm = await ask(`{ a: imageBuilderWorkflow(workflowExecutionId: "${f.buildId}") { status }
                   b: imageBuilderWorkflow(workflowExecutionId: "${f.testId}") { status }
                   c: imageBuilderWorkflow(workflowExecutionId: "wf-${uuid(9)}") { status } }`);
        expect(warm.calls).toEqual(['GetWorkflowExecution', 'ListWorkflowExecutions']);
        clock.time += 20_000;
        const { calls } = await ask(
          `{ image(imageBuildVersionArn: "${f.imageArn}") { arn workflows { nodes { status } } } }`,
        );
        expect(calls).toContain('ListWorkflowExecutions');
      },
    );
  });
});

describe('a malformed value', () => {
  it('of a Glue workflow is dropped from the cache, so that the next request asks again', async () => {
    await withGateway({}, async ({ ask, sandbox }) => {
      const query =
        `{ glueWorkflow(name: "${f.glueWorkflowName}") { lastRun { startedOn: startedOn } } }`.replace(
          'startedOn: startedOn',
          'startedAt',
        );
      sandbox.faults.add({
        match: { operation: 'BatchGetWorkflows' },
        times: 1,
        fault: {
          kind: 'answer',
          status: 200,
          body: {
            Workflows: [
              { Name: f.glueWorkflowName, LastRun: { StartedOn: 99_999_999_999_999, CompletedOn: 1 } },
            ],
            MissingWorkflows: [],
          },
        },
      });
      const first = await ask(query);
      expect(first.errors).toHaveLength(1);
      const second = await ask(query);
      expect(second.errors).toBeUndefined();
      expect(second.calls).toEqual(['BatchGetWorkflows']);
    });
  });

  it('of a listed image is dropped from the cache, so that its look-up asks again', async () => {
    await withGateway({}, async ({ ask, sandbox }) => {
      sandbox.faults.add({
        match: { operation: 'ListImageBuildVersions' },
        times: 1,
        fault: {
          kind: 'answer',
          status: 200,
          body: {
            imageSummaryList: [{ arn: f.imageArn, name: { not: 'text' }, state: { status: 'AVAILABLE' } }],
          },
        },
      });
      const first = await ask('{ images { nodes { name } } }');
      expect(first.errors).toHaveLength(1);
      const second = await ask(`{ image(imageBuildVersionArn: "${f.imageArn}") { name } }`);
      expect(second.errors).toBeUndefined();
      expect(second.calls).toEqual(['GetImage']);
    });
  });
});

describe('a null among the step results of a Transfer execution', () => {
  it('costs no field but those that read it', async () => {
    await withGateway({}, async ({ ask, sandbox }) => {
      sandbox.faults.add({
        match: { operation: 'DescribeExecution' },
        fault: {
          kind: 'answer',
          status: 200,
          body: {
            WorkflowId: f.transferWorkflowId,
            Execution: {
              ExecutionId: f.executionId,
              Status: 'IN_PROGRESS',
              ExecutionRole: 'role',
              Results: { Steps: [null] },
            },
          },
        },
      });
      const { data, errors } = await ask(
        `{ transferExecution(workflowId: "${f.transferWorkflowId}", executionId: "${f.executionId}") { status executionRole } }`,
      );
      expect(errors).toBeUndefined();
      expect(data.transferExecution).toEqual({ status: 'RUNNING', executionRole: 'role' });
    });
  });
  it('nor a text in the place of the list', async () => {
    await withGateway({}, async ({ ask, sandbox }) => {
      sandbox.faults.add({
        match: { operation: 'DescribeExecution' },
        fault: {
          kind: 'answer',
          status: 200,
          body: {
            WorkflowId: f.transferWorkflowId,
            Execution: {
              ExecutionId: f.executionId,
              Status: 'IN_PROGRESS',
              ExecutionRole: 'role',
              Results: { Steps: [{ Error: null }, 7, 'x'], OnExceptionSteps: 'none' },
            },
          },
        },
      });
      const { data, errors } = await ask(
        `{ transferExecution(workflowId: "${f.transferWorkflowId}", executionId: "${f.executionId}") { status executionRole } }`,
      );
      expect(errors).toBeUndefined();
      expect(data.transferExecution).toEqual({ status: 'RUNNING', executionRole: 'role' });
    });
  });
});

describe('ImageBuilderWorkflow.retried of a step’s workflow', () => {
  it('is that of the image’s list of now, not of the list of an hour ago', async () => {
    const build = { ...f.build, retried: false };
    await withGateway({ workflowExecutions: [build] }, async ({ ask, sandbox }, clock) => {
      await ask(`{ image(imageBuildVersionArn: "${f.imageArn}") { workflows { nodes { retried } } } }`);
      sandbox.faults.add({
        match: { operation: 'ListWorkflowExecutions' },
        fault: {
          kind: 'answer',
          status: 200,
          body: {
            imageBuildVersionArn: f.imageArn,
            workflowExecutions: [{ workflowExecutionId: f.buildId, status: 'COMPLETED', retried: true }],
          },
        },
      });
      clock.time += 3_600_000;
      const { data, calls } = await ask(
        `{ workflowStep(stepExecutionId: "${f.launchId}") { workflow { retried } } }`,
      );
      expect(calls).toContain('ListWorkflowExecutions');
      expect(data.workflowStep.workflow.retried).toBe(true);
    });
  });
});

describe('GetWorkflowStepExecution denied', () => {
  it('leaves what the list of steps returns', async () => {
    const second = { ...f.wait, stepExecutionId: `step-${uuid(8)}` };
    await withGateway({ steps: [f.launch, f.wait, second] }, async ({ ask, sandbox }) => {
      sandbox.faults.add({
        match: { operation: 'GetWorkflowStepExecution' },
        fault: { kind: 'accessDenied' },
      });
      const { data } = await ask(`{ a: workflowStep(stepExecutionId: "${f.waitId}") { onFailure }
        waitingWorkflowSteps { nodes { stepExecutionId inputs } } }`);
      expect(data.waitingWorkflowSteps.nodes.map(({ inputs }: { inputs: unknown }) => inputs)).toEqual([
        'until somebody says so',
        'until somebody says so',
      ]);
    });
  });
});

describe('background refresh', () => {
  it('reads expired lists in every round', async () => {
    const start = Date.now();
    await withGateway(
      {},
      async ({ sandbox }) => {
        const lists = () => sandbox.calls.operations().filter((name) => name === 'ListExecutions').length;
        while (lists() < 2) await new Promise((resolve) => setTimeout(resolve, 50));
      },
      {
        sync: { everySeconds: 1, idleMinutes: 0, shareOfRate: 1 },
        cache: { ...cache, runningSeconds: 0.1, settledSeconds: 0.1, definitionSeconds: 0.1 },
        now: () => new Date(f.now.getTime() + Date.now() - start),
      },
    );
  });
});
