import type { ServiceClients } from '../../src/aws/clients';
import type { Scope } from '../../src/model/scope';

/** What a naive resolver is given: AWS's clients, and nothing that remembers or collects. */
export interface NaiveContext {
  readonly aws: ServiceClients;
  readonly scope: Scope;
  readonly now: Date;
}

export interface Paging {
  readonly first: number;
}

export type Resolver<Parent, Args = object> = (parent: Parent, args: Args, context: NaiveContext) => unknown;

/** The resolvers of a type; what it leaves out is AWS's member of that name. */
export type Table<Parent, Args = object> = Readonly<Record<string, Resolver<Parent, Args>>>;

/** A page as AWS cut it, each item of it fetched by a call of its own. */
export const page = (nodes: readonly unknown[], nextToken: string | undefined): object => ({
  nodes,
  pageInfo: { hasNextPage: nextToken !== undefined, endCursor: nextToken },
});
