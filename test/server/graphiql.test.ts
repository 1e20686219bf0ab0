import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readExamples } from '../../src/server/graphiql';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { statusOf } from '../support/rawHttp';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway(estateOf({ '111122223333/us-east-1': {} }), {
    examples: [...readExamples(), '# </script><script>alert(1)</script>'],
  });
});

afterAll(() => gateway.close());

const pageOf = async (): Promise<{ text: string; policy: string[] }> => {
  const response = await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html' } });
  const policy = response.headers.get('content-security-policy') ?? '';
  return { text: await response.text(), policy: policy.split(';') };
};

describe('The page of GraphiQL', () => {
  it('loads only its own script and style, and runs only the script with the nonce of the answer', async () => {
    const [{ text, policy }, other] = [await pageOf(), await pageOf()];

    const urls = [...text.matchAll(/ (?:src|href)="(?!data:)([^"]+)"/g)].map(([, url]) => url);
    const [, nonce] = /<script type="module" nonce="([^"]+)" src="graphiql\/app.js">/.exec(text) ?? [];
    expect(urls).toEqual(['graphiql/app.css', 'graphiql/app.js', 'docs']);
    expect(Buffer.from(nonce ?? '', 'base64')).toHaveLength(16);
    expect(policy).toEqual([
      "default-src 'none'",
      `script-src 'nonce-${nonce}'`,
      "worker-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      'font-src data:',
      'img-src data:',
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
    expect(other.text).not.toContain(nonce);
    expect(other.policy.join()).not.toContain(nonce);
  });

  it('is not stored, since a stored page would have the nonce of another answer', async () => {
    const { headers } = await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html' } });

    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      vary: 'accept',
      'x-content-type-options': 'nosniff',
    });
    expect(headers.has('etag')).toBe(false);
  });

  it('contains the examples as data that no example can break out of', async () => {
    const { text } = await pageOf();

    const [, data = ''] = /<script id="examples" type="application\/json">(.*)<\/script>/.exec(text) ?? [];
    expect(JSON.parse(data)).toEqual([...readExamples(), '# </script><script>alert(1)</script>']);
    expect(text.match(/<script/g)).toHaveLength(2);
  });
});

describe('/graphiql', () => {
  it.each([
    ['app.js', 'text/javascript'],
    ['app.css', 'text/css'],
    ['editor.worker.js', 'text/javascript'],
    ['graphql.worker.js', 'text/javascript'],
    ['json.worker.js', 'text/javascript'],
    ['LICENSES.txt', 'text/plain'],
  ])('serves %s, compressed and with an ETag', async (name, type) => {
    const url = `${gateway.url}/graphiql/${name}`;

    const { status, headers } = await fetch(url);
    const again = await fetch(url, { headers: { 'if-none-match': headers.get('etag') ?? '' } });

    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(again.status).toBe(304);
  });

  it('has the licenses of the bundled packages', async () => {
    const text = await (await fetch(`${gateway.url}/graphiql/LICENSES.txt`)).text();

    for (const name of ['graphiql', 'monaco-editor', 'react', 'react-dom', 'graphql'])
      expect(text).toMatch(new RegExp(`^${name} \\d[^\\n]* \\((MIT)\\)$`, 'm'));
    const licenses = [...text.matchAll(/^\S+ \d\S* \((.*)\)$/gm)].map(([, license]) => license);
    expect([...new Set(licenses)].sort()).toEqual(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'MIT']);
  });

  it.each(['/graphiql/../package.json', '/graphiql/..%2fcli.js', '/graphiql/', '/graphiql/app.js.map'])(
    'does not serve other files: %s',
    async (path) => {
      expect(await statusOf(gateway.url, path)).toBe(404);
    },
  );
});
