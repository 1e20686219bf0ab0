import { describe, expect, it } from '@jest/globals';
import { upstreamError } from '../../src/aws/errors';
import type { Fault } from '../../sandbox/faultInjection';
import { startTestGateway } from '../support/gateway';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  account,
  blueprintName,
  build,
  buildId,
  executionId,
  glueWorkflowName,
  imageArn,
  inScope,
  fixtureEstate,
  otherAccount,
  otherRegion,
  pipelineArn,
  policyRunId,
  region,
  runId,
  transferWorkflowId,
} from '../support/fixtureEstate';

const log: string[] = [];
const { ask, gateway, injectFault } = gatewayForTests(fixtureEstate, {
  log: { write: (line) => void log.push(line) },
});

interface FaultyField {
  readonly service: string;
  readonly operation: string;
  readonly field: string;
}

const workflow: FaultyField = {
  service: 'imagebuilder',
  operation: 'GetWorkflowExecution',
  field: `imageBuilderWorkflow(workflowExecutionId: "${buildId}", ${inScope}) { rawStatus }`,
};
const transfer: FaultyField = {
  service: 'transfer',
  operation: 'DescribeExecution',
  field: `transferExecution(workflowId: "${transferWorkflowId}", executionId: "${executionId}", ${inScope}) { rawStatus }`,
};
const run: FaultyField = {
  service: 'glue',
  operation: 'GetBlueprintRun',
  field: `blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}", ${inScope}) { rawStatus }`,
};
const fields = [workflow, transfer, run];

const expectedAws = ({ service, operation }: FaultyField) => ({
  service,
  operation,
  accountId: account,
  region,
});
const requestId = expect.stringMatching(/^[\w-]+$/);

const fiveTimes = (operation: string): string[] => Array<string>(5).fill(operation);

describe.each(fields)('A failing call to $service', (faultyField) => {
  const { operation, field } = faultyField;
  /** Faults, the code of each, and the tries: after rejected credentials, the source is asked for new ones. */
  const deniedCalls: readonly (readonly [Fault, string, number])[] = [
    [{ kind: 'accessDenied' }, 'UPSTREAM_FORBIDDEN', 1],
    [
      { kind: 'error', name: 'UnrecognizedClientException', status: 403, message: 'Unknown key.' },
      'UPSTREAM_FORBIDDEN',
      2,
    ],
    [
      { kind: 'error', name: 'InvalidSignatureException', status: 403, message: 'Wrong.' },
      'UPSTREAM_FORBIDDEN',
      2,
    ],
    [
      { kind: 'error', name: 'TeapotException', status: 418, message: 'Short and stout.' },
      'UPSTREAM_ERROR',
      1,
    ],
    [{ kind: 'error', name: 'ValidationException', status: 400, message: 'No.' }, 'UPSTREAM_ERROR', 1],
  ];

  it.each(deniedCalls)('returns the error without a retry: %j', async (effect, code, tries) => {
    injectFault(operation, effect);

    const { data, errors, calls } = await ask(`{ found: ${field} }`);

    expect(data).toEqual({ found: null });
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['found'],
        extensions: { code, aws: { ...expectedAws(faultyField), requestId } },
      }),
    ]);
    expect(calls).toEqual(Array<string>(tries).fill(operation));
  });

  const malformedResponses: readonly Fault[] = [
    { kind: 'html', status: 200 },
    { kind: 'html', status: 403 },
    { kind: 'emptyBody' },
    { kind: 'answer', status: 200, body: {} },
    { kind: 'answer', status: 200, body: '{"cut": ' },
    { kind: 'answer', status: 200, body: '[]' },
    { kind: 'answer', status: 200, body: '"well"' },
  ];

  it.each(malformedResponses)('returns an error for a malformed response: %j', async (effect) => {
    injectFault(operation, effect);

    const { data, errors, calls } = await ask(`{ found: ${field} }`);

    expect(data).toEqual({ found: null });
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['found'],
        extensions: { code: 'UPSTREAM_UNAVAILABLE', aws: expect.objectContaining(expectedAws(faultyField)) },
      }),
    ]);
    expect(calls).toEqual([operation]);
  });

  it.each<Fault>([{ kind: 'serverError' }, { kind: 'html' }, { kind: 'cut' }, { kind: 'cutBody' }])(
    'returns the data if a retry succeeds: %j',
    async (effect) => {
      injectFault(operation, effect, { times: 1 });

      const { data, errors, calls } = await ask(`{ found: ${field} }`);

      expect(errors).toBeUndefined();
      expect(data.found.rawStatus).toEqual(expect.any(String));
      expect(calls).toEqual([operation, operation]);
    },
  );
});

