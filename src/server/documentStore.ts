import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** The parsed documents take about this many bytes. Those that were used last are kept. */
const mostBytes = 32_000_000;

/**
 * The memory of a document: its text, which can have two bytes per character and contain long comments, and its nodes and
 * tokens, which have about four bytes for each character of their JSON.
 */
const bytesOf = (document: DocumentNode): number =>
  2 * (document.loc?.source.body.length ?? 0) + 4 * JSON.stringify(document).length;

/** A cache of validated documents for Apollo Server. Its own one does not count the texts. */
export const createDocumentStore = (maxSize = mostBytes) => {
  const documents = new LRUCache<string, DocumentNode>({ maxSize, sizeCalculation: bytesOf });
  return {
    get: (key: string): Promise<DocumentNode | undefined> => Promise.resolve(documents.get(key)),
    set(key: string, document: DocumentNode): Promise<void> {
      documents.set(key, document);
      return Promise.resolve();
    },
    delete: (key: string): Promise<boolean> => Promise.resolve(documents.delete(key)),
  };
};
