import { afterEach, describe, expect, it } from '@jest/globals';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import {
  buildId,
  imageArn,
  inScope,
  launchId,
  fixtureEstate,
  policyArn,
  policyRunId,
} from '../support/fixtureEstate';
import { uuid } from '../support/sequence';

const largeCache = { maxBytes: 10_000_000 };
const workflow = `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status image { name } } }`;
const nestedQuery = `{ image(imageBuildVersionArn: "${imageArn}") {
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

describe('Request coalescing', () => {
  it('makes one call for concurrent identical requests', async () => {
    await start({});
    gateway.sandbox.faults.add({ fault: { kind: 'delay', ms: 2_000 } });
    const request = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: workflow }),
    };

    const responses = await Promise.all(
      Array.from({ length: 20 }, async () => (await fetch(`${gateway.url}/graphql`, request)).json()),
    );

    expect(new Set(responses.map((response) => JSON.stringify(response))).size).toBe(1);
    expect(gateway.sandbox.calls.operations().filter((operation) => operation !== 'AssumeRole')).toEqual([
      'GetWorkflowExecution',
      'GetImage',
    ]);
  });

  it('continues a call for later clients if the first client disconnects', async () => {
    await start({});
    gateway.sandbox.faults.add({
      match: { operation: 'GetWorkflowExecution' },
      fault: { kind: 'delay', ms: 1_000 },
    });
    const disconnecting = new AbortController();
    const first = fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: workflow }),
      signal: disconnecting.signal,
    });
    await gateway.arrivalOf('GetWorkflowExecution');
    const second = gateway.ask(workflow);
    disconnecting.abort();

    await expect(first).rejects.toThrow();
    const { data, errors } = await second;

    expect(errors).toBeUndefined();
    expect(data.imageBuilderWorkflow.status).toBe('SUCCEEDED');
    expect(gateway.sandbox.calls.operations().filter((name) => name === 'GetWorkflowExecution')).toHaveLength(
      1,
    );
  });

  it('makes no further calls if all clients have disconnected', async () => {
    await start({});
    gateway.sandbox.faults.add({ fault: { kind: 'delay', ms: 500 } });
    const disconnecting = new AbortController();
    const request = fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: nestedQuery }),
      signal: disconnecting.signal,
    });
    await gateway.arrivalOf('GetImage');
    disconnecting.abort();
    await expect(request).rejects.toThrow();

    await gateway.ask('{ lifecyclePolicies { nodes { name } } }');

    expect(gateway.sandbox.calls.operations()).not.toContain('ListWorkflowExecutions');
  });
});

describe('The cache', () => {
  it('answers a repeated query for ended executions without calls', async () => {
    await start({ cache: largeCache });
    const first = await gateway.ask(workflow);

    const second = await gateway.ask(workflow);

    expect(first.calls).toEqual(['GetImage', 'GetWorkflowExecution']);
    expect(second.calls).toEqual([]);
    expect(second.data).toEqual(first.data);
  });

  it('answers a look-up of an ended execution that a list returned', async () => {
    await start({ cache: largeCache });
    await gateway.ask(`{ image(imageBuildVersionArn: "${imageArn}") { workflows { nodes { status } } } }`);

    const { data, calls } = await gateway.ask(
      `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status fetchedAt } }`,
    );

    expect(data.imageBuilderWorkflow.status).toBe('SUCCEEDED');
    expect(calls).toEqual([]);
  });

  it('does not answer fields that only the Get returns from a list', async () => {
    await start({ cache: largeCache });
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

  it('fetches a running execution again after runningSeconds', async () => {
    await start({ cache: { ...largeCache, runningSeconds: 5 } });
    const waiting = '{ waitingWorkflowSteps { nodes { name } } }';
    await gateway.ask(waiting);

    gateway.sandbox.clock.advance(4);
    const soon = await gateway.ask(waiting);
    gateway.sandbox.clock.advance(2);
    const later = await gateway.ask(waiting);

    expect([soon.calls, later.calls]).toEqual([[], ['ListWaitingWorkflowSteps', 'ListWaitingWorkflowSteps']]);
  });

  it('fetches the workflows of an image in progress again, even if all of them have ended, because AWS may retry them', async () => {
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
    const query = `{ image(imageBuildVersionArn: "${arn}") { state { status } workflows { nodes { status } } } }`;
    const callsAfter = async (status: 'FAILED' | 'BUILDING'): Promise<readonly string[]> => {
      gateway = await startTestGateway(estate(status), { cache: largeCache });
      await gateway.ask(query);
      gateway.sandbox.clock.advance(10);
      return (await gateway.ask(query)).calls;
    };

    const failedImage = await callsAfter('FAILED');
    await gateway.close();
    const buildingImage = await callsAfter('BUILDING');

    expect([failedImage, buildingImage]).toEqual([[], ['GetImage', 'ListWorkflowExecutions']]);
  });

  it('stores only briefly that a thing does not exist', async () => {
    await start({ cache: largeCache });
    const missing = `{ lifecycle(lifecycleExecutionId: "lce-${uuid(99)}", ${inScope}) { status } }`;
    await gateway.ask(missing);

    const soon = await gateway.ask(missing);
    gateway.sandbox.clock.advance(10);
    const later = await gateway.ask(missing);

    expect([soon.calls, later.calls]).toEqual([[], ['GetLifecycleExecution']]);
    expect([soon.data.lifecycle, later.data.lifecycle]).toEqual([null, null]);
  });

  it('never stores an error', async () => {
    await start({ cache: largeCache });
    gateway.sandbox.faults.add({ times: 1, fault: { kind: 'accessDenied' } });
    const query = `{ lifecycle(lifecycleExecutionId: "${policyRunId}") { status } }`;
    const denied = await gateway.ask(query);

    const allowed = await gateway.ask(query);

    expect(denied.errors?.[0]?.extensions.code).toBe('UPSTREAM_FORBIDDEN');
    expect(allowed.data.lifecycle.status).toBe('FAILED');
  });

  it.each([
    ['no-cache', ['GetLifecyclePolicy']],
    ['no-store', ['GetLifecyclePolicy']],
    ['max-age=10', ['GetLifecyclePolicy']],
    ['max-age=100', []],
    ['public', []],
  ])('respects the request header Cache-Control: %s', async (cacheControl, expected) => {
    await start({ cache: largeCache });
    const policy = `{ lifecyclePolicy(lifecyclePolicyArn: "${policyArn}") { name fetchedAt } }`;
    await gateway.ask(policy);
    gateway.sandbox.clock.advance(30);

    const { calls } = await gateway.ask(policy, {}, { 'cache-control': cacheControl });

    expect(calls).toEqual(expected);
  });

  it('evicts entries beyond maxBytes', async () => {
    await start({ cache: { maxBytes: 500 } });
    await gateway.ask(workflow);

    const { calls } = await gateway.ask(workflow);

    expect(calls).toContain('GetImage');
  });
});

describe('The call budget of a request', () => {
  it('stops the request before the first call beyond it, and returns the fetched data', async () => {
    await start({ limits: { upstreamCallsPerRequest: 2 } });

    const { data, errors, calls } = await gateway.ask(nestedQuery);

    expect(data.image.name).toBeDefined();
    expect(calls).toEqual(['GetImage', 'ListWorkflowExecutions']);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('Not answered: image.workflows.nodes.0.steps'),
      path: ['image', 'workflows', 'nodes', 0, 'steps'],
      extensions: { code: 'BUDGET_EXCEEDED' },
    });
  });

  it('starts anew for the next request', async () => {
    await start({ limits: { upstreamCallsPerRequest: 2 } });
    await gateway.ask(nestedQuery);

    const { errors } = await gateway.ask(workflow);

    expect(errors).toBeUndefined();
  });
});

describe('The timeout of a request', () => {
  it('ends all calls, and the response contains the data fetched before', async () => {
    await start({ limits: { requestTimeoutMs: 3_000 } });
    gateway.sandbox.faults.add({
      match: { operation: 'ListWorkflowExecutions' },
      fault: { kind: 'delay', ms: 60_000 },
    });

    const { data, errors } = await gateway.ask(nestedQuery);

    expect(data.image).toEqual({ name: expect.any(String), workflows: null });
    expect(errors).toMatchObject([
      { path: ['image', 'workflows'], extensions: { code: 'DEADLINE_EXCEEDED' } },
    ]);
  });

  it('does not affect the next request', async () => {
    await start({ limits: { requestTimeoutMs: 3_000 } });
    gateway.sandbox.faults.add({
      times: 1,
      match: { operation: 'GetImage' },
      fault: { kind: 'delay', ms: 60_000 },
    });
    await gateway.ask(nestedQuery);

    const { errors } = await gateway.ask(nestedQuery);

    expect(errors).toBeUndefined();
  });
});

describe('extensions.upstream', () => {
  it('reports calls, coalesced calls and cache hits for the header X-Upstream-Report', async () => {
    await start({ cache: largeCache });
    const query = `{ a: imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status } }`;
    await gateway.ask(query);

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

  it('reports the retries of a call', async () => {
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

  it('is returned for a request extension too, and absent otherwise', async () => {
    await start({});
    const post = async (body: object): Promise<unknown> => {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return response.json();
    };

    const requested = await post({ query: workflow, extensions: { upstreamReport: true } });
    const notRequested = await post({ query: workflow });

    expect(requested).toHaveProperty('extensions.upstream.calls');
    expect(notRequested).not.toHaveProperty('extensions');
  });
});
