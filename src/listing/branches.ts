import { type AnyKind, executionKinds, kindOf, nodeKinds } from '../kinds';

/** A kind that AWS lists, and the kinds of execution that AWS lists under each of its objects. */
export interface Branch {
  readonly kind: AnyKind;
  readonly children: readonly Branch[];
}

const childrenOf = (parent: string): readonly Branch[] =>
  executionKinds
    .filter(({ listing }) => listing?.under?.parent?.type === parent)
    .map((kind) => ({ kind, children: childrenOf(kind.type) }));

/** The kinds that AWS lists for a whole scope and that have executions under them. */
export const rootBranches: readonly Branch[] = nodeKinds
  .map(kindOf)
  .filter(({ listing }) => listing?.inScope !== undefined)
  .map((kind) => ({ kind, children: childrenOf(kind.type) }))
  .filter(({ children }) => children.length > 0);
