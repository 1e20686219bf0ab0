import { createHash } from 'node:crypto';
import type { DocumentNode } from 'graphql';

/** The SHA-256 of the text of a document, in hexadecimal. */
export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex');

const hashes = new WeakMap<DocumentNode, string>();

/** The same of a parsed document, which is made once. */
export const hashOfDocument = (document: DocumentNode): string => {
  const known = hashes.get(document);
  if (known !== undefined) return known;
  const hash = hashOfText(document.loc?.source.body ?? '');
  hashes.set(document, hash);
  return hash;
};
