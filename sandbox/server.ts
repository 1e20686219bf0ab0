import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createCallLog, type CallLog } from './callLog';
import { sandboxClock, type SandboxClock } from './clock';
import { controlApi, isControl } from './control';
import { createCredentials, keysFor, type KeyPair } from './credentials';
import { awsEndpoint } from './endpoint';
import type { Estate } from './estate';
import { glue } from './glue';
import { imageBuilder } from './imageBuilder/imageBuilder';
import { logs } from './logs/logs';
import type { WireRequest } from './protocol';
import { send } from './reply';
import { createQueues, type Queues } from './sqs/queues';
import { sqs } from './sqs/sqs';
import { sts, type ExternalIds } from './sts';
import { transfer } from './transfer';
import { createFaultInjector, type FaultInjector } from './faultInjection';

export interface SandboxOptions {
  readonly estate: Estate;
  /** Default: 127.0.0.1. */
  readonly host?: string;
  /** Default: a free port. */
  readonly port?: number;
  readonly clock?: SandboxClock;
  /** External ids that AssumeRole requires, by role ARN. Other roles require none. */
  readonly externalIds?: ExternalIds;
}

/** A running sandbox. */
export interface Sandbox {
  readonly url: string;
  readonly calls: CallLog;
  readonly faults: FaultInjector;
  readonly clock: SandboxClock;
  readonly queues: Queues;
  credentialsFor(accountId: string): KeyPair;
  /** Closes all connections immediately, including those with pending answers. */
  close(): Promise<void>;
}

/** Rejects if the port is not available. */
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const { estate, host = '127.0.0.1', port = 0, clock = sandboxClock(), externalIds = {} } = options;
  const calls = createCallLog();
  const faults = createFaultInjector();
  const credentials = createCredentials(estate, clock);
  const queues = createQueues(estate);
  // The order matters: Image Builder accepts every request that the others do not.
  const services = [transfer, glue, logs, sqs(queues, clock), sts(credentials, externalIds), imageBuilder];

  const handleAws = awsEndpoint({ estate, clock, credentials, services, calls, faults });
  const handleControl = controlApi({ estate, clock, services, calls, faults });
  const server = createServer((incoming, response) => {
    void readRequest(incoming).then((request) => {
      if (!request) response.destroy();
      else if (isControl(request.url)) send(response, handleControl(request));
      else handleAws(request, response);
    });
  });
  // Longer than any client's idle timeout. A shorter one can close a connection while a request is on its way.
  server.keepAliveTimeout = 120_000;

  const url = await listen(server, host, port);
  return { url, calls, faults, clock, queues, credentialsFor: keysFor, close: () => closeServer(server) };
};

const bodyLimit = 1_000_000;

/**
 * Reads the request with its body. Undefined if the client has disconnected, or sent a body or URL that no AWS client
 * sends.
 */
const readRequest = async (incoming: IncomingMessage): Promise<WireRequest | undefined> => {
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

const listen = (server: Server, host: string, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const takenPort = typeof address === 'object' && address !== null ? address.port : port;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${takenPort}`);
    });
  });

/** Closing a closed server is not an error. */
const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
