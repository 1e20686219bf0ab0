import fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { clientErrorHandler, type ConnectionLimits, createHttpServer } from './connections';
import type { httpErrorHandler } from './errors';
import { addHostCheck, hostCheck } from './hosts';
import { addSecurityHeaders } from './securityHeaders';

export interface AdminServerOptions {
  readonly host: string;
  /** 0 selects a free port. */
  readonly port: number;
  /** Host names that requests may use, as those of the gateway. */
  readonly hosts: readonly string[] | undefined;
  readonly log: Logger;
  readonly connections: ConnectionLimits;
  readonly answerError: ReturnType<typeof httpErrorHandler>;
  readonly addRoutes: (app: FastifyInstance) => void;
}

export interface AdminServer {
  /** `http://host:port`, without a path. */
  readonly url: string;
  close(): Promise<void>;
}

/** A scrape takes no longer. */
const scrapeMs = 10_000;

/** Starts the server of metrics and health on a port of its own, which need not be open to clients. */
export const startAdminServer = async ({
  host,
  port,
  hosts,
  log,
  connections,
  answerError,
  addRoutes,
}: AdminServerOptions): Promise<AdminServer> => {
  const app = fastify({
    forceCloseConnections: true,
    serverFactory: (answer) => createHttpServer(answer, connections, scrapeMs),
    clientErrorHandler: clientErrorHandler(log),
  });
  await addSecurityHeaders(app);
  app.setErrorHandler(answerError);
  addHostCheck(app, hostCheck(app, hosts));
  addRoutes(app);
  const url = await app.listen({ host, port });
  return { url, close: () => app.close() };
};
