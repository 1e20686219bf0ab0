import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { context, type Link, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { readSettings } from '../../src/config';
import { blueprintName, buildId, fixtureEstate, inScope, now, runId } from '../support/fixtureEstate';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';
import { type ReadableSpan, recordSpans } from '../support/spans';

// These tests count spans, so no other requests may be added.
process.env.GATEWAY_TEST_WARM = '0';

const recorded = recordSpans();
afterAll(() => recorded.close());

const gateways: TestGateway[] = [];

beforeEach(() => recorded.reset());
afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.close();
});

const start = async (options: TestGatewayOptions = {}): Promise<TestGateway> => {
  const gateway = await startTestGateway(fixtureEstate, {
    executor: 'planned',
    now: () => now,
    ...options,
  });
  gateways.push(gateway);
  return gateway;
};

const parentId = '00f067aa0ba902b7';
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${traceId}-${parentId}-01`;

const workflow = `query Workflow { imageBuilderWorkflow(workflowExecutionId: "${buildId}") {
  id status steps { nodes { name status action } } } }`;
const run = `query Run { blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}", ${inScope}) { status } }`;

const namesOf = (spans: readonly ReadableSpan[]): string[] => spans.map(({ name }) => name).sort();

const named = (spans: readonly ReadableSpan[], name: string): ReadableSpan => {
  const span = spans.find((one) => one.name === name);
  if (!span) throw new Error(`No span is named ${name}, but ${namesOf(spans).join()}.`);
  return span;
};

/** The name of each span, with that of its parent. */
const treeOf = (spans: readonly ReadableSpan[]): string[] =>
  spans
    .map(({ name, parentSpanContext }) => {
      const parent = spans.find((one) => one.spanContext().spanId === parentSpanContext?.spanId);
      return parent ? `${parent.name} > ${name}` : name;
    })
    .sort();

const linkedIds = ({ links }: ReadableSpan): string[] =>
  (links as readonly Link[]).map((link) => link.context.spanId);

describe('A request', () => {
  it('makes one span per operation and per AWS call, and none per field', async () => {
    const gateway = await start();

    const { calls } = await gateway.ask(workflow);

    expect(calls).toEqual(['GetWorkflowExecution', 'ListWorkflowStepExecutions']);
    expect(treeOf(await recorded.ended(4))).toEqual([
      'imagebuilder.GetWorkflowExecution > sts.AssumeRole',
      'query Workflow',
      'query Workflow > imagebuilder.GetWorkflowExecution',
      'query Workflow > imagebuilder.ListWorkflowStepExecutions',
    ]);
  });

  it('describes the operation by the conventions for GraphQL, with the hash of the document', async () => {
    const gateway = await start();
    await gateway.ask(workflow);

    const { kind, attributes, status } = named(await recorded.ended(4), 'query Workflow');

    expect({ kind, attributes, status }).toEqual({
      kind: SpanKind.SERVER,
      attributes: {
        'graphql.operation.type': 'query',
        'graphql.operation.name': 'Workflow',
        'graphql.document.hash': createHash('sha256').update(workflow).digest('hex'),
        'execution_gateway.outcome': 'ok',
      },
      status: { code: SpanStatusCode.UNSET },
    });
  });

  it('describes each call by the conventions for AWS, with its retries', async () => {
    const gateway = await start();
    gateway.sandbox.faults.add({
      match: { operation: 'GetBlueprintRun' },
      fault: { kind: 'throttle' },
      times: 2,
    });
    await gateway.ask(run);

    const { kind, attributes, status } = named(await recorded.ended(3), 'glue.GetBlueprintRun');

    expect({ kind, attributes, status }).toEqual({
      kind: SpanKind.CLIENT,
      attributes: {
        'rpc.system': 'aws-api',
        'rpc.service': 'glue',
        'rpc.method': 'GetBlueprintRun',
        'cloud.region': 'us-east-1',
        'cloud.account.id': '111122223333',
        'execution_gateway.outcome': 'ok',
        'execution_gateway.retries': 2,
        'execution_gateway.throttles': 2,
      },
      status: { code: SpanStatusCode.UNSET },
    });
  });

  it('marks a failed call with its error, and the operation with the codes of its errors', async () => {
    const gateway = await start();
    gateway.sandbox.faults.add({ match: { operation: 'GetBlueprintRun' }, fault: { kind: 'accessDenied' } });
    const { errors } = await gateway.ask(run);
    const spans = await recorded.ended(3);

    const call = named(spans, 'glue.GetBlueprintRun');
    const operation = named(spans, 'query Run');

    const { requestId } = errors?.[0]?.extensions.aws as { requestId: string };
    expect(call.status).toEqual({ code: SpanStatusCode.ERROR, message: errors?.[0]?.message });
    expect(call.attributes).toMatchObject({
      'error.type': 'UPSTREAM_FORBIDDEN',
      'aws.request_id': requestId,
      'execution_gateway.outcome': 'error',
    });
    expect(operation.status).toEqual({ code: SpanStatusCode.UNSET });
    expect(operation.attributes).toMatchObject({
      'execution_gateway.outcome': 'partial',
      'execution_gateway.error_codes': ['UPSTREAM_FORBIDDEN'],
    });
  });

  it('has an error in the span of an operation without data', async () => {
    const gateway = await start();
    await gateway.ask('query TooMany($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: 101 }, () => 'id'),
    });
    const [span] = await recorded.ended(1);

    expect(span?.name).toBe('query TooMany');
    expect(span?.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(span?.attributes).toMatchObject({
      'execution_gateway.outcome': 'error',
      'execution_gateway.error_codes': ['BAD_USER_INPUT'],
    });
  });

  it('has a span without an operation where the document is not valid', async () => {
    const gateway = await start();
    await gateway.ask('query Unknown { nothing }');
    const [span] = await recorded.ended(1);

    expect(span?.name).toBe('GraphQL Operation');
    expect(span?.status).toEqual({ code: SpanStatusCode.UNSET });
    expect(span?.attributes).toEqual({
      'execution_gateway.outcome': 'rejected',
      'execution_gateway.error_codes': ['GRAPHQL_VALIDATION_FAILED'],
    });
  });

  it('names the span of an operation without a name after its type', async () => {
    const gateway = await start();
    await gateway.ask('{ __typename }');

    expect(namesOf(await recorded.ended(1))).toEqual(['query']);
  });

  it('has the same span where a known document is answered from the cache, without Apollo Server', async () => {
    const gateway = await start({ cache: readSettings({}).cache });
    await gateway.ask(workflow);
    const first = named(await recorded.ended(4), 'query Workflow');
    recorded.reset();

    const { calls } = await gateway.ask(workflow, undefined, { traceparent });
    const [second, ...others] = await recorded.ended(1);

    expect(calls).toEqual([]);
    expect(others).toEqual([]);
    expect(second?.attributes).toEqual(first.attributes);
    expect(second?.parentSpanContext).toMatchObject({ traceId, spanId: parentId, isRemote: true });
  });
});

