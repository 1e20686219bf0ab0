import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import * as texts from '../../client/src/generated/texts';
import { anonymous } from '../../src/model/caller';
import { createTrustedDocuments, type DocumentsMode } from '../../src/server/trustedDocuments';
import { pino } from 'pino';
import { startSandbox } from '../../sandbox/server';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { buildId, singleScopeEstate } from '../support/fixtureEstate';
import { newResult } from '../../src/server/requestResult';

const hashOf = (text: string, algorithm = 'sha256'): string =>
  createHash(algorithm).update(text).digest('hex');

const status = 'query Status($id: String!) { imageBuilderWorkflow(workflowExecutionId: $id) { status } }';
const scopes = 'query Scopes { scopes { region } }';
const other = `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { rawStatus } }`;
const variables = { id: buildId };
/** As GraphQL Code Generator writes it, whose hashes are SHA-1 by default. */
const manifest: Readonly<Record<string, string>> = {
  [hashOf(status, 'sha1')]: status,
  [hashOf(scopes)]: scopes,
};

const gateways: TestGateway[] = [];
const logged: string[] = [];
const start = async (mode: DocumentsMode, documents = manifest): Promise<TestGateway> => {
  const gateway = await startTestGateway(singleScopeEstate, {
    documents: { mode, manifest: documents },
    log: { write: (line) => void logged.push(line) },
  });
  gateways.push(gateway);
  return gateway;
};
afterEach(async () => {
  logged.length = 0;
  await Promise.all(gateways.splice(0).map((gateway) => gateway.close()));
});

const post = async ({ url }: TestGateway, body: unknown) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
};

const get = async ({ url }: TestGateway, parameters: Readonly<Record<string, string>>) => {
  const response = await fetch(`${url}/graphql?${new URLSearchParams(parameters).toString()}`, {
    headers: { 'apollo-require-preflight': '1' },
  });
  return { status: response.status, body: await response.json() };
};

const answer = { status: 200, body: { data: { imageBuilderWorkflow: { status: 'SUCCEEDED' } } } };
const refused = {
  status: 400,
  body: {
    errors: [
      {
        message:
          'This server executes only the documents of its manifest. Send one of them, or its id as `documentId`.',
        extensions: { code: 'DOCUMENT_NOT_TRUSTED' },
      },
    ],
  },
};
const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });

const countOf = async ({ url }: TestGateway, outcome: string): Promise<string | undefined> =>
  new RegExp(`^execution_gateway_untrusted_documents_total\\{outcome="${outcome}"\\} (\\d+)$`, 'm').exec(
    await (await fetch(`${url}/metrics`)).text(),
  )?.[1];

describe('A document of the manifest', () => {
  const requests: Readonly<Record<string, object>> = {
    'its text': { query: status, variables },
    'its id': { documentId: hashOf(status, 'sha1'), variables },
    'its hash as id': { documentId: hashOf(status), variables },
    'its hash with a prefix': { documentId: `sha256:${hashOf(status)}`, variables },
    "Apollo's hash": { extensions: persisted(hashOf(status)), variables },
    "Apollo's hash and its text": { query: status, extensions: persisted(hashOf(status)), variables },
  };

  it.each(['off', 'report', 'enforce'] as const)(
    'is executed in mode %s, by each reference to it',
    async (mode) => {
      const gateway = await start(mode);
      for (const request of Object.values(requests)) {
        // The second time, the document is known: the fast path answers.
        expect(await post(gateway, request)).toEqual(answer);
        expect(await post(gateway, request)).toEqual(answer);
        const parameters = Object.entries(request).map(([name, value]) => [
          name,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]);
        expect(await get(gateway, Object.fromEntries(parameters) as Record<string, string>)).toEqual(answer);
      }
      expect(logged).toEqual([]);
    },
  );
});

describe('An id that the manifest does not have', () => {
  it.each(['off', 'report', 'enforce'] as const)('is named in the refusal, in mode %s', async (mode) => {
    const gateway = await start(mode);
    const error = {
      message: 'No document has the id "none" (documents.manifest).',
      extensions: { code: 'BAD_REQUEST' },
    };

    for (const answer of [
      await post(gateway, { documentId: 'none' }),
      await post(gateway, { documentId: 'none', query: '' }),
      await get(gateway, { documentId: 'none' }),
    ])
      expect(answer).toEqual({ status: 400, body: { errors: [error] } });
  });
});