describe('An unavailable AWS service', () => {
  it.each<readonly [Fault, object]>([
    [{ kind: 'serverError' }, { requestId }],
    [{ kind: 'serverError', status: 503 }, { requestId }],
    [{ kind: 'html' }, {}],
    [{ kind: 'cut' }, {}],
    [{ kind: 'cutBody' }, {}],
  ])('causes an error after five tries: %j', async (effect, details) => {
    fields.forEach(({ operation }) => injectFault(operation, effect));

    const { data, errors, calls } = await ask(`{ ${fields.map(({ field }) => field).join(' ')} }`);

    expect(Object.values(data)).toEqual([null, null, null]);
    expect(errors).toHaveLength(3);
    expect(errors?.map(({ extensions }) => extensions)).toEqual(
      expect.arrayContaining(
        fields.map((faultyField) => ({
          code: 'UPSTREAM_UNAVAILABLE',
          aws: { ...expectedAws(faultyField), ...details },
        })),
      ),
    );
    expect(calls).toEqual(fields.flatMap(({ operation }) => fiveTimes(operation)).sort());
  });
});

describe('Throttling', () => {
  it('causes THROTTLED after five tries, with the retry delay of AWS if it sends one', async () => {
    fields.forEach(({ operation }) => injectFault(operation, { kind: 'throttle' }));

    const { data, errors, calls } = await ask(`{ ${fields.map(({ field }) => field).join(' ')} }`);

    expect(Object.values(data)).toEqual([null, null, null]);
    expect(errors).toHaveLength(3);
    expect(errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          path: ['imageBuilderWorkflow'],
          extensions: {
            code: 'THROTTLED',
            retryAfterMs: expect.any(Number),
            aws: { ...expectedAws(workflow), requestId },
          },
        }),
        expect.objectContaining({
          path: ['transferExecution'],
          extensions: { code: 'THROTTLED', retryAfterMs: 1000, aws: { ...expectedAws(transfer), requestId } },
        }),
        expect.objectContaining({
          path: ['blueprintRun'],
          extensions: {
            code: 'THROTTLED',
            retryAfterMs: expect.any(Number),
            aws: { ...expectedAws(run), requestId },
          },
        }),
      ]),
    );
    expect(calls).toEqual(fields.flatMap(({ operation }) => fiveTimes(operation)).sort());
  }, 60_000);

  it('causes no error if the first retry succeeds', async () => {
    fields.forEach(({ operation }) => injectFault(operation, { kind: 'throttle' }, { times: 1 }));

    const { data, errors } = await ask(`{ ${fields.map(({ field }) => field).join(' ')} }`);

    expect(errors).toBeUndefined();
    expect(Object.values(data)).not.toContain(null);
  }, 30_000);
});

