import {
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
  type ValidationRule,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { hashOfText } from '../app/documentHash';
import { quoted } from '../model/errors';
import { HttpError } from '../model/httpError';
import { isObject } from '../model/isObject';
import { callerIn } from './contexts';
import type { RequestResult } from './requestResult';

/** `off`: all documents are accepted. `report`: others than those of the manifest are reported. `enforce`: they are refused. */
export type DocumentsMode = 'off' | 'report' | 'enforce';

export interface DocumentsSettings {
  readonly mode: DocumentsMode;
  /** The texts of the documents by their ids. */
  readonly manifest: Readonly<Record<string, string>>;
}

/** What became of a document that is not in the manifest. `allowed`: the caller may send any document. */
export type UntrustedOutcome = 'reported' | 'allowed' | 'refused';

/** A request for GraphQL over HTTP. */
export interface GraphqlRequest {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

export interface TrustedDocuments {
  /**
   * The same request with the text of the document of the manifest that it refers to; other values as they are. Throws an
   * HttpError where the manifest does not have the `documentId`.
   */
  resolve(request: unknown): unknown;
  /** The same for the query string of a URL. */
  resolveUrl(url: string): string;
  /** False for a document that has to be reported or refused. */
  isTrusted(text: string): boolean;
  /** Reports the document of a resolved request for Apollo Server, or throws an HttpError where it is refused. */
  check(request: GraphqlRequest, result: RequestResult): void;
}

export interface TrustedDocumentsOptions {
  readonly settings: DocumentsSettings;
  readonly log: Logger;
  readonly onUntrusted: (outcome: UntrustedOutcome) => void;
}

/** The text that Apollo Server executes; undefined where it refuses the request. */
const textOf = ({ method, url, body }: GraphqlRequest): string | undefined => {
  if (method === 'GET') return new URL(url, 'http://localhost').searchParams.get('query') ?? undefined;
  return isObject(body) && typeof body.query === 'string' ? body.query : undefined;
};

/** A document is logged once, as long as no more than this number of others has followed. */
const hashesKept = 1_000;

const refusal = (): HttpError =>
  new HttpError(
    400,
    'This server executes only the documents of its manifest. Send one of them, or its id as `documentId`.',
    'DOCUMENT_NOT_TRUSTED',
  );

const unknownId = (id: string): HttpError =>
  new HttpError(400, `No document has the id ${quoted(id)} (documents.manifest).`, 'BAD_REQUEST');

/**
 * A fault for each document of the manifest that is not valid in the schema, with its id. GraphQL.js stops after 100 errors
 * of one document.
 */
export const manifestFaults = (
  manifest: DocumentsSettings['manifest'],
  schema: GraphQLSchema,
  rules: readonly ValidationRule[],
): readonly string[] =>
  Object.entries(manifest).flatMap(([id, text]) => {
    try {
      return validate(schema, parse(text), [...specifiedRules, ...rules]).map(
        ({ message }) => `documents.manifest: ${id}: ${message}`,
      );
    } catch (error) {
      return [`documents.manifest: ${id}: ${error instanceof GraphQLError ? error.message : String(error)}`];
    }
  });

/** Trusted documents, also known as persisted documents: those of a manifest, by text, by id or by hash. */
export const createTrustedDocuments = (options: TrustedDocumentsOptions): TrustedDocuments => {
  const { settings, log, onUntrusted } = options;
  const { mode, manifest } = settings;
  const texts = new Set(Object.values(manifest));
  const byId = new Map([
    // `documentId` of GraphQL over HTTP has a prefix for SHA-256. Apollo's hash has none.
    ...[...texts].flatMap((text) => [
      [hashOfText(text), text] as const,
      [`sha256:${hashOfText(text)}`, text] as const,
    ]),
    ...Object.entries(manifest),
  ]);
  const isTrusted = (text: string): boolean => mode === 'off' || texts.has(text);
  const logged = new LRUCache<string, true>({ max: hashesKept });

  const resolve = (request: unknown): unknown => {
    if (!isObject(request)) return request;
    const { documentId, ...others } = request;
    const { query, extensions } = others;
    const persisted = isObject(extensions) ? extensions.persistedQuery : undefined;
    const hash = isObject(persisted) ? persisted.sha256Hash : undefined;
    const id = documentId ?? hash;
    const text = typeof id === 'string' ? byId.get(id) : undefined;
    // Clients that send a hash of Apollo's learn from its error to send the text as well.
    if (typeof documentId === 'string' && text === undefined && !query) throw unknownId(documentId);
    // A text beside the id must be that of the document.
    if (text === undefined || (typeof query === 'string' && query !== '' && query !== text)) return request;
    if (!isObject(extensions)) return { ...others, query: text };
    return { ...others, query: text, extensions: { ...extensions, persistedQuery: undefined } };
  };

  const outcomeFor = (mayAny: boolean): UntrustedOutcome => {
    if (mayAny) return 'allowed';
    return mode === 'enforce' ? 'refused' : 'reported';
  };

  return {
    resolve,
    resolveUrl(url) {
      const at = url.indexOf('?');
      if (at < 0) return url;
      const parameters = new URLSearchParams(url.slice(at));
      const names = [...parameters.keys()];
      // Apollo Server refuses repeated parameters.
      if (new Set(names).size < names.length) return url;
      const request: Record<string, unknown> = Object.fromEntries(parameters);
      try {
        if (typeof request.extensions === 'string') request.extensions = JSON.parse(request.extensions);
      } catch {
        return url;
      }
      const resolved = resolve(request);
      if (resolved === request) return url;
      const texts = Object.entries(resolved as object).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]);
      return `${url.slice(0, at)}?${new URLSearchParams(texts).toString()}`;
    },
    isTrusted,
    check(request, result) {
      const text = textOf(request);
      if (text === undefined || isTrusted(text)) return;
      const outcome = outcomeFor(callerIn(result).permissions.anyDocument);
      onUntrusted(outcome);
      const hash = hashOfText(text);
      result.label = { hash, name: undefined };
      if (!logged.has(hash)) log.warn({ document: hash, outcome }, 'A document is not in the manifest');
      logged.set(hash, true);
      if (outcome === 'refused') throw refusal();
    },
  };
};