describe('Another document', () => {
  it('is refused in mode enforce before it is parsed, without an AWS call', async () => {
    const gateway = await start('enforce');
    const attacks: readonly object[] = [
      { query: other },
      { query: other, documentId: hashOf(status, 'sha1') },
      { query: other, extensions: persisted(hashOf(status)) },
      { query: `${status} `, variables },
      { query: '{ __schema { types { name } } }' },
      { query: 'no GraphQL' },
    ];
    gateway.sandbox.calls.clear();

    for (const attack of attacks) {
      expect(await post(gateway, attack)).toEqual(refused);
      expect(await post(gateway, attack)).toEqual(refused);
    }
    expect(await get(gateway, { query: other })).toEqual(refused);
    expect(await get(gateway, { query: other, documentId: hashOf(scopes) })).toEqual(refused);
    // Apollo's hashes of unknown documents are not accepted at all.
    for (const extensions of [persisted(hashOf(other)), persisted(hashOf(status))])
      expect(await post(gateway, { query: other, extensions })).toEqual(refused);
    expect(await post(gateway, { extensions: persisted(hashOf(other)) })).toMatchObject({
      body: { errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }] },
    });
    for (const id of ['__proto__', 'constructor', hashOf(other)])
      expect((await post(gateway, { documentId: id })).status).toBe(400);
    expect(gateway.sandbox.calls.all()).toEqual([]);
    expect(await countOf(gateway, 'refused')).toBe('16');
  });

  it('is executed and reported in mode report: with its hash, once in the log', async () => {
    const gateway = await start('report');
    const result = { status: 200, body: { data: { imageBuilderWorkflow: { rawStatus: 'COMPLETED' } } } };

    for (let count = 0; count < 3; count += 1) expect(await post(gateway, { query: other })).toEqual(result);

    expect(await countOf(gateway, 'reported')).toBe('3');
    expect(logged.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({
        msg: 'A document is not in the manifest',
        document: hashOf(other),
        outcome: 'reported',
      }),
    ]);
    expect(logged[0]).not.toContain(buildId);
  });

  it('is executed without a report in mode off', async () => {
    const gateway = await start('off');

    expect((await post(gateway, { query: other })).status).toBe(200);

    expect([await countOf(gateway, 'reported'), logged.length]).toEqual(['0', 0]);
  });

  it('is executed in mode enforce for callers who may send any', () => {
    const outcomes: string[] = [];
    const trusted = createTrustedDocuments({
      settings: { mode: 'enforce', manifest },
      log: pino({ level: 'silent' }),
      onUntrusted: (outcome) => outcomes.push(outcome),
    });
    const send = (anyDocument: boolean): void => {
      const caller = { ...anonymous, permissions: { ...anonymous.permissions, anyDocument } };
      const result = { ...newResult('test'), caller };
      trusted.check({ method: 'POST', url: '/graphql', body: { query: other } }, result);
    };

    send(true);
    expect(() => send(false)).toThrow('This server executes only the documents of its manifest.');
    expect(outcomes).toEqual(['allowed', 'refused']);
  });
});

describe('The manifest of the client package', () => {
  it('has the text of each of its queries by its hash, valid in the schema', async () => {
    const ours = JSON.parse(
      readFileSync(join(__dirname, '../../client/src/generated/persisted-documents.json'), 'utf8'),
    ) as Record<string, string>;

    expect(Object.values(ours).sort()).toEqual(
      Object.entries(texts)
        .map(([, text]) => text as string)
        .sort(),
    );
    for (const [id, text] of Object.entries(ours)) expect(id).toBe(hashOf(text));
    const gateway = await start('enforce', ours);
    expect(gateway.url).toMatch(/^http/);
  });
});

describe('A manifest with invalid documents', () => {
  it('stops the start with all faults', async () => {
    const faulty = { a: '{ nothing }', b: scopes, c: '{', d: 'mutation { x }' };

    const sandbox = await startSandbox({ estate: singleScopeEstate });
    const started = startTestGateway(singleScopeEstate, {
      sandbox,
      documents: { mode: 'off', manifest: faulty },
    });

    await expect(started).rejects.toThrow(
      'documents.manifest: a: Cannot query field "nothing" on type "Query".; documents.manifest: c: Syntax Error: Expected Name, found <EOF>.; documents.manifest: d: The schema has no mutation, only queries and subscriptions.',
    );
    await sandbox.close();
  });
});
