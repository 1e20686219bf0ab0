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
  return { text: await response.text(), policy: policy.split('; ') };
};

describe('The page of GraphiQL', () => {
  it('loads only its own script and style, and allows no inline script', async () => {
    const { text, policy } = await pageOf();

    const urls = [...text.matchAll(/ (?:src|href)="(?!data:)([^"]+)"/g)].map(([, url]) => url);
    expect(urls).toEqual(['graphiql/app.css', 'graphiql/app.js', 'docs']);
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "worker-src 'self'"]),
    );
    expect(policy.join()).not.toMatch(/unsafe-eval|\*|https?:/);
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
