import type { FastifyRequest } from 'fastify';
import { AuthenticationError } from '../access/errors';
import type { PolicySettings } from '../access/settings';
import type { Identify } from './callers';
import { HttpError } from '../model/httpError';

/* Who may have what is no answer to a query: the schema and the pages. */

/** Calls back with an error where the caller of a request lacks a right. */
export type RightCheck = (request: FastifyRequest, done: (error?: Error) => void) => void;

type Right = 'introspection' | 'reference';

const forbidden = (what: string): HttpError => new HttpError(403, `You may not ${what}.`, 'FORBIDDEN');

/** A check for a right that all callers of a route need. `what` ends a sentence. */
export const requireRight =
  (identify: Identify, right: Right, what: string): RightCheck =>
  ({ raw }, done) =>
    identify(raw, ({ permissions }) => done(permissions[right] ? undefined : forbidden(what)), done);

/**
 * A check for the page of GraphiQL, which holds nothing secret. A browser cannot send a token when it opens a page, so
 * without credentials the page is open where any role allows it. The queries that it sends are checked like all others.
 */
export const graphiqlCheck = (identify: Identify, policy: PolicySettings | undefined): RightCheck => {
  const refusal = forbidden('use GraphiQL');
  const isOpen = !policy || Object.values(policy.roles).some(({ graphiql }) => graphiql);
  const withoutCredentials = isOpen ? undefined : refusal;
  return ({ raw }, done) =>
    identify(
      raw,
      ({ subject, permissions }) =>
        done(subject === null ? withoutCredentials : permissions.graphiql ? undefined : refusal),
      (error) => done(error instanceof AuthenticationError && error.isMissing ? withoutCredentials : error),
    );
};
