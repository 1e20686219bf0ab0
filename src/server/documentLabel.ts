import { type DocumentNode, Kind } from 'graphql';
import { hashOfDocument } from '../app/documentHash';

/** What the log has of a document, without its text. */
export interface DocumentLabel {
  /** The SHA-256 of the text, in hex digits. */
  readonly hash: string;
  /** The name of its only operation. */
  readonly name: string | undefined;
}

const labels = new WeakMap<DocumentNode, DocumentLabel>();

/** The label of a parsed document, which is made once. */
export const labelOf = (document: DocumentNode): DocumentLabel => {
  let label = labels.get(document);
  if (label) return label;
  const [operation, other] = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  label = {
    hash: hashOfDocument(document),
    name: operation?.kind === Kind.OPERATION_DEFINITION && !other ? operation.name?.value : undefined,
  };
  labels.set(document, label);
  return label;
};
