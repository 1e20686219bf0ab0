import { afterEach, describe, expect, it } from '@jest/globals';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { buildId, imageArn, launchId, fixtureEstate, policyArn, policyRunId } from '../support/fixtureEstate';
import { uuid } from '../support/sequence';

const wide = { maxBytes: 10_000_000 };
const workflow = `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status image { name } } }`;
const chain = `{ image(imageBuildVersionArn: "${imageArn}") {
  name workflows { nodes { status steps { nodes { name onFailure } } } }
} }`;

let gateway: TestGateway;

afterEach(async () => {
  gateway.sandbox.faults.clear();
  await gateway.close();
});

const start = async (options: Parameters<typeof startTestGateway>[1]): Promise<void> => {
  gateway = await startTestGateway(fixtureEstate, options);
};

describe('Identical calls under way', () => {
  it('are one call, however many requests wait for it', async () => {
    await start({});
    gateway.sandbox.faults.add({ fault: { kind: 'delay', ms: 80 } });
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: workflow }),
    };

    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => (await fetch(`${gateway.url}/graphql`, request)).json()),
    );

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(gateway.sandbox.calls.operations().filter((operation) => operation !== 'AssumeRole')).toEqual([
      'GetWorkflowExecution',
      'GetImage',
    ]);
  });

  it('go on while anybody waits, though the one who asked first has left', async () => {
    await start({});
    gateway.sandbox.faults.add({
      match: { operation: 'GetWorkflowExecution' },
      fault: { kind: 'delay', ms: 150 },
    });
    const hasty = new AbortController();
    const first = fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: workflow }),
      signal: hasty.signal,
    });
    await gateway.arrivalOf('GetWorkflowExecution');
    const second = gateway.ask(workflow);
    hasty.abort();

    await expect(first).rejects.toThrow();
    const { data, errors } = await second;

    expect(errors).toBeUndefined();
    expect(data.imageBuilderWorkflow.status).toBe('SUCCEEDED');
    expect(gateway.sandbox.calls.operations().filter((name) => name === 'GetWorkflowExecution')).toHaveLength(
      1,
    );
  });

  it('stop when nobody waits any more: nothing further is asked for a client that hung up', async () => {
    await start({});
    gateway.sandbox.faults.add({ fault: { kind: 'delay', ms: 60 } });
    const hasty = new AbortController();
    const request = fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: chain }),
      signal: hasty.signal,
    });
    await gateway.arrivalOf('GetImage');
    hasty.abort();
    await expect(request).rejects.toThrow();

    await gateway.ask('{ lifecyclePolicies { nodes { name } } }');

    expect(gateway.sandbox.calls.operations()).not.toContain('ListWorkflowExecutions');
  });
});

describe('Memory', () => {
  it('answers the same question again without a call, when everything in it has ended', async () => {
    await start({ cache: wide });
    const first = await gateway.ask(workflow);

    const second = await gateway.ask(workflow);

    expect(first.calls).toEqual(['GetImage', 'GetWorkflowExecution']);
    expect(second.calls).toEqual([]);
    expect(second.data).toEqual(first.data);
  });

  it('knows a finished execution that a list told, though nobody asked for it alone', async () => {
    await start({ cache: wide });
    await gateway.ask(`{ image(imageBuildVersionArn: "${imageArn}") { workflows { nodes { status } } } }`);

    const { data, calls } = await gateway.ask(
      `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status fetchedAt } }`,
    );

    expect(data.imageBuilderWorkflow.status).toBe('SUCCEEDED');
    expect(calls).toEqual([]);
  });

  it('does not take a list for what only the Get tells', async () => {
    await start({ cache: wide });
    await gateway.ask(
      `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { steps { nodes { name } } } }`,
    );
    const step = (fields: string): string => `{ workflowStep(stepExecutionId: "${launchId}") { ${fields} } }`;

    const listed = await gateway.ask(step('name'));
    const detailed = await gateway.ask(step('name onFailure'));

    expect(listed.calls).toEqual([]);
    expect(detailed.calls).toEqual(['GetWorkflowStepExecution']);
    expect(detailed.data.workflowStep.onFailure).toBe('Abort');
  });

  it('asks again for what runs once its seconds are over', async () => {
    await start({ cache: { ...wide, runningSeconds: 5 } });
    const waiting = '{ waitingWorkflowSteps { nodes { name } } }';
    await gateway.ask(waiting);

    gateway.sandbox.clock.advance(4);
    const soon = await gateway.ask(waiting);
    gateway.sandbox.clock.advance(2);
    const later = await gateway.ask(waiting);

    expect([soon.calls, later.calls]).toEqual([[], ['ListWaitingWorkflowSteps', 'ListWaitingWorkflowSteps']]);
  });

  it('takes the list of an image under way for lively, though all in it has ended: it may be retried', async () => {
    const arn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/retried/1.0.0/1';
    const done = {
      workflowExecutionId: `wf-${uuid(7)}`,
      imageBuildVersionArn: arn,
      status: 'FAILED' as const,
    };
    const estate = (status: 'FAILED' | 'BUILDING') =>
      estateOf({
        '111122223333/us-east-1': {
          images: [{ arn, state: { status } }],
          workflowExecutions: [done],
        },
      });
    const question = `{ image(imageBuildVersionArn: "${arn}") { state { status } workflows { nodes { status } } } }`;
    const callsAfter = async (status: 'FAILED' | 'BUILDING'): Promise<readonly string[]> => {
      gateway = await startTestGateway(estate(status), { cache: wide });
      await gateway.ask(question);
      gateway.sandbox.clock.advance(10);
      return (await gateway.ask(question)).calls;
    };

    const settled = await callsAfter('FAILED');
    await gateway.close();
    const lively = await callsAfter('BUILDING');

    expect([settled, lively]).toEqual([[], ['GetImage', 'ListWorkflowExecutions']]);
  });

  it('remembers only briefly that something does not exist', async () => {
    await start({ cache: wide });
    const missing = `{ lifecycle(lifecycleExecutionId: "lce-${uuid(99)}") { status } }`;
    await gateway.ask(missing);

    const soon = await gateway.ask(missing);
    gateway.sandbox.clock.advance(10);
    const later = await gateway.ask(missing);

    expect([soon.calls, later.calls]).toEqual([[], ['GetLifecycleExecution']]);
    expect([soon.data.lifecycle, later.data.lifecycle]).toEqual([null, null]);
  });

  it('never remembers an error', async () => {
    await start({ cache: wide });
    gateway.sandbox.faults.add({ times: 1, fault: { kind: 'accessDenied' } });
    const question = `{ lifecycle(lifecycleExecutionId: "${policyRunId}") { status } }`;
    const refused = await gateway.ask(question);

    const answered = await gateway.ask(question);

    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(answered.data.lifecycle.status).toBe('FAILED');
  });

  it.each([
    ['no-cache', ['GetLifecyclePolicy']],
    ['no-store', ['GetLifecyclePolicy']],
    ['max-age=10', ['GetLifecyclePolicy']],
    ['max-age=100', []],
    ['public', []],
  ])('gives way to a client that says Cache-Control: %s', async (cacheControl, expected) => {
    await start({ cache: wide });
    const policy = `{ lifecyclePolicy(lifecyclePolicyArn: "${policyArn}") { name fetchedAt } }`;
    await gateway.ask(policy);
    gateway.sandbox.clock.advance(30);

    const { calls } = await gateway.ask(policy, {}, { 'cache-control': cacheControl });

    expect(calls).toEqual(expected);
  });

  it('keeps no more bytes than it may', async () => {
    await start({ cache: { maxBytes: 500 } });
    await gateway.ask(workflow);

    const { calls } = await gateway.ask(workflow);

    expect(calls).toContain('GetImage');
  });
});