/** The fast path takes the first path. Fastify answers at the second one. */
const paths = ['/graphql', '/graphql?'] as const;

interface Known {
  readonly body: { readonly query: string; readonly variables?: unknown; readonly operationName?: string };
  readonly name: string;
  readonly outcome: string;
  readonly codes?: readonly string[];
  /** AWS calls apart from those to STS. */
  readonly calls: number;
}

const withId = 'query WithId($id: ID!) { node(id: $id) { id } }';
const known: readonly (readonly [answer: string, known: Known])[] = [
  ['data', { body: { query: workflow }, name: 'query Workflow', outcome: 'ok', calls: 2 }],
  [
    'data and errors',
    { body: { query: run }, name: 'query Run', outcome: 'partial', codes: ['UPSTREAM_FORBIDDEN'], calls: 1 },
  ],
  [
    'no data',
    {
      body: {
        query: 'query Many($ids: [ID!]!) { nodes(ids: $ids) { id } }',
        variables: { ids: Array.from({ length: 101 }, () => 'id') },
      },
      name: 'query Many',
      outcome: 'error',
      codes: ['BAD_USER_INPUT'],
      calls: 0,
    },
  ],
  [
    'errors of variables',
    {
      body: { query: withId, variables: { id: [] } },
      name: 'query WithId',
      outcome: 'rejected',
      codes: ['BAD_USER_INPUT'],
      calls: 0,
    },
  ],
  [
    'an HTTP error',
    {
      body: {
        query: withId,
        variables: Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`v${index}`, 1])),
      },
      name: 'GraphQL Operation',
      outcome: 'rejected',
      codes: ['BAD_REQUEST'],
      calls: 0,
    },
  ],
  [
    'no operation',
    {
      body: { query: withId, operationName: 'Other' },
      name: 'GraphQL Operation',
      outcome: 'rejected',
      codes: ['OPERATION_RESOLUTION_FAILURE'],
      calls: 0,
    },
  ],
];