describe('The code of an error', () => {
  const target = { ...workflow, scope: { accountId: account, region } };
  const codeOf = (name: string, status = 400): string =>
    upstreamError(target, Object.assign(new Error('No.'), { name, $metadata: { httpStatusCode: status } }))
      .code;

  it.each([
    'CallRateLimitExceededException',
    'ThrottlingException',
    'Throttling',
    'TooManyRequestsException',
    'RequestLimitExceeded',
    'SlowDown',
  ])('is THROTTLED for %s with any HTTP status', (name) => {
    expect([codeOf(name, 400), codeOf(name, 429), codeOf(name, 503)]).toEqual(Array(3).fill('THROTTLED'));
  });

  it.each([
    'AccessDenied',
    'AccessDeniedException',
    'ForbiddenException',
    'ExpiredTokenException',
    'ExpiredToken',
  ])('is FORBIDDEN for %s with any HTTP status', (name) => {
    expect([codeOf(name, 400), codeOf(name, 403)]).toEqual(Array(2).fill('UPSTREAM_FORBIDDEN'));
  });

  it.each([
    'ServiceException',
    'InternalServiceError',
    'InternalServiceException',
    'OperationTimeoutException',
  ])('is UPSTREAM_UNAVAILABLE for %s with any HTTP status', (name) => {
    expect([codeOf(name, 400), codeOf(name, 500)]).toEqual(Array(2).fill('UPSTREAM_UNAVAILABLE'));
  });

  it.each([
    [400, 'UPSTREAM_ERROR'],
    [404, 'UPSTREAM_ERROR'],
    [429, 'THROTTLED'],
    [500, 'UPSTREAM_UNAVAILABLE'],
    [503, 'UPSTREAM_UNAVAILABLE'],
  ])('depends on the HTTP status %d if the error name is unknown', (status, code) => {
    expect(codeOf('NovelException', status)).toBe(code);
  });
});

describe('A malformed list', () => {
  it.each([
    ['a string', { workflowExecutions: 'none' }],
    ['an object', { workflowExecutions: { one: {} } }],
    ['a list with null', { workflowExecutions: [null] }],
    ['a list with a number', { workflowExecutions: [7] }],
    ['a list with an item without an id', { workflowExecutions: [{ type: 'BUILD' }] }],
  ])('is the only null field: %s', async (_what, body) => {
    injectFault('ListWorkflowExecutions', { kind: 'answer', status: 200, body });

    const { data, errors } = await ask(
      `{ image(imageBuildVersionArn: "${imageArn}") { arn workflows { nodes { type } } } }`,
    );

    expect(data.image).toEqual({ arn: imageArn, workflows: null });
    expect(errors).toMatchObject([
      {
        path: ['image', 'workflows'],
        extensions: {
          code: 'UPSTREAM_UNAVAILABLE',
          aws: { service: 'imagebuilder', operation: 'ListWorkflowExecutions', accountId: account, region },
        },
      },
    ]);
  });
});

