import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentLimits } from '../../app/limits';
import { HttpError } from '../../model/httpError';
import { json } from '../mediaType';
import { requestInUrl } from '../requestSize';
import { eventsOfAnswer } from './messages';
import { operationIn } from './operation';
import type { AnswerSubscription } from './sse';

export interface EventStreamRouteOptions {
  readonly limits: DocumentLimits;
  readonly answerSubscription: AnswerSubscription;
  /** Sets status and headers, and returns the JSON of the response. */
  readonly answerQuery: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

/** The headers of which Apollo Server requires one for queries by GET: a page of another site cannot send them without a preflight. */
const preflightHeaders = ['apollo-require-preflight', 'x-apollo-operation-name'];

const hasPreflight = ({ headers }: FastifyRequest): boolean =>
  preflightHeaders.some((name) => Boolean(headers[name]));

const mayBeForged = (): HttpError =>
  new HttpError(
    400,
    'A GET for GraphQL needs the header `apollo-require-preflight: 1`, so that no page of another site can send it.',
    'BAD_REQUEST',
  );

/**
 * A handler of admitted requests for an event stream. What is no subscription is answered as without a stream: with the same
 * checks, and status and body of an error, or one event with the response.
 */
export const eventStreamHandler =
  ({ limits, answerSubscription, answerQuery }: EventStreamRouteOptions) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const isGet = request.method === 'GET';
    const operation = operationIn(isGet ? requestInUrl(request.url) : request.body, limits);
    if (operation?.type === 'subscription') {
      if (isGet && !hasPreflight(request)) throw mayBeForged();
      answerSubscription(request.raw, reply.raw, operation);
      return reply.hijack();
    }
    request.raw.headers.accept = json;
    const answer = await answerQuery(request, reply);
    if (reply.statusCode >= 400 || typeof answer !== 'string') return answer;
    reply.type('text/event-stream; charset=utf-8');
    return eventsOfAnswer(answer);
  };
