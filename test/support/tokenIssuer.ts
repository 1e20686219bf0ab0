import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHmac, generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';
import type { MaybePromise } from '../../src/model/page';

export type Members = Readonly<Record<string, unknown>>;

const encode = (part: string): string => Buffer.from(part).toString('base64url');
const asJson = (part: Members | string): string => (typeof part === 'string' ? part : JSON.stringify(part));

/** A signing key, made by Node.js and not by the library that verifies. */
export interface SigningKey {
  readonly kid: string | undefined;
  readonly alg: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly jwk: JsonWebKey;
}

const pairs = {
  RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  EdDSA: () => generateKeyPairSync('ed25519'),
};

export const createSigningKey = (kid: string | undefined, alg: keyof typeof pairs = 'ES256'): SigningKey => {
  const { privateKey, publicKey } = pairs[alg]();
  const jwk = {
    ...publicKey.export({ format: 'jwk' }),
    alg,
    use: 'sig',
    ...(kid === undefined ? {} : { kid }),
  };
  return { kid, alg, privateKey, publicKey, jwk };
};

const signatureOf = (text: string, { alg, privateKey }: SigningKey): string =>
  sign(alg === 'EdDSA' ? null : 'sha256', Buffer.from(text), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  }).toString('base64url');

/** A token; header and claims may also be JSON texts. Without a header, that of the key. */
export const signToken = (key: SigningKey, claims: Members | string, header?: Members | string): string => {
  const parts = `${encode(asJson(header ?? { alg: key.alg, kid: key.kid }))}.${encode(asJson(claims))}`;
  return `${parts}.${signatureOf(parts, key)}`;
};

/** A token with this text as its signature. */
export const unsignedToken = (claims: Members, header: Members, signature = ''): string =>
  `${encode(asJson(header))}.${encode(asJson(claims))}.${signature}`;

/** A token with a signature by HMAC. */
export const hmacToken = (claims: Members, header: Members, secret: string | Buffer): string => {
  const parts = `${encode(asJson(header))}.${encode(asJson(claims))}`;
  return `${parts}.${createHmac('sha256', secret).update(parts).digest('base64url')}`;
};

interface TestResponse {
  readonly status?: number;
  readonly body: string;
  readonly location?: string;
}

/** An HTTP server on loopback that answers with `body` and `status`, and counts requests. */
export interface TestServer {
  readonly url: string;
  readonly paths: string[];
  respond: (path: string) => MaybePromise<TestResponse>;
  close(): Promise<void>;
}

export const startTestServer = async (respond: TestServer['respond']): Promise<TestServer> => {
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    const { status = 200, body, location } = await running.respond(path);
    response.writeHead(status, location === undefined ? {} : { location }).end(body);
  };
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '';
    running.paths.push(path);
    void answer(path, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const running: TestServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    paths: [],
    respond,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return running;
};
