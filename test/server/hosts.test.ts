import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { connect } from 'node:net';
import { settingsFromYaml } from '../support/settingsFile';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway } from '../support/gateway';

const estate = estateOf({ '111122223333/us-east-1': {} });

/** Status and body of a GET with this Host header. */
const get = (
  url: string,
  path: string,
  host: string,
): Promise<{ readonly status: number | undefined; readonly body: string }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request(
      { host: hostname, port, path, headers: { host, 'content-type': 'application/json' } },
      (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode, body }));
      },
    )
      .on('error', reject)
      .end();
  });

const gatewayOn = (host: string, hosts?: readonly string[]): (() => TestGateway) => {
  let gateway: TestGateway | undefined;
  beforeAll(async () => {
    gateway = await startTestGateway(estate, { host, server: { graphiql: true, reference: true, hosts } });
  });
  afterAll(() => gateway?.close());
  return () => {
    if (!gateway) throw new Error('The gateway has not started.');
    return { ...gateway, url: gateway.url.replace('0.0.0.0', '127.0.0.1') };
  };
};

const loopbackNames = [
  'localhost',
  'localhost:4000',
  'LOCALHOST:80',
  'localhost.',
  'app.localhost:4000',
  '127.0.0.1',
  '127.0.0.1:4000',
  '127.9.8.7:1',
  '[::1]',
  '[::1]:4000',
];
const otherNames = [
  'attacker.example',
  'attacker.example:4000',
  'localhost.attacker.example',
  'notlocalhost',
  '127.0.0.1.attacker.example',
  '10.0.0.1:4000',
  '[2001:db8::1]:4000',
  'localhost@attacker.example',
  'attacker.example#localhost',
  '0.0.0.0:4000',
  'localhost:port',
];

describe('On loopback', () => {
  const gateway = gatewayOn('127.0.0.1');

  it.each(loopbackNames)('requests to %s are answered', async (host) => {
    expect((await get(gateway().url, '/schema.graphql', host)).status).toBe(200);
  });

  it.each(otherNames)('requests to "%s" are refused', async (host) => {
    const { status, body } = await get(gateway().url, '/schema.graphql', host);

    expect(status).toBe(421);
    expect(JSON.parse(body)).toEqual({
      errors: [
        {
          message: `Invalid \`Host\`: ${JSON.stringify(host)}. Expected localhost or a name in server.hosts.`,
          extensions: { code: 'FORBIDDEN' },
        },
      ],
    });
  });

  it.each(['/graphql', '/docs', '/healthz', '/readyz', '/metrics', '/', '/unknown'])(
    'other names are refused at %s',
    async (path) => {
      expect((await get(gateway().url, path, 'attacker.example')).status).toBe(421);
    },
  );
});

describe('On loopback with server.hosts', () => {
  const gateway = gatewayOn('127.0.0.1', ['gateway.example.com']);

  it.each(['gateway.example.com', 'Gateway.Example.com:8443', 'localhost'])(
    'requests to %s are answered',
    async (host) => {
      expect((await get(gateway().url, '/schema.graphql', host)).status).toBe(200);
    },
  );

  it.each(['attacker.example', 'a.gateway.example.com'])('requests to %s are refused', async (host) => {
    expect((await get(gateway().url, '/schema.graphql', host)).status).toBe(421);
  });
});

describe('On all addresses', () => {
  const gateway = gatewayOn('0.0.0.0');

  it.each([...loopbackNames, ...otherNames])('requests to "%s" are answered', async (host) => {
    expect((await get(gateway().url, '/schema.graphql', host)).status).toBe(200);
  });
});

describe('On all addresses, a Host header that is no host name', () => {
  const gateway = gatewayOn('0.0.0.0');

  const post = (path: string, query: string, head: string): Promise<string> => {
    const body = JSON.stringify({ query });
    const { hostname, port } = new URL(gateway().url);
    const headers = `content-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close`;
    return new Promise((resolve, reject) => {
      let answer = '';
      connect({ host: hostname, port: Number(port) })
        .on('data', (chunk: Buffer) => (answer += chunk.toString()))
        .on('end', () => resolve(answer))
        .on('error', reject)
        .end(`POST ${path} ${head}\r\n${headers}\r\n\r\n${body}`);
    });
  };

  it.each([
    ['a blank', 'HTTP/1.1\r\nhost: a b'],
    ['a bracket', 'HTTP/1.1\r\nhost: ['],
    ['nothing', 'HTTP/1.1\r\nhost:'],
    ['no header, as HTTP/1.0 allows', 'HTTP/1.0'],
  ])('does not matter to queries: %s', async (name, head) => {
    const query = `{ ${name.replace(/\W/g, '')}: __typename }`;

    const unknown = await post('/graphql', query, head);
    const known = await post('/graphql', query, head);

    for (const answer of [unknown, known]) {
      expect(answer).toContain('200 OK');
      expect(answer).toContain(`{"data":{"${name.replace(/\W/g, '')}":"Query"}}`);
    }
  });

  it('does not matter to the query string', async () => {
    const query = encodeURIComponent('{ __typename }');

    const { status, body } = await get(gateway().url, `/graphql?query=${query}`, '[');

    expect([status, body]).toEqual([200, '{"data":{"__typename":"Query"}}\n']);
  });
});

describe('On all addresses with server.hosts', () => {
  const gateway = gatewayOn('0.0.0.0', ['gateway.example.com']);

  it.each([
    ['gateway.example.com', '/schema.graphql', 200],
    ['10.0.0.1:4000', '/metrics', 200],
    ['attacker.example', '/schema.graphql', 421],
    ['attacker.example', '/metrics', 421],
    ['attacker.example', '/healthz', 200],
    ['attacker.example', '/readyz?from=probe', 200],
    ['attacker.example', '/healthz/../schema.graphql', 421],
  ])('a request to %s for %s has status %i', async (host, path, status) => {
    expect((await get(gateway().url, path, host)).status).toBe(status);
  });
});

describe('server.hosts', () => {
  it.each(['https://gateway.example.com', 'gateway.example.com:443', '*.example.com', ''])(
    'does not accept %j',
    (host) => {
      expect(() => settingsFromYaml(`server: { hosts: ["${host}"] }`)).toThrow(
        'server.hosts[0]: expected a host name without a port',
      );
    },
  );
});
