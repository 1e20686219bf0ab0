import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createCallLog, type CallLog } from './callLog';
import { sandboxClock, type SandboxClock } from './clock';
import { controlPages, isControl } from './control';
import { createCredentials, keysFor, type KeyPair } from './credentials';
import { awsEndpoint } from './endpoint';
import type { Estate } from './estate';
import { glue } from './glue';
import { imageBuilder } from './imageBuilder/imageBuilder';
import type { WireRequest } from './protocol';
import { send } from './reply';
import { sts, type ExternalIds } from './sts';
import { transfer } from './transfer';
import { createFaultInjector, type FaultInjector } from './faultInjection';

export interface SandboxOptions {
  readonly estate: Estate;
  /** 127.0.0.1 unless told otherwise. */
  readonly host?: string;
  /** Left out or 0, it takes a free one. */
  readonly port?: number;
  readonly clock?: SandboxClock;
  /** What AssumeRole asks for, by role ARN. Other roles ask for nothing. */
  readonly externalIds?: ExternalIds;
}

/** An AWS endpoint in a box that is up and running. */
export interface Sandbox {
  readonly url: string;
  readonly calls: CallLog;
  readonly faults: FaultInjector;
  readonly clock: SandboxClock;
  credentialsFor(accountId: string): KeyPair;
  /** Ends all connections at once, those with answers outstanding too. */
  close(): Promise<void>;
}

/** Rejects where the port cannot be had. */
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const { estate, host = '127.0.0.1', port = 0, clock = sandboxClock(), externalIds = {} } = options;
  const calls = createCallLog();
  const faults = createFaultInjector();
  const credentials = createCredentials(estate, clock);
  // The order matters: Image Builder takes what the others leave.
  const services = [transfer, glue, sts(credentials, externalIds), imageBuilder];

  const answerAws = awsEndpoint({ estate, clock, credentials, services, calls, faults });
  const answerControl = controlPages({ estate, clock, services, calls, faults });
  const server = createServer((incoming, response) => {
    void whole(incoming).then((request) => {
      if (!request) response.destroy();
      else if (isControl(request.url)) send(response, answerControl(request));
      else answerAws(request, response);
    });
  });
  // Longer than any client keeps an idle connection, so that none is closed under a request on its way.
  server.keepAliveTimeout = 120_000;

  const url = await listening(server, host, port);
  return { url, calls, faults, clock, credentialsFor: keysFor, close: () => closed(server) };
};

const bodyLimit = 1_000_000;

/** The request with its body. Undefined where the client has gone, or no client of AWS would have sent it. */
const whole = async (incoming: IncomingMessage): Promise<WireRequest | undefined> => {
  const { method = 'GET', url: path = '/', headers } = incoming;
  const body = await bodyOf(incoming);
  const address = `http://sandbox${path}`;
  if (body === undefined || !URL.canParse(address)) return undefined;
  return { method, url: new URL(address), headers, body };
};

const bodyOf = async (incoming: AsyncIterable<Buffer>): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming) {
      length += chunk.length;
      if (length > bodyLimit) return undefined;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString();
  } catch {
    return undefined;
  }
};

const listening = (server: Server, host: string, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const takenPort = typeof address === 'object' && address !== null ? address.port : port;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${takenPort}`);
    });
  });

/** Closing what is closed already is no error. */
const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
