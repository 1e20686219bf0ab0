import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { isForOperators, pathOf } from './operatorPaths';
import { type RequestResult, resultOf } from './requestResult';

/*
 * One line per request, without anything that it contains: no text of the document, no variables, no credentials, nothing
 * of AWS's answers.
 */

/** Names of operations are up to clients. */
const longestName = 100;
const longestPath = 200;

/** Writes the line of a request that is answered, or whose client has left. */
export type LogRequest = (
  request: IncomingMessage,
  response: ServerResponse,
  result: RequestResult,
  milliseconds: number,
) => void;

/** An answer can have many errors, of few codes. */
const mostCodes = 10;

/** The codes of errors, each once, and the id of the first incident. */
const errorLabels = (errors: RequestResult['errors']) => {
  if (errors.length === 0) return undefined;
  const codes = new Set<unknown>();
  let incidentId: unknown;
  for (const { extensions } of errors) {
    if (codes.size < mostCodes && extensions?.code !== undefined) codes.add(extensions.code);
    incidentId ??= extensions?.incidentId;
  }
  return { errorCodes: [...codes], incidentId };
};

const graphqlLabels = ({ type, operationName, label, outcome, ledger }: RequestResult) => ({
  type,
  operation: (operationName ?? label?.name)?.slice(0, longestName),
  document: label?.hash,
  outcome,
  ...ledger?.counts(),
});

/** Notes the bytes of the bodies that Fastify sends. */
export const addAnswerSizes = (app: FastifyInstance): void => {
  app.addHook('onSend', (request, _reply, payload, done) => {
    if (typeof payload === 'string' || Buffer.isBuffer(payload))
      resultOf(request.raw).bytes = Buffer.byteLength(payload);
    done();
  });
};

export const createAccessLog = (log: Logger): LogRequest => {
  if (!log.isLevelEnabled('info')) return () => undefined;
  return (request, response, result, milliseconds) => {
    if (isForOperators(request)) return;
    const isAborted = result.outcome === 'aborted';
    log.info(
      {
        requestId: result.id,
        method: request.method,
        path: pathOf(request).slice(0, longestPath),
        caller: result.caller?.id,
        ...(result.isGraphql && graphqlLabels(result)),
        ...(isAborted ? { outcome: 'aborted' } : { status: response.statusCode }),
        milliseconds: Math.round(milliseconds * 10) / 10,
        bytes: result.bytes,
        ...errorLabels(result.errors),
      },
      'request',
    );
  };
};
