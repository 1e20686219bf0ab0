import type { GraphQLAnswer } from '../gateway';
import type { Filter, Order } from './model';

export interface CoverageRow {
  readonly scope: { readonly accountId: string; readonly region: string };
  readonly kind: string;
  readonly state: string;
  readonly reason: string | null;
  readonly asOf: string | null;
  readonly parentsSeen: number | null;
  readonly parentsTotal: number | null;
}

export interface ExecutionsPage {
  readonly nodes: readonly {
    readonly id: string;
    readonly status: string;
    readonly startedAt: string | null;
    readonly endedAt: string | null;
    readonly origin: string;
    readonly firstSeenAt: string;
  }[];
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly coverage: readonly CoverageRow[];
}

export interface Paging {
  readonly first?: number;
  readonly after?: string | null;
  readonly filter?: Filter | undefined;
  readonly orderBy?: Order | undefined;
}

type Ask = (
  query: string,
  variables?: Readonly<Record<string, unknown>>,
  headers?: Readonly<Record<string, string>>,
) => Promise<GraphQLAnswer>;

const coverage = `coverage { scope { accountId region } kind state reason asOf parentsSeen parentsTotal }`;

const page = `query ($first: Int, $after: String, $filter: ExecutionFilter, $orderBy: ExecutionOrder) {
  executions(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes { id status startedAt endedAt origin firstSeenAt }
    edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    ${coverage}
  }
}`;

const counts = `query ($filter: ExecutionFilter) {
  executionCounts(filter: $filter) { counts { kind status count } ${coverage} }
}`;

/** One page of `Query.executions` and the AWS calls it made. Throws if the response has errors. */
export const pageOf = async (
  ask: Ask,
  { first = 100, after = null, filter, orderBy }: Paging = {},
  headers?: Readonly<Record<string, string>>,
): Promise<ExecutionsPage & { readonly calls: readonly string[] }> => {
  const { data, errors, calls } = await ask(page, { first, after, filter, orderBy }, headers);
  if (errors) throw new Error(JSON.stringify(errors));
  return { ...data.executions, calls };
};

export const countsFrom = async (
  ask: Ask,
  filter: Filter | undefined,
): Promise<{
  readonly counts: readonly { kind: string; status: string; count: number }[];
  readonly coverage: readonly CoverageRow[];
}> => {
  const { data, errors } = await ask(counts, { filter });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.executionCounts;
};

/** More pages than any test data has: a longer list never ends. */
export const maxPages = 500;

/** All pages, as a client fetches them: up to the last page, or to an empty one. */
export const allPages = async (
  ask: Ask,
  paging: Paging,
  between: (page: ExecutionsPage) => void = () => undefined,
): Promise<ExecutionsPage[]> => {
  const pages: ExecutionsPage[] = [];
  for (let after: string | null = null; ;) {
    const current: ExecutionsPage = await pageOf(ask, { ...paging, after });
    pages.push(current);
    if (pages.length > maxPages) throw new Error(`The list has more than ${maxPages} pages.`);
    if (!current.pageInfo.hasNextPage || current.nodes.length === 0) return pages;
    after = current.pageInfo.endCursor;
    between(current);
  }
};
