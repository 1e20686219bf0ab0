import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** The parsed documents take about this many bytes. Those that were used last are kept. */
const mostBytes = 32_000_000;
const mostDocuments = 10_000;

const textOf = (document: DocumentNode): string => document.loc?.source.body ?? '';

/**
 * The memory of a document: its text, which can have two bytes per character and contain long comments, and its nodes and
 * tokens, which have about four bytes for each character of their JSON.
 */
const bytesOf = (document: DocumentNode): number =>
  2 * textOf(document).length + 4 * JSON.stringify(document).length;

/**
 * A cache of documents for Apollo Server, which stores a document once it has parsed and validated it. Its own cache does not
 * count the texts.
 */
export const createDocumentStore = (maxSize = mostBytes) => {
  /** The keys of the documents by their texts. */
  const keys = new Map<string, string>();
  const documents = new LRUCache<string, DocumentNode>({
    max: mostDocuments,
    maxSize,
    sizeCalculation: bytesOf,
    dispose: (document) => keys.delete(textOf(document)),
  });
  return {
    /** The valid document with this text, if it is cached. */
    find: (text: string): DocumentNode | undefined => {
      const key = keys.get(text);
      return key === undefined ? undefined : documents.get(key);
    },
    get: (key: string): Promise<DocumentNode | undefined> => Promise.resolve(documents.get(key)),
    set(key: string, document: DocumentNode): Promise<void> {
      documents.set(key, document);
      if (documents.has(key)) keys.set(textOf(document), key);
      return Promise.resolve();
    },
    delete: (key: string): Promise<boolean> => Promise.resolve(documents.delete(key)),
  };
};

export type DocumentStore = ReturnType<typeof createDocumentStore>;