describe('A value of the wrong type', () => {
  it('is the only null field', async () => {
    const { operation } = workflow;
    const { workflowExecutionId } = build;
    injectFault(operation, {
      kind: 'answer',
      status: 200,
      body: { workflowExecutionId, status: 'COMPLETED', message: { no: 'text' }, totalStepCount: 1.5 },
    });

    const { data, errors } = await ask(
      `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status message totalStepCount } }`,
    );

    expect(data.imageBuilderWorkflow).toEqual({ status: 'SUCCEEDED', message: null, totalStepCount: null });
    expect(errors).toMatchObject([
      { path: ['imageBuilderWorkflow', 'message'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
      { path: ['imageBuilderWorkflow', 'totalStepCount'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
    ]);
  });
});

describe('A failing call', () => {
  it('affects no other fields', async () => {
    injectFault(transfer.operation, { kind: 'accessDenied' });

    const { data, errors } = await ask(`{ ${fields.map(({ field }) => field).join(' ')} }`);

    expect(data).toEqual({
      imageBuilderWorkflow: { rawStatus: 'COMPLETED' },
      transferExecution: null,
      blueprintRun: { rawStatus: 'SUCCEEDED' },
    });
    expect(errors).toHaveLength(1);
  });

  it('is made once, and its error is returned for every field that needs it', async () => {
    injectFault(workflow.operation, { kind: 'accessDenied' });

    const { errors, calls } = await ask(`{ a: ${workflow.field} b: ${workflow.field} }`);

    expect(errors?.map(({ path }) => path)).toEqual([['a'], ['b']]);
    expect(calls).toEqual([workflow.operation]);
  });
});

describe('A failing STS call', () => {
  it.each<[Fault, string]>([
    [{ kind: 'accessDenied' }, 'UPSTREAM_FORBIDDEN'],
    [{ kind: 'error', name: 'InvalidClientTokenId', status: 403, message: 'Unknown.' }, 'UPSTREAM_FORBIDDEN'],
    [{ kind: 'html' }, 'UPSTREAM_UNAVAILABLE'],
  ])('is returned as an error of STS: %j', async (effect, code) => {
    injectFault('AssumeRole', effect);

    const { data, errors, calls } = await ask(
      `{ blueprints(scope: { region: "${otherRegion}" }) { nodes { name } } }`,
    );

    expect(data).toEqual({ blueprints: null });
    expect(errors).toMatchObject([
      {
        path: ['blueprints'],
        extensions: {
          code,
          aws: { service: 'sts', operation: 'AssumeRole', accountId: otherAccount, region: otherRegion },
        },
      },
    ]);
    expect(calls).toEqual([]);
  });
});

describe('Internal details', () => {
  it.each<[string, FaultyField, Fault]>([
    ['the identity of the gateway', workflow, { kind: 'accessDenied' }],
    ['the identity of the gateway', transfer, { kind: 'accessDenied' }],
    [
      'an identity in a message of AWS',
      workflow,
      {
        kind: 'error',
        name: 'TeapotException',
        status: 400,
        message: `User: arn:aws:sts::${account}:assumed-role/Secret/x may not use arn:aws:kms:us-east-1:${account}:key/1.`,
      },
    ],
    ['hints of the SDK', run, { kind: 'html', status: 404 }],
    ['the HTML page of a proxy', run, { kind: 'html' }],
    ['the host that closed the connection', run, { kind: 'cut' }],
  ])('are not returned to the client: %s', async (_what, { operation, field }, effect) => {
    injectFault(operation, effect);

    const answer = JSON.stringify(await ask(`{ ${field} }`));

    expect(answer).not.toMatch(
      /assumed-role|ExecutionGatewayRead|AKIA|ASIA|not-a-secret|:key\/|127\.0\.0\.1|\/src\/|node_modules|\bat \w+ \(|\$response|<html|SyntaxError|stack/i,
    );
  });

  it('are logged', async () => {
    await ask(`{ ${workflow.field} }`);
    log.length = 0;
    injectFault(workflow.operation, { kind: 'accessDenied' });

    const { errors } = await ask(`{ ${workflow.field} }`);

    const lines = log.map((line): Record<string, unknown> => JSON.parse(line));
    expect(lines).toMatchObject([
      { msg: 'AWS call failed', code: 'UPSTREAM_FORBIDDEN', aws: errors?.[0]?.extensions.aws },
    ]);
    expect(log[0]).toContain('assumed-role/ExecutionGatewayRead');
  });

  it('are truncated in the message if AWS returns a long one', async () => {
    injectFault(workflow.operation, {
      kind: 'error',
      name: 'TeapotException',
      status: 400,
      message: 'x'.repeat(10_000),
    });

    const { errors } = await ask(`{ ${workflow.field} }`);

    expect(errors?.[0]?.message.length).toBeLessThan(500);
  });
});

describe('A bug in the gateway', () => {
  it('is returned as INTERNAL_SERVER_ERROR with an incident id that is also logged', async () => {
    const lines: string[] = [];
    const now = (): Date => {
      const isForDuration = new Error().stack?.includes('durationSeconds') ?? false;
      if (isForDuration) throw new Error('the clock has stopped at /srv/clock.ts with key AKIAEXAMPLE');
      return new Date();
    };
    const broken = await startTestGateway(fixtureEstate, {
      now,
      log: { write: (line) => void lines.push(line) },
    });

    const lifecycleExecution = {
      lifecycleExecutionId: policyRunId,
      state: { status: 'IN_PROGRESS' },
      startTime: 1_788_990_149,
    };
    broken.sandbox.faults.add({
      match: { operation: 'GetLifecycleExecution' },
      fault: { kind: 'answer', status: 200, body: { lifecycleExecution } },
    });

    const { data, errors } = await broken.ask(
      `{ lifecycle(lifecycleExecutionId: "${policyRunId}") { status durationSeconds } }`,
    );
    await broken.close();

    const incidentId = errors?.[0]?.extensions.incidentId;
    expect(data).toEqual({ lifecycle: { status: 'RUNNING', durationSeconds: null } });
    expect(errors).toEqual([
      {
        message: 'Internal server error.',
        locations: [expect.any(Object)],
        path: ['lifecycle', 'durationSeconds'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', incidentId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      },
    ]);
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      {
        incidentId,
        path: ['lifecycle', 'durationSeconds'],
        err: { message: expect.stringContaining('AKIAEXAMPLE') },
      },
    ]);
  });
});

describe('An invalid query', () => {
  it.each([
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ images(first: "ten") { nodes { arn } } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ images(first: 99999999999) { nodes { arn } } }', 'GRAPHQL_VALIDATION_FAILED'],
    [`{ imagePipeline { arn } }`, 'GRAPHQL_VALIDATION_FAILED'],
    ['{ images { nodes { arn }', 'GRAPHQL_PARSE_FAILED'],
  ])('returns the message and code of GraphQL: %s', async (query, code) => {
    const { errors, calls } = await ask(query);

    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(errors?.[0]?.message).not.toBe('Internal server error.');
    expect(calls).toEqual([]);
  });

  it('names the invalid variable', async () => {
    const { errors } = await ask('query ($n: Int!) { images(first: $n) { nodes { arn } } }', { n: 'ten' });

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toMatch(/Variable "\$n" got invalid value "ten"/);
  });
});

describe('The gateway', () => {
  it('returns data again when AWS recovers', async () => {
    injectFault('GetImagePipeline', { kind: 'cut' });
    const query = `{ imagePipeline(imagePipelineArn: "${pipelineArn}") { arn } }`;
    const duringOutage = await ask(query);
    gateway().sandbox.faults.clear();

    const afterOutage = await ask(query);

    expect(duringOutage.data.imagePipeline).toBeNull();
    expect(afterOutage.data.imagePipeline).toEqual({ arn: pipelineArn });
  });
});

describe('An empty or incomplete response', () => {
  it.each([
    ['ListImageBuildVersions', 'images { nodes { arn } }', 'images'],
    ['ListWaitingWorkflowSteps', 'waitingWorkflowSteps { nodes { name } }', 'waitingWorkflowSteps'],
    ['ListWorkflows', 'transferWorkflows { nodes { workflowId } }', 'transferWorkflows'],
    ['ListBlueprints', 'blueprints { nodes { name } }', 'blueprints'],
    ['BatchGetBlueprints', `blueprint(name: "${blueprintName}") { name }`, 'blueprint'],
    ['BatchGetWorkflows', `glueWorkflow(name: "${glueWorkflowName}") { name }`, 'glueWorkflow'],
  ])('causes an error instead of an empty list or null: %s', async (operation, field, name) => {
    injectFault(operation, { kind: 'answer', status: 200, body: {} });

    const { data, errors } = await ask(`{ ${field} }`);

    expect(data).toEqual({ [name]: null });
    expect(errors).toMatchObject([
      { path: [name], extensions: { code: 'UPSTREAM_UNAVAILABLE', aws: { operation } } },
    ]);
  });

  it.each([{ Blueprints: 'none' }, { Blueprints: [null] }, { Blueprints: [], MissingBlueprints: [] }])(
    'causes an error for a batch that lacks the requested name: %j',
    async (body) => {
      injectFault('BatchGetBlueprints', { kind: 'answer', status: 200, body });

      const { errors } = await ask(`{ blueprint(name: "${blueprintName}") { name } }`);

      expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
    },
  );
});

describe('A page token', () => {
  it('causes BAD_USER_INPUT if Glue rejects it', async () => {
    injectFault('ListBlueprints', {
      kind: 'error',
      name: 'InvalidInputException',
      status: 400,
      message: 'The NextToken is not valid.',
    });

    const { errors } = await ask('{ blueprints { nodes { name } } }');

    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^Invalid `after`: /),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});
