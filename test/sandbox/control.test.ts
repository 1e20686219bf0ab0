import { ListBlueprintsCommand } from '@aws-sdk/client-glue';
import { GetWorkflowExecutionCommand, ListWaitingWorkflowStepsCommand } from '@aws-sdk/client-imagebuilder';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { startSandbox } from '../../sandbox/server';
import { clientsOf, sandboxForTests } from './clients';
import { account, buildId, otherAccount, otherRegion, region, smallEstate } from './smallEstate';

const sandbox = sandboxForTests();
const aws = () => clientsOf(sandbox());

const control = async (method: string, path: string, body?: unknown) => {
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await fetch(`${sandbox().url}/_sandbox${path}`, { method, ...sent });
  const answer = (await response.json()) as Readonly<Record<string, unknown>>;
  return { status: response.status, headers: response.headers, body: answer };
};

beforeEach(() => {
  sandbox().calls.clear();
  sandbox().faults.clear();
});

describe('The call log of the sandbox', () => {
  it('records every call in the order of arrival, with its outcome', async () => {
    sandbox().faults.add({ match: { service: 'glue' }, fault: { kind: 'throttle' } });
    const { imageBuilder, glue } = aws();

    await imageBuilder.send(new GetWorkflowExecutionCommand({ workflowExecutionId: buildId }));
    await imageBuilder.send(new ListWaitingWorkflowStepsCommand({ maxResults: 99 })).catch(() => undefined);
    await glue.send(new ListBlueprintsCommand({})).catch(() => undefined);

    const shared = { accountId: account, region, accessKeyId: `AKIAEXEC${account}`, at: expect.any(Date) };
    const service = 'imagebuilder';
    expect(sandbox().calls.all()).toEqual([
      {
        ...shared,
        service,
        operation: 'GetWorkflowExecution',
        input: { workflowExecutionId: buildId },
        outcome: 'ok',
      },
      {
        ...shared,
        service,
        operation: 'ListWaitingWorkflowSteps',
        input: { maxResults: 99 },
        outcome: 'InvalidRequestException',
      },
      { ...shared, service: 'glue', operation: 'ListBlueprints', input: {}, outcome: 'throttle' },
    ]);
    expect(sandbox().calls.operations()).toEqual([
      'GetWorkflowExecution',
      'ListWaitingWorkflowSteps',
      'ListBlueprints',
    ]);
  });

  it('records unsigned and malformed calls', async () => {
    await fetch(`${sandbox().url}/ListImagePipelines`, { method: 'POST', body: 'no JSON' });

    expect(sandbox().calls.all()).toMatchObject([
      {
        operation: 'ListImagePipelines',
        accountId: '',
        input: {},
        outcome: 'MissingAuthenticationTokenException',
      },
    ]);
  });

  it('is read and cleared over HTTP, without recording these requests', async () => {
    await aws().glue.send(new ListBlueprintsCommand({}));

    const before = await control('GET', '/calls');
    await control('DELETE', '/calls');
    const after = await control('GET', '/calls');

    expect(before.body).toMatchObject({ calls: [{ operation: 'ListBlueprints', outcome: 'ok' }] });
    expect(after.body).toEqual({ calls: [] });
  });
});

describe('A body that is not a JSON object', () => {
  it.each(['no JSON', '[]', '7'])('is rejected with SerializationException: %s', async (body) => {
    const authorization = `AWS4-HMAC-SHA256 Credential=a/20261101/${region}/imagebuilder/aws4_request, SignedHeaders=host, Signature=00`;

    const response = await fetch(`${sandbox().url}/ListImagePipelines`, {
      method: 'POST',
      headers: { authorization },
      body,
    });

    expect(response.status).toBe(400);
    expect(response.headers.get('x-amzn-errortype')).toBe('SerializationException');
  });
});

describe('The clock of the sandbox', () => {
  it('is set and advanced over HTTP, and keeps running', async () => {
    const set = await control('PUT', '/clock', { now: '2027-01-01T00:00:00Z' });
    const advanced = await control('PUT', '/clock', { advanceSeconds: 3600 });
    const read = await control('GET', '/clock');

    expect(set.body.now).toMatch(/^2027-01-01T00:00:0/);
    expect(advanced.body.now).toMatch(/^2027-01-01T01:00:0/);
    expect(read.body.now).toMatch(/^2027-01-01T01:00:0/);
    expect(sandbox().clock.now().toISOString()).toMatch(/^2027-01-01T01:00:0/);
  });
});

describe('The fault rules of the sandbox', () => {
  it('are added, listed and removed over HTTP', async () => {
    const made = await control('POST', '/trouble', {
      match: { service: 'glue', input: { MaxResults: 7 } },
      times: 2,
      trouble: { kind: 'throttle' },
    });
    await control('POST', '/trouble', { trouble: { kind: 'cut' } });
    const seen = await control('GET', '/trouble');
    const one = await control('DELETE', `/trouble/${String(made.body.id)}`);
    const none = await control('DELETE', '/trouble');

    expect(made).toMatchObject({ status: 201, body: { struck: 0, rule: { times: 2 } } });
    expect(seen.body.trouble).toHaveLength(2);
    expect(one.body.trouble).toMatchObject([{ rule: { trouble: { kind: 'cut' } } }]);
    expect(none.body).toEqual({ trouble: [] });
    expect((await control('DELETE', '/trouble/99')).status).toBe(404);
  });
});

describe('Invalid requests to the control API', () => {
  it.each([
    ['PUT', '/clock', {}, 'advanceSeconds'],
    ['PUT', '/clock', { now: 'tomorrow' }, 'expected a time such as'],
    ['PUT', '/clock', 'no JSON', 'not JSON'],
    ['POST', '/trouble', {}, 'trouble'],
    ['POST', '/trouble', { trouble: { kind: 'flood' } }, 'trouble.kind'],
    ['POST', '/trouble', { trouble: { kind: 'delay', ms: -1 } }, 'expected number to be >=0'],
    ['POST', '/trouble', { trouble: { kind: 'cut' }, match: { services: 'glue' } }, 'services'],
    ['POST', '/trouble', { trouble: { kind: 'cut' }, probability: 2 }, 'expected number to be <=1'],
  ])('get a message that says what is expected: %s %s %j', async (method, path, body, words) => {
    const answer = await control(method, path, body);

    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain(words);
  });

  it('get status 404 for an unknown path, and 405 with the allowed methods', async () => {
    const nowhere = await control('GET', '/nowhere');
    const wrongMethod = await control('POST', '/clock');

    expect(nowhere.status).toBe(404);
    expect(wrongMethod.status).toBe(405);
    expect(wrongMethod.headers.get('allow')).toBe('GET, PUT');
  });
});

describe('The sandbox', () => {
  it('describes its services and scopes at GET /_sandbox', async () => {
    const { body } = await control('GET', '');

    expect(body.services).toMatchObject({ sts: ['GetCallerIdentity', 'AssumeRole'] });
    expect(body.scopes).toEqual([
      { accountId: account, region },
      { accountId: otherAccount, region: otherRegion },
    ]);
  });

  it('rejects if its port is in use', async () => {
    const port = Number(new URL(sandbox().url).port);

    await expect(startSandbox({ estate: smallEstate, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('can be closed more than once', async () => {
    const shortLived = await startSandbox({ estate: smallEstate });

    await shortLived.close();

    await expect(shortLived.close()).resolves.toBeUndefined();
  });

  it('closes the connection on a body that is too large', async () => {
    const tooMuch = fetch(sandbox().url, { method: 'POST', body: 'x'.repeat(1_000_001) });

    await expect(tooMuch).rejects.toThrow();
  });
});
