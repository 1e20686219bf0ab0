import type { NodeRecord } from '../model/record';
import type { Kind } from './kind';
import type { AwsList } from './list';

/** Where AWS lists the objects of a kind under a parent. */
export interface ParentList<Parent, Rec extends NodeRecord> {
  readonly list: AwsList<Parent, Rec>;
  /** The type of the parent where it has a global id, and what the list of one is requested by. */
  readonly parent?: { readonly type: string; readonly keyOf: (parent: never) => Parent };
  /** What the list is requested by, where the ids or the record of one object say it. */
  readonly parentKeyOf: (known: Partial<Rec>) => Parent | undefined;
  /** True where the ids always name the parent: what its whole list lacks does not exist. */
  readonly isParentInIds?: boolean;
  /** True where several objects of one parent that are wanted together are taken from its list. */
  readonly isBatched: boolean;
}

/** Where AWS lists the objects of a kind. */
export interface Listing<Parent, Rec extends NodeRecord> {
  readonly under?: ParentList<Parent, Rec>;
  /** All objects of a scope. */
  readonly inScope?: AwsList<undefined, Rec>;
  /** Lists that return some of them. */
  readonly others?: readonly AwsList<never, Rec>[];
  /** When one was created: nothing that belongs to it started earlier. */
  readonly createdAt?: (record: Rec) => string | undefined;
}

/** Adds to a kind where AWS lists its objects. */
export const listed = <
  Id extends string,
  Raw,
  Rec extends NodeRecord,
  K extends Kind<string, Id, Raw, Rec>,
  Parent = never,
>(
  kind: K & Kind<string, Id, Raw, Rec>,
  listing: Listing<Parent, Rec>,
): K & { readonly listing: Listing<Parent, Rec> } => ({ ...kind, listing });
