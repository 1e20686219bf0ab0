import type { QueryResolvers } from '../generated/graphql';
import { badCursor, cursorOf, placeOf } from '../model/cursor';
import { mayShowMore } from '../model/coverage';
import { checkedFilter, type ExecutionFilter } from '../model/executionFilter';
import { executionKindNames } from '../model/executionKind';
import { type ExecutionPlace, placeOfParts, placeParts } from '../model/executionOrder';
import { parseNodeId } from '../model/nodeId';
import { requireScope, type Scope } from '../model/scope';
import { executionStatuses } from '../model/status';
import { pageSizeOf } from './connection';
import type { GatewayContext } from './context';

const listOf = ({ name }: ExecutionFilter): string => `executions ${name}`;

/** The place of the cursor; its execution may be gone, but not be of a scope that is none of ours. */
const placeAfter = (cursor: string, filter: ExecutionFilter, scopes: readonly Scope[]): ExecutionPlace => {
  const place = placeOfParts(placeOf('after', cursor, listOf(filter)));
  if (!place) throw badCursor('after', cursor);
  const { accountId, region } = parseNodeId('after', place.id);
  requireScope(scopes, accountId, region);
  return place;
};

const byKindAndStatus = (one: { kind: string; status: string }, other: { kind: string; status: string }) =>
  executionKindNames.findIndex((kind) => kind === one.kind) -
    executionKindNames.findIndex((kind) => kind === other.kind) ||
  executionStatuses.findIndex((status) => status === one.status) -
    executionStatuses.findIndex((status) => status === other.status);

export const executionsQueries: Pick<QueryResolvers, 'executions' | 'executionCounts'> = {
  executions: async (_query, args, { listing, scopes, tell }: GatewayContext) => {
    const size = pageSizeOf(args);
    const configured = await scopes.all();
    const filter = checkedFilter(args.filter, configured);
    const after = typeof args.after === 'string' ? placeAfter(args.after, filter, configured) : undefined;

    const { found, coverage } = await listing.page(filter, after, size);

    for (const { record, parent } of found) {
      tell(record);
      tell(parent);
    }
    const isOpen = coverage.some(mayShowMore);
    const edges = found.slice(0, size).map(({ place, record }) => ({
      node: record,
      cursor: cursorOf(listOf(filter), placeParts(place)),
    }));
    return {
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: {
        hasNextPage: found.length > size || isOpen,
        hasPreviousPage: after !== undefined,
        startCursor: edges[0]?.cursor,
        endCursor: edges.at(-1)?.cursor ?? (isOpen ? args.after : undefined),
      },
      coverage: [...coverage],
    };
  },

  executionCounts: async (_query, args, { listing, scopes }) => {
    const filter = checkedFilter(args.filter, await scopes.all());
    const { counts, coverage } = await listing.counts(filter);
    return { counts: [...counts].sort(byKindAndStatus), coverage: [...coverage] };
  },
};