describe.each(paths)('A document that is known, at %s', (path) => {
  it.each(known)('makes one span where the answer has %s', async (_answer, { body, ...expected }) => {
    const gateway = await start({ limits: { variableMembers: 200 } });
    const send = async (sent: Known['body']): Promise<void> => {
      const headers = { 'content-type': 'application/json' };
      await (
        await fetch(`${gateway.url}${path}`, { method: 'POST', headers, body: JSON.stringify(sent) })
      ).arrayBuffer();
    };
    await send({ query: body.query, operationName: 'MakesItKnown' });
    await recorded.ended(1);
    recorded.reset();
    gateway.sandbox.faults.add({ match: { operation: 'GetBlueprintRun' }, fault: { kind: 'accessDenied' } });

    await send(body);
    await send({ query: 'query Last { __typename }' });
    while (!namesOf(await recorded.ended(1)).includes('query Last'))
      await new Promise((resolve) => setTimeout(resolve, 5));
    const spans = await recorded.ended(1);

    const operations = spans.filter(({ kind }) => kind === SpanKind.SERVER);
    expect(operations.map(({ name }) => name)).toEqual([expected.name, 'query Last']);
    expect(operations[0]?.attributes['execution_gateway.outcome']).toBe(expected.outcome);
    expect(operations[0]?.attributes['execution_gateway.error_codes']).toEqual(expected.codes);
    const calls = treeOf(spans).filter((line) => line.startsWith(`${expected.name} > `));
    expect(calls).toHaveLength(expected.calls);
  });
});

describe('Trace context', () => {
  it('comes from the headers traceparent and tracestate, also for the AWS calls', async () => {
    const gateway = await start();
    await gateway.ask(run, undefined, { traceparent, tracestate: 'vendor=value' });
    const spans = await recorded.ended(3);

    const { parentSpanContext } = named(spans, 'query Run');

    expect(parentSpanContext).toMatchObject({ traceId, spanId: parentId });
    expect(spans.map((span) => span.spanContext().traceId)).toEqual([traceId, traceId, traceId]);
    expect(spans.map((span) => span.spanContext().traceState?.serialize())).toEqual([
      'vendor=value',
      'vendor=value',
      'vendor=value',
    ]);
  });

  it.each(['', 'no trace', `ff-${traceId}-${parentId}-01`, `${traceparent}, ${traceparent}`])(
    'begins a new trace where traceparent is %j',
    async (invalid) => {
      const gateway = await start();
      await gateway.ask('{ __typename }', undefined, { traceparent: invalid });
      const [span] = await recorded.ended(1);

      expect(span?.parentSpanContext).toBeUndefined();
    },
  );

  it('makes no spans for a request whose caller does not sample it', async () => {
    const gateway = await start();
    await gateway.ask(workflow, undefined, { traceparent: `00-${traceId}-${parentId}-00` });
    await gateway.ask('query Sampled { __typename }');

    expect(namesOf(await recorded.ended(1))).toEqual(['query Sampled']);
  });

  it('is active while the operation is executed, so that further instrumentation finds it', async () => {
    let active: string | undefined;
    const gateway = await start({
      now: () => {
        active ??= trace.getSpan(context.active())?.spanContext().spanId;
        return now;
      },
    });
    await gateway.ask(run);

    expect(active).toBeDefined();
    expect((await recorded.ended(3)).map((span) => span.spanContext().spanId)).toContain(active);
  });
});

describe('A call that two operations share', () => {
  it('belongs to the operation that made it, and is linked with the other one', async () => {
    const gateway = await start();
    await gateway.ask('query Credentials { imagePipelines { nodes { arn } } }');
    await recorded.ended(3);
    recorded.reset();
    gateway.sandbox.faults.add({
      match: { operation: 'GetBlueprintRun' },
      fault: { kind: 'delay', ms: 500 },
    });

    const post = (name: string) => gateway.ask(run.replace('Run', name));
    const first = post('First');
    await gateway.arrivalOf('GetBlueprintRun');
    await Promise.all([first, post('Second')]);
    const spans = await recorded.ended(3);

    const call = named(spans, 'glue.GetBlueprintRun');
    const other = named(spans, 'query Second');
    expect(treeOf(spans)).toEqual(['query First', 'query First > glue.GetBlueprintRun', 'query Second']);
    expect(linkedIds(other)).toEqual([call.spanContext().spanId]);
    expect(linkedIds(call)).toEqual([other.spanContext().spanId]);
    expect(linkedIds(named(spans, 'query First'))).toEqual([]);
  });
});

describe('The background refresh', () => {
  it('makes one span per round, with its calls', async () => {
    const gateway = await start({
      sync: { everySeconds: 86_400, idleMinutes: 0 },
      cache: readSettings({}).cache,
    });

    const spans = await recorded.ended(1);
    while (!namesOf(await recorded.ended(1)).includes('background refresh'))
      await new Promise((resolve) => setTimeout(resolve, 10));

    expect(spans.length).toBeGreaterThan(0);
    const all = await recorded.ended(1);
    const calls = gateway.sandbox.calls.operations().filter((operation) => operation !== 'AssumeRole');
    expect(calls.length).toBeGreaterThan(0);
    expect(treeOf(all).filter((line) => line.startsWith('background refresh > '))).toHaveLength(calls.length);
    expect(named(all, 'background refresh').attributes).toEqual({ 'execution_gateway.outcome': 'ok' });
  });
});
