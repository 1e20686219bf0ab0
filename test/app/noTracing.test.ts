import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { context, propagation, trace } from '@opentelemetry/api';
import { readSettings } from '../../src/config';
import { createTracing } from '../../src/app/tracing';
import { buildId, fixtureEstate, now } from '../support/fixtureEstate';
import { startTestGateway, type TestGateway } from '../support/gateway';

const provider = jest.spyOn(trace, 'getTracerProvider');
const ofRequests = [
  jest.spyOn(trace, 'setSpan'),
  jest.spyOn(trace, 'getSpan'),
  jest.spyOn(context, 'active'),
  jest.spyOn(context, 'with'),
  jest.spyOn(propagation, 'extract'),
];

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway(fixtureEstate, { cache: readSettings({}).cache, now: () => now });
});
afterAll(() => gateway.close());

describe('Without an SDK of OpenTelemetry', () => {
  it('looks for an SDK once, at the start, and does not use the API for requests and calls', async () => {
    const query = `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { steps { nodes { name } } } }`;
    const first = await gateway.ask(query);
    for (let request = 0; request < 20; request += 1) await gateway.ask(query);

    expect(first.calls).toHaveLength(2);
    expect(provider).toHaveBeenCalledTimes(1);
    expect(ofRequests.map((spy) => spy.mock.calls.length)).toEqual([0, 0, 0, 0, 0]);
  });

  it('has no tracing', () => {
    expect(createTracing('1.0.0')).toBeUndefined();
  });
});
