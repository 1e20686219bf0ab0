import { getOperationAST, type OperationDefinitionNode, parse } from 'graphql';
import { hashOfText } from '../../app/documentHash';
import type { DocumentLimits } from '../../app/limits';
import type { SubscriptionRequest } from '../../live/subscribe';
import { isObject } from '../../model/isObject';
import type { DocumentLabel } from '../documentLabel';

/** A request as far as it is known without the schema. */
export interface Operation {
  /** Undefined for a text that is no document, or has no such operation. */
  readonly type: 'query' | 'mutation' | 'subscription' | undefined;
  readonly request: SubscriptionRequest;
  readonly label: DocumentLabel;
}

type Nullish = null | undefined;

const isTextOrNullish = (value: unknown): value is string | Nullish =>
  value === undefined || value === null || typeof value === 'string';

const isMapOrNullish = (value: unknown): value is Readonly<Record<string, unknown>> | Nullish =>
  value === undefined || value === null || (isObject(value) && !Array.isArray(value));

const definitionIn = (
  query: string,
  operationName: string | Nullish,
  maxTokens: number,
): OperationDefinitionNode | Nullish => {
  try {
    return getOperationAST(parse(query, { maxTokens, noLocation: true }), operationName);
  } catch {
    return undefined;
  }
};

/** The operation in a request whose document id is resolved; undefined where its members have wrong types. */
export const operationIn = (request: unknown, { tokens }: DocumentLimits): Operation | undefined => {
  if (!isObject(request)) return undefined;
  const { query, operationName, variables, extensions } = request;
  if (typeof query !== 'string' || !isTextOrNullish(operationName) || !isMapOrNullish(variables))
    return undefined;
  const definition = definitionIn(query, operationName, tokens);
  return {
    type: definition?.operation,
    request: {
      query,
      operationName,
      variables,
      wantsReport: isObject(extensions) && extensions.upstreamReport === true,
    },
    label: { hash: hashOfText(query), name: definition?.name?.value },
  };
};
