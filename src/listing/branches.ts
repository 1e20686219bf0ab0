import { type AnyKind, executionKinds, kindOf, nodeKinds } from '../kinds';

/** A kind that AWS lists, and the kinds of execution that AWS lists under each of its objects. */
export interface Branch {
  readonly kind: AnyKind;
  readonly children: readonly Branch[];
  /** The kinds of execution of the branch and beneath it: callers who may see any of them may read its lists. */
  readonly visibleWith: readonly string[];
}

const branchOf = (kind: AnyKind): Branch => {
  const children = executionKinds
    .filter(({ listing }) => listing?.under?.parent?.type === kind.type)
    .map(branchOf);
  const visibleWith = [...kind.visibleWith, ...children.flatMap((child) => child.visibleWith)];
  return { kind, children, visibleWith: [...new Set(visibleWith)] };
};

/** The kinds that AWS lists for a whole scope and that have executions under them. */
export const rootBranches: readonly Branch[] = nodeKinds
  .map(kindOf)
  .filter(({ listing }) => listing?.inScope !== undefined)
  .map(branchOf)
  .filter(({ children }) => children.length > 0);
