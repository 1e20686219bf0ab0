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
  response: Pick<ServerResponse, 'statusCode'>,
  result: RequestResult,
  milliseconds: number,
) => void;

/** An answer can have many errors, of few codes. */
const mostCodes = 10;

/** The codes of errors, each once. */
const codesOf = (errors: RequestResult['errors']): readonly unknown[] => {
  const codes = new Set<unknown>();
  for (const { extensions } of errors)
    if (codes.size < mostCodes && extensions?.code !== undefined) codes.add(extensions.code);
  return [...codes];
};

/** The id of the first incident. */
const incidentOf = (errors: RequestResult['errors']): unknown =>
  errors.find(({ extensions }) => extensions?.incidentId !== undefined)?.extensions?.incidentId;

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
    // With an admin port, the other port does not have these paths.
    if (isForOperators(request) && response.statusCode !== 404) return;
    const { isGraphql, type, outcome, operationName, label, ledger, stream, errors } = result;
    const isAborted = outcome === 'aborted';
    const hasErrors = errors.length > 0;
    // pino leaves out what is undefined. One literal takes a third of the time of several that are merged.
    log.info(
      {
        requestId: result.id,
        method: request.method,
        path: pathOf(request).slice(0, longestPath),
        caller: result.caller?.id,
        type: isGraphql ? type : undefined,
        operation: isGraphql ? (operationName ?? label?.name)?.slice(0, longestName) : undefined,
        document: isGraphql ? label?.hash : undefined,
        outcome: isGraphql || isAborted ? outcome : undefined,
        awsCalls: isGraphql ? ledger?.callCount() : undefined,
        cacheHits: isGraphql ? ledger?.cacheHitCount() : undefined,
        status: isAborted ? undefined : response.statusCode,
        milliseconds: Math.round(milliseconds * 10) / 10,
        bytes: result.bytes,
        transport: stream?.transport,
        events: stream?.items,
        end: stream?.end,
        errorCodes: hasErrors ? codesOf(errors) : undefined,
        incidentId: hasErrors ? incidentOf(errors) : undefined,
      },
      'request',
    );
  };
};
