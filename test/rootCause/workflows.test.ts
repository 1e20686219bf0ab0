import { afterEach, describe, expect, it } from '@jest/globals';
import type { RegionData } from '../support/estate';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import {
  account,
  build,
  buildId,
  fixtureRegionData,
  imageArn,
  inScope,
  launch,
  region,
  testId,
} from '../support/fixtureEstate';
import { replaceableEstate } from '../support/executions/region';
import { startTestGateway, type TestGateway } from '../support/gateway';

/* Why workflows failed whose steps AWS does not return. */

const place = `${account}/${region}`;
const component = `arn:aws:imagebuilder:${region}:${account}:component/web-base/1.0.0/1`;
const message = `Document ${component} failed!`;
const failureContext = {
  workflowExecutionId: buildId,
  stepExecutionId: launch.stepExecutionId,
  failedStep: 'ApplyBuildComponents',
  componentFailure: {
    componentArn: component,
    phaseName: 'build',
    stepName: 'InstallPackages',
    action: 'ExecuteBash',
    errorMessage: 'Error: Unable to find a match: htpd',
  },
};

const dataWith = (steps: NonNullable<RegionData['steps']>, context: object = failureContext): RegionData => ({
  ...fixtureRegionData,
  images: (fixtureRegionData.images ?? []).map((image) =>
    image.arn === imageArn
      ? { ...image, state: { status: 'FAILED', reason: message, failureContext: context } as never }
      : image,
  ),
  workflowExecutions: [{ ...build, status: 'FAILED', message }],
  steps,
});

const clean: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const task of clean.splice(0).reverse()) await task();
});

const start = async (data: RegionData) => {
  const estate = replaceableEstate([place]);
  estate.replace({ [place]: data });
  const sandbox: Sandbox = await startSandbox({ estate: estate.estate });
  clean.push(() => sandbox.close());
  const gateway: TestGateway = await startTestGateway(estate.estate, {
    sandbox,
    cache: { maxBytes: 10_000_000 },
  });
  clean.push(() => gateway.close());
  const denySteps = (): void =>
    void sandbox.faults.add({
      match: { operation: 'ListWorkflowStepExecutions' },
      fault: { kind: 'accessDenied' },
    });
  return { gateway, denySteps };
};

const cause = 'rootCause { summary step component phase action sources missing }';
const byLookUp = `{ found: imageBuilderWorkflow(workflowExecutionId: "${buildId}", ${inScope}) { ${cause} } }`;
const inContext = {
  summary:
    'ApplyBuildComponents, component web-base, phase build, step InstallPackages failed: Error: Unable to find a match: htpd',
  step: 'ApplyBuildComponents',
  component,
  phase: 'build',
  action: 'ExecuteBash',
};

describe('The root cause of a workflow without steps', () => {
  it('is in the failure context of its image', async () => {
    const { gateway } = await start(dataWith([]));

    const { data, errors } = await gateway.ask(byLookUp);

    expect(errors).toBeUndefined();
    expect(data.found.rootCause).toEqual({
      ...inContext,
      sources: ['imagebuilder:GetWorkflowExecution', 'imagebuilder:GetImage'],
      missing: [],
    });
  });

  it('costs no call for an image that is cached, also where AWS denies the steps', async () => {
    const { gateway, denySteps } = await start(dataWith([]));
    denySteps();

    const { data, calls } = await gateway.ask(
      `{ image(imageBuildVersionArn: "${imageArn}") { state { status } workflows { nodes { ${cause} } } } }`,
    );

    expect(data.image.workflows.nodes).toEqual([
      {
        rootCause: {
          ...inContext,
          sources: ['imagebuilder:ListWorkflowExecutions', 'imagebuilder:GetImage'],
          missing: [expect.stringMatching(/^UPSTREAM_FORBIDDEN: /)],
        },
      },
    ]);
    expect(calls.filter((call) => call === 'GetImage')).toHaveLength(1);
  });

  it('names the component of its message, where the context is about another workflow', async () => {
    const { gateway } = await start(dataWith([], { ...failureContext, workflowExecutionId: testId }));

    const { data } = await gateway.ask(byLookUp);

    expect(data.found.rootCause).toMatchObject({
      summary: `The workflow, component web-base failed: ${message}`,
      step: null,
      component,
      phase: null,
    });
  });
});
