import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readSource, root } from '../support/documents';
import { startCommand } from '../support/command';

/* The recipe of docs/deploy/tracing.md, with a receiver of OTLP in place of the collector. */

interface OtlpValue {
  readonly stringValue?: string;
  readonly intValue?: number;
}

interface OtlpAttribute {
  readonly key: string;
  readonly value: OtlpValue;
}

interface OtlpSpan {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly OtlpAttribute[];
}

interface OtlpExport {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly OtlpAttribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}

const exported: OtlpExport[] = [];
const receiver = createServer((request, response) => {
  void json(request).then((body) => {
    exported.push(body as OtlpExport);
    response.setHeader('content-type', 'application/json').end('{}');
  });
});

beforeAll(() => new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
});

const valuesOf = (attributes: readonly OtlpAttribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]));

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const parentId = '00f067aa0ba902b7';

describe.each(['--require', '--import'])('The gateway with %s of the SDK', (option) => {
  it('exports the spans of a request before it ends, in the trace of the client', async () => {
    exported.length = 0;
    const command = startCommand(['serve', '--sandbox'], {
      NODE_OPTIONS: `${option} ${join(root, 'deploy/tracing/tracing.cjs')}`,
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`,
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment=test',
      PORT: '0',
    });
    const url = `${await command.url}/graphql`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-${parentId}-01` },
      body: JSON.stringify({ query: 'query Pipelines { imagePipelines(first: 1) { nodes { name } } }' }),
    });
    await response.arrayBuffer();
    command.stop('SIGTERM');
    const { code } = await command.ended;

    const spans = exported.flatMap(({ resourceSpans }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
    );
    const operation = spans.find(({ name }) => name === 'query Pipelines');
    const call = spans.find(({ name }) => name === 'imagebuilder.ListImagePipelines');
    expect(code).toBe(0);
    expect(valuesOf(exported[0]?.resourceSpans[0]?.resource.attributes ?? [])).toEqual(
      expect.objectContaining({
        'service.name': 'execution-gateway',
        'deployment.environment': 'test',
      }),
    );
    expect(operation).toMatchObject({ traceId, parentSpanId: parentId });
    expect(call).toMatchObject({ traceId, parentSpanId: operation?.spanId });
    expect(valuesOf(call?.attributes ?? [])).toMatchObject({
      'rpc.system': 'aws-api',
      'rpc.service': 'imagebuilder',
      'rpc.method': 'ListImagePipelines',
      'execution_gateway.outcome': 'ok',
    });
  });
});

describe('deploy/tracing/collector.yaml', () => {
  it('uses in its pipeline exactly the components that it configures', () => {
    const { service, ...components } = parse(readSource('deploy/tracing/collector.yaml'));

    const configured = Object.entries(components).map(([type, byName]) => [
      type,
      Object.keys(byName as object),
    ]);
    expect(service.pipelines.traces).toEqual(Object.fromEntries(configured));
  });
});
