import type { DocumentLimits } from '../app/limits';
import { isObject } from '../model/isObject';
import { HttpError } from '../model/httpError';

/*
 * Refuses requests that would make each error expensive, before they are parsed: GraphQL.js counts the lines of a document
 * for the position of each error, and repeats an invalid variable as a whole in each of its errors.
 */

const lineEnds = /\r\n|[\r\n]/g;

const linesOf = (text: string): number => (text.match(lineEnds)?.length ?? 0) + 1;

/** The number of members of all objects in a JSON value. */
const membersOf = (value: unknown): number => {
  let members = 0;
  // Not recursive, since a body can nest thousands of arrays.
  const open: unknown[] = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (!isObject(one)) continue;
    const values: readonly unknown[] = Object.values(one);
    if (!Array.isArray(one)) members += values.length;
    for (const member of values) open.push(member);
  }
  return members;
};

const check = (name: 'lines' | 'variableMembers', count: number, most: number, counted: string): void => {
  if (count <= most) return;
  throw new HttpError(
    400,
    `The request has ${count} ${counted}. At most ${most} are allowed (limits.${name}).`,
    'BAD_REQUEST',
  );
};

/** Throws an HttpError for variables with too many members. */
export const checkVariables = (variables: unknown, { variableMembers }: DocumentLimits): void =>
  check('variableMembers', membersOf(variables), variableMembers, 'members of objects in its variables');

/** The JSON value of a parameter; undefined for one that Apollo Server refuses. */
const parsedParameter = (text: string | null): unknown => {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What a request for GraphQL asks by the query string of its URL. */
export const requestInUrl = (url: string): unknown => {
  const parameters = new URL(url, 'http://localhost').searchParams;
  return {
    query: parameters.get('query'),
    operationName: parameters.get('operationName'),
    variables: parsedParameter(parameters.get('variables')),
  };
};

/** Throws an HttpError for a GraphQL request with too many lines, or with too many members in its variables. */
export const checkRequestSize = (request: unknown, limits: DocumentLimits): void => {
  if (!isObject(request)) return;
  const { query, variables } = request;
  if (typeof query === 'string') check('lines', linesOf(query), limits.lines, 'lines in its document');
  checkVariables(variables, limits);
};
