import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import type { HttpHandler } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { HttpsProxyAgent } from 'hpagent';
import { limitedAnswer } from './answerLimit';
import { absoluteForm, proxyOf } from './proxies';
import { withRequestLimits } from './requestLimits';
import type { AwsTimeLimits } from './settings';

/** The HTTP handlers of the process, one per account. Calls of one account never wait for a socket of another. */
export interface HttpHandlers {
  of(accountId: string): HttpHandler;
  /** Closes all sockets. */
  destroy(): void;
}

/** Per account and host, that is, per account, service and region. All stay open between calls, for `idleSocketMs`. */
const mostSockets = 50;

const idleSocketMs = 15_000;

const ignore = (): void => undefined;

/** The SDK would write its warnings to the console. */
export const silentLogger = { trace: ignore, debug: ignore, info: ignore, warn: ignore, error: ignore };

const createHandler = ({ connectTimeoutMs, answerTimeoutMs }: AwsTimeLimits): HttpHandler => {
  const options = {
    keepAlive: true,
    timeout: idleSocketMs,
    maxSockets: mostSockets,
    maxFreeSockets: mostSockets,
  };
  const httpAgent = new HttpAgent(options);
  const through = (httpsAgent: HttpsAgent): NodeHttpHandler =>
    new NodeHttpHandler({ httpAgent, httpsAgent, logger: silentLogger });
  const direct = through(new HttpsAgent(options));
  const tunnels = new Map<string, NodeHttpHandler>();

  const tunnelThrough = (proxy: URL): NodeHttpHandler => {
    const known = tunnels.get(proxy.href);
    if (known) return known;
    const tunnel = through(new HttpsProxyAgent({ ...options, proxy }));
    tunnels.set(proxy.href, tunnel);
    return tunnel;
  };

  const send: HttpHandler['handle'] = (request, handlerOptions) => {
    const proxy = proxyOf(request);
    if (!proxy) return direct.handle(request, handlerOptions);
    if (request.protocol === 'http:') return direct.handle(absoluteForm(request, proxy), handlerOptions);
    return tunnelThrough(proxy).handle(request, handlerOptions);
  };

  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request, handlerOptions) {
      const { response } = await withRequestLimits({ connectTimeoutMs, answerTimeoutMs }, () =>
        send(request, handlerOptions),
      );
      response.body = limitedAnswer(response.body as Readable, response.headers);
      return { response };
    },
    updateHttpClientConfig: ignore,
    httpHandlerConfigs: () => ({}),
    destroy() {
      for (const handler of [direct, ...tunnels.values()]) handler.destroy();
    },
  };
};

export const createHttpHandlers = (limits: AwsTimeLimits): HttpHandlers => {
  const handlers = new Map<string, HttpHandler>();
  return {
    of(accountId) {
      const handler = handlers.get(accountId) ?? createHandler(limits);
      handlers.set(accountId, handler);
      return handler;
    },
    destroy() {
      for (const handler of handlers.values()) handler.destroy?.();
    },
  };
};