describe('The budget of a request', () => {
  it('ends it before the call that would be one too many, and answers what was fetched', async () => {
    await start({ limits: { upstreamCallsPerRequest: 2 } });

    const { data, errors, calls } = await gateway.ask(chain);

    expect(data.image.name).toBeDefined();
    expect(calls).toEqual(['GetImage', 'ListWorkflowExecutions']);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('Not answered: image.workflows.nodes.0.steps'),
      path: ['image', 'workflows', 'nodes', 0, 'steps'],
      extensions: { code: 'BUDGET_EXCEEDED' },
    });
  });

  it('is a new one for the next request', async () => {
    await start({ limits: { upstreamCallsPerRequest: 2 } });
    await gateway.ask(chain);

    const { errors } = await gateway.ask(workflow);

    expect(errors).toBeUndefined();
  });
});

describe('The time of a request', () => {
  it('ends all its calls, and the answer has what came before', async () => {
    await start({ limits: { requestTimeoutMs: 3_000 } });
    gateway.sandbox.faults.add({
      match: { operation: 'ListWorkflowExecutions' },
      fault: { kind: 'delay', ms: 60_000 },
    });

    const { data, errors } = await gateway.ask(chain);

    expect(data.image).toEqual({ name: expect.any(String), workflows: null });
    expect(errors).toMatchObject([
      { path: ['image', 'workflows'], extensions: { code: 'DEADLINE_EXCEEDED' } },
    ]);
  });

  it('leaves the next request whole', async () => {
    await start({ limits: { requestTimeoutMs: 3_000 } });
    gateway.sandbox.faults.add({
      times: 1,
      match: { operation: 'GetImage' },
      fault: { kind: 'delay', ms: 60_000 },
    });
    await gateway.ask(chain);

    const { errors } = await gateway.ask(chain);

    expect(errors).toBeUndefined();
  });
});

describe('The bill', () => {
  it('tells what was called, joined and remembered, when the header asks for it', async () => {
    await start({ cache: wide });
    const question = `{ a: imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status } }`;
    await gateway.ask(question);

    const { extensions } = await gateway.ask(
      `{ a: imageBuilderWorkflow(workflowExecutionId: "${buildId}") {
      status image { name }
    } }`,
      {},
      { 'x-upstream-report': '1' },
    );

    const line = { service: 'imagebuilder', accountId: '111122223333', region: 'us-east-1' };
    expect(extensions).toEqual({
      upstream: {
        calls: [
          {
            ...line,
            operation: 'GetImage',
            milliseconds: expect.any(Number),
            waitedMilliseconds: expect.any(Number),
            retries: 0,
          },
        ],
        joined: [],
        remembered: [{ ...line, operation: 'GetWorkflowExecution' }],
        lowerBound: 1,
        efficiency: 1,
      },
    });
  });

  it('counts the tries that were needed', async () => {
    await start({});
    gateway.sandbox.faults.add({
      times: 2,
      match: { operation: 'GetImage' },
      fault: { kind: 'throttle' },
    });

    const { extensions, errors } = await gateway.ask(workflow, {}, { 'x-upstream-report': '1' });

    expect(errors).toBeUndefined();
    expect(extensions).toMatchObject({
      upstream: {
        calls: expect.arrayContaining([expect.objectContaining({ operation: 'GetImage', retries: 2 })]),
      },
    });
  });

  it('comes on request by extension too, and else not at all', async () => {
    await start({});
    const post = async (body: object): Promise<unknown> => {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return response.json();
    };

    const asked = await post({ query: workflow, extensions: { upstreamReport: true } });
    const silent = await post({ query: workflow });

    expect(asked).toHaveProperty('extensions.upstream.calls');
    expect(silent).not.toHaveProperty('extensions');
  });
});
