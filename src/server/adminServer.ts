import fastify, { type FastifyInstance } from 'fastify';
import type { httpErrorHandler } from './errors';
import { addHostCheck, hostCheck } from './hosts';

export interface AdminServerOptions {
  readonly host: string;
  /** 0 selects a free port. */
  readonly port: number;
  /** Host names that requests may use, as those of the gateway. */
  readonly hosts: readonly string[] | undefined;
  readonly answerError: ReturnType<typeof httpErrorHandler>;
  readonly addRoutes: (app: FastifyInstance) => void;
}

export interface AdminServer {
  /** `http://host:port`, without a path. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the server of metrics and health on a port of its own, which need not be open to clients. */
export const startAdminServer = async ({
  host,
  port,
  hosts,
  answerError,
  addRoutes,
}: AdminServerOptions): Promise<AdminServer> => {
  const app = fastify({ forceCloseConnections: true });
  app.setErrorHandler(answerError);
  addHostCheck(app, hostCheck(app, hosts));
  addRoutes(app);
  const url = await app.listen({ host, port });
  return { url, close: () => app.close() };
};
