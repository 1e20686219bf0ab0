import { type AnyKind, type ExecutionKindSpec, executionKinds, kindOf, nodeKinds } from '../kinds';

/** A kind that AWS lists, and the kinds of execution that it lists under each object of it. */
export interface Branch {
  readonly kind: AnyKind;
  readonly children: readonly ExecutionBranch[];
}

export interface ExecutionBranch extends Branch {
  readonly kind: ExecutionKindSpec;
}

const childrenOf = (parent: string): readonly ExecutionBranch[] =>
  executionKinds
    .filter(({ listing }) => listing?.under?.parent?.type === parent)
    .map((kind) => ({ kind, children: childrenOf(kind.type) }));

/** What AWS lists of a whole scope, with the executions under it. */
export const rootBranches: readonly Branch[] = nodeKinds
  .map(kindOf)
  .filter(({ listing }) => listing?.inScope !== undefined)
  .map((kind) => ({ kind, children: childrenOf(kind.type) }))
  .filter(({ children }) => children.length > 0);
