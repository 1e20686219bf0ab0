import type { ServiceClients } from '../../src/model/operation';
import type { Scope } from '../../src/model/scope';

/** The context of the naive resolvers: AWS clients, without a cache or batching. */
export interface NaiveContext {
  readonly aws: ServiceClients;
  readonly scope: Scope;
  readonly now: Date;
}

export interface Paging {
  readonly first: number;
}

export type Resolver<Parent, Args = object> = (parent: Parent, args: Args, context: NaiveContext) => unknown;

/** The resolvers of a type. A field without a resolver returns AWS's member of that name. */
export type Table<Parent, Args = object> = Readonly<Record<string, Resolver<Parent, Args>>>;

/** A connection from one page of AWS. */
export const page = (nodes: readonly unknown[], nextToken: string | undefined): object => ({
  nodes,
  pageInfo: { hasNextPage: nextToken !== undefined, endCursor: nextToken },
});
