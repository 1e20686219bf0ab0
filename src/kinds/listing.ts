import type { NodeRecord } from '../model/record';
import type { Kind } from './kind';
import type { AwsList } from './list';

/** Where AWS lists the objects of a kind under a parent. */
export interface ParentList<Parent, Rec extends NodeRecord> {
  readonly list: AwsList<Parent, Rec>;
  /** The type of the parent, where that has a global id. `keyOf` returns what a parent's list is requested by. */
  readonly parent?: { readonly type: string; readonly keyOf: (parent: never) => Parent };
  /** What the list is requested by, read from the ids or the record of one of its objects; undefined where they lack it. */
  readonly parentKeyOf: (known: Partial<Rec>) => Parent | undefined;
  /** True where the ids always name the parent. An object that is missing from the whole list does not exist. */
  readonly isParentInIds?: boolean;
  /** True where one list call replaces the Gets of several objects of one parent. */
  readonly isBatched: boolean;
}

/** Where AWS lists the objects of a kind. */
export interface Listing<Parent, Rec extends NodeRecord> {
  readonly under?: ParentList<Parent, Rec>;
  /** All objects of a scope. */
  readonly inScope?: AwsList<undefined, Rec>;
  /** Other lists of such objects. */
  readonly others?: readonly AwsList<never, Rec>[];
  /** When the object was created, in epoch seconds. Executions that belong to it start later. */
  readonly createdAt?: (record: Rec) => number | undefined;
  /** When the newest execution that belongs to the object began, in epoch seconds, where lists of the objects say so. */
  readonly lastRunAt?: (record: Rec) => number | undefined;
}

/** Adds a listing to a kind. */
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
