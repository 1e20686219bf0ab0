import { describe, expect, it } from '@jest/globals';
import { estateOf } from '../support/estate';
import { compress, sendCompressed } from '../../src/server/compressed';
import { startTestGateway } from '../support/gateway';

const estate = estateOf({ '111122223333/us-east-1': {} });
const html = { headers: { accept: 'text/html' } };

describe('server.graphiql: false', () => {
  it('turns GraphiQL off, and nothing else', async () => {
    const gateway = await startTestGateway(estate, { server: { graphiql: false, reference: true } });

    const page = await fetch(`${gateway.url}/graphql`, html);
    const reference = await fetch(`${gateway.url}/docs`);
    const { data } = await gateway.ask('{ __typename }');
    await gateway.close();

    expect(page.status).toBe(404);
    expect(await page.json()).toEqual({
      errors: [
        {
          message: 'This gateway does not serve GraphiQL. Send GraphQL by POST to /graphql.',
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    });
    expect([reference.status, data]).toEqual([200, { __typename: 'Query' }]);
  });
});

describe('server.reference: false', () => {
  it.each(['/docs', '/docs/', '/docs/stylesheets/spectaql.min.css'])('turns %s off', async (path) => {
    const gateway = await startTestGateway(estate, { server: { graphiql: true, reference: false } });

    const response = await fetch(gateway.url + path);
    const page = await fetch(`${gateway.url}/graphql`, html);
    await gateway.close();

    expect([response.status, page.status]).toEqual([404, 200]);
    expect(await response.json()).toHaveProperty('errors.0.extensions.code', 'BAD_REQUEST');
  });
});

describe('A page for clients without gzip', () => {
  it('is one buffer for all of them', async () => {
    const content = await compress('content');
    const sent: unknown[] = [];
    const reply = new Proxy(
      {},
      {
        get: (_target, name) =>
          name === 'send'
            ? (body: unknown) => sent.push(body)
            : name === 'then'
              ? undefined
              : () => (name === 'getHeader' ? undefined : reply),
      },
    ) as never;

    for (let times = 0; times < 2; times += 1) {
      await sendCompressed(
        { headers: { 'accept-encoding': 'identity' } } as never,
        reply,
        content,
        'text/html',
      );
    }

    expect(String(sent[0])).toBe('content');
    expect(sent[1]).toBe(sent[0]);
  });

  it('is the same as with gzip', async () => {
    const gateway = await startTestGateway(estate);
    const pageFor = async (encoding: string): Promise<string> => {
      const response = await fetch(`${gateway.url}/docs`, { headers: { 'accept-encoding': encoding } });
      return response.text();
    };

    const [plain, gzipped] = [await pageFor('identity'), await pageFor('gzip')];
    await gateway.close();

    expect(plain).toContain('</html>');
    expect(plain === gzipped).toBe(true);
  });
});
