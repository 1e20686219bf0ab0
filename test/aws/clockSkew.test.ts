import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import {
  blueprintName,
  buildId,
  executionId,
  runId,
  singleScopeEstate,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { startTestGateway, type TestGateway } from '../support/gateway';

let gateway: TestGateway;
let sandbox: Sandbox;
let server: Server;

afterEach(async () => {
  await gateway.close();
  server.closeAllConnections();
  server.close();
  await sandbox.close();
});

/** `20260101T120000Z` in epoch milliseconds. */
const timeOf = (text: string): number =>
  Date.parse(text.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z'));

interface Refusal {
  readonly name: string;
  readonly message: string;
}

/** AWS with another clock, which refuses signatures that are more than five minutes away from it. */
const startAwsWithClock = async (
  offsetMs: () => number,
  refusalOf: (isEarly: boolean) => Refusal,
): Promise<{ readonly url: string; readonly refused: string[] }> => {
  const refused: string[] = [];
  const refuse = (incoming: IncomingMessage, now: number, { name, message }: Refusal): [string, string] => {
    const service = /\/(\w+)\/aws4_request/.exec(incoming.headers.authorization ?? '')?.[1] ?? '';
    refused.push(service);
    const xml = `<ErrorResponse><Error><Code>${name}</Code><Message>${message}</Message></Error></ErrorResponse>`;
    return service === 'sts'
      ? ['text/xml', xml]
      : ['application/json', JSON.stringify({ __type: name, message })];
  };
  server = createServer((incoming, response) => {
    const now = Date.now() + offsetMs();
    const signedAt = timeOf(String(incoming.headers['x-amz-date']));
    response.setHeader('date', new Date(now).toUTCString());
    if (Math.abs(signedAt - now) > 5 * 60_000) {
      const [type, body] = refuse(incoming, now, refusalOf(signedAt < now));
      response.writeHead(403, { 'content-type': type }).end(body);
      return;
    }
    const { method, url, headers } = incoming;
    const forwarded = request(sandbox.url + String(url), { method, headers }, (answer) => {
      const { 'content-type': type = '' } = answer.headers;
      response.writeHead(answer.statusCode ?? 500, { 'content-type': type });
      answer.pipe(response);
    });
    incoming.pipe(forwarded);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, refused };
};

const start = async (
  offsetMs: () => number,
  refusalOf: (isEarly: boolean) => Refusal,
): Promise<readonly string[]> => {
  sandbox = await startSandbox({ estate: singleScopeEstate });
  const aws = await startAwsWithClock(offsetMs, refusalOf);
  gateway = await startTestGateway(singleScopeEstate, {
    sandbox,
    aws: (settings) => ({ ...settings, endpoint: aws.url }),
  });
  return aws.refused;
};

const everyService = `{
  imageBuilderWorkflow(workflowExecutionId: "${buildId}") { rawStatus }
  transferExecution(workflowId: "${transferWorkflowId}", executionId: "${executionId}") { rawStatus }
  blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}") { rawStatus }
}`;

const signatureExpired = (isEarly: boolean): Refusal => ({
  name: 'InvalidSignatureException',
  message: isEarly
    ? 'Signature expired: 20260101T000000Z is now earlier than 20260101T001500Z (20260101T002000Z - 5 min.)'
    : 'Signature not yet current: 20260101T002000Z is still later than 20260101T000500Z (20260101T000000Z + 5 min.)',
});

const minutes = 60_000;

describe('With a clock of AWS that is 20 minutes away', () => {
  it.each([
    ['ahead', 20 * minutes, signatureExpired],
    ['behind', -20 * minutes, signatureExpired],
    ...[
      'RequestTimeTooSkewed',
      'RequestExpired',
      'RequestInTheFuture',
      'AuthFailure',
      'SignatureDoesNotMatch',
      'AccessDeniedException',
    ].map((name) => [name, 20 * minutes, () => ({ name, message: 'No.' })] as const),
  ])(
    'the first question is answered, after one further try of each service: %s',
    async (_name, offset, refusal) => {
      const refused = await start(() => offset, refusal);

      const { data, errors } = await gateway.ask(everyService);

      expect(errors).toBeUndefined();
      expect(Object.values(data)).toHaveLength(3);
      expect([...refused].sort()).toEqual(['glue', 'imagebuilder', 'sts', 'transfer']);
      expect((await gateway.ask(everyService)).errors).toBeUndefined();
      expect(refused).toHaveLength(4);
    },
  );

  it('a question is answered after the clock has jumped', async () => {
    let offset = 0;
    const refused = await start(() => offset, signatureExpired);
    await gateway.ask(everyService);
    offset = 20 * minutes;

    const { errors } = await gateway.ask(everyService);

    expect(errors).toBeUndefined();
    expect([...refused].sort()).toEqual(['glue', 'imagebuilder', 'transfer']);
  });
});

describe('An answer that refuses every time', () => {
  it('is an error that names the clocks, after one further try', async () => {
    let offset = 0;
    const refused = await start(
      () => (offset += 20 * minutes),
      () => ({ name: 'RequestTimeTooSkewed', message: 'The difference is too large.' }),
    );

    const { errors } = await gateway.ask(
      `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status } }`,
    );

    expect(errors).toMatchObject([
      {
        message:
          "AWS refuses sts:AssumeRole in account 111122223333, region us-east-1, because its clock and the gateway's differ.",
        extensions: { code: 'UPSTREAM_FORBIDDEN' },
      },
    ]);
    expect(refused).toEqual(['sts', 'sts']);
  });
});
