import type { Answer, Parsed } from '../model/answer';
import { encodeNodeId } from '../model/nodeId';
import type { Noun } from '../model/noun';
import type { Operation } from '../model/operation';
import type { Page } from '../model/page';
import type { NodeRecord, View } from '../model/record';
import type { Scope } from '../model/scope';
import type { ExecutionStatus } from '../model/status';
import { ttlOfList, type TtlClass } from '../model/ttl';
import { itemsOf } from './answers';
import { type Ids, type Kind } from './kind';

/** The size of the pages of a list, and the members of the input that request one. */
interface Paging<Request> {
  readonly size: number;
  readonly request: (token: string | undefined) => Request;
}

const pagesOf = (maxResults: number) => ({
  size: maxResults,
  request: (nextToken: string | undefined) => ({ maxResults, nextToken }),
});

/** The same for services that capitalize their members. */
const capitalizedPagesOf = (MaxResults: number) => ({
  size: MaxResults,
  request: (NextToken: string | undefined) => ({ MaxResults, NextToken }),
});

/** The largest pages that AWS accepts. Smaller pages need more calls. */
export const largestPages = {
  imagebuilder: pagesOf(25),
  transfer: capitalizedPagesOf(1000),
  glueBlueprints: capitalizedPagesOf(25),
  glueBlueprintRuns: capitalizedPagesOf(1000),
} as const;

/** A list operation of AWS. `Parent` is what the list is requested by, such as the ARN of an image. */
export interface AwsList<Parent, Item> {
  readonly operation: Operation<unknown, unknown>;
  readonly input: (parent: Parent, token: string | undefined) => unknown;
  /** Parses the answer to the request with this token. */
  readonly parse: (
    scope: Scope,
    parent: Parent,
    answer: Answer<unknown>,
    token: string | undefined,
  ) => Parsed<Page<Item>>;
  /** The type of its items. */
  readonly items: Noun;
  /** The largest number of items in one page. */
  readonly pageSize: number;
  /** The global id of its parent, where the list is volatile as long as the parent is. */
  readonly parentId?: (scope: Scope, parent: Parent) => string;
  /** The view of its records; undefined for a list of objects without a global id. */
  readonly view?: View;
  /** The statuses that its items can have, where these are executions. */
  readonly statuses?: ReadonlySet<ExecutionStatus> | undefined;
}

/** How a list of a kind is requested and read. */
interface ListSpec<Parent, Request, Input, Output, Item, Raw> {
  readonly operation: Operation<Input, Output>;
  readonly paging: Paging<Request>;
  readonly input: (parent: Parent, page: Request) => Input;
  readonly items: (output: Output) => readonly Item[] | undefined;
  /** Adds to an item what the parent and the rest of the answer say about it. */
  readonly raw: (item: Item, parent: Parent, output: Output) => Raw;
  /** Ids of the items that the answer lacks and the parent holds. */
  readonly ids?: (parent: Parent) => Readonly<Record<string, string>>;
  /** The view of its items. Defaults to the kind's `list`. */
  readonly view?: View;
  /** The TTL class of every page. By default, the items of a page decide it. */
  readonly ttl?: TtlClass;
  /** The type and AWS id of its parent, where the list is volatile as long as the parent is. */
  readonly follows?: (parent: Parent) => readonly [type: string, id: string];
  /** True where neither the list nor its items can change. */
  readonly isFinal?: (parent: Parent) => boolean;
}

interface Tokens {
  readonly nextToken?: string | undefined;
  readonly NextToken?: string | undefined;
}

/** AWS's token for the next page. Some services send an empty one at the end. */
export const nextTokenOf = (output: Tokens): string | undefined =>
  [output.nextToken, output.NextToken].find((token) => token);

/** A list whose items are objects of a kind. */
export const listOf = <
  Parent,
  Request,
  Input,
  Output extends Tokens,
  Item,
  Raw,
  Rec extends NodeRecord,
  Id extends string,
>(
  kind: Kind<string, Id, Raw, Rec>,
  spec: ListSpec<Parent, Request, Input, Output, Item, Raw>,
): AwsList<Parent, Rec> => {
  const view = spec.view ?? kind.views.list;
  const { follows } = spec;
  return {
    ...(follows && {
      parentId: (scope: Scope, parent: Parent) => {
        const [type, id] = follows(parent);
        return encodeNodeId(type, scope, [id]);
      },
    }),
    operation: spec.operation as unknown as Operation<unknown, unknown>,
    input: (parent, token) => spec.input(parent, spec.paging.request(token)),
    items: kind,
    pageSize: spec.paging.size,
    view,
    statuses: kind.execution?.words.statuses,
    parse(scope, parent, answer) {
      const output = answer.output as Output;
      const items = itemsOf(answer, spec.items(output)).map((item) =>
        kind.record(
          scope,
          spec.raw(item, parent, output),
          view,
          answer,
          spec.ids?.(parent) as Partial<Ids<Id>>,
        ),
      );
      const isFinal = spec.isFinal?.(parent) ?? false;
      const ttls = items.map((item): TtlClass => (isFinal ? 'immutable' : kind.ttl(item)));
      const isWhole = view === kind.views.list;
      const { call, fetchedAt } = answer;
      return {
        value: { items, nextToken: nextTokenOf(output), call, fetchedAt },
        ttl: isFinal ? 'immutable' : (spec.ttl ?? ttlOfList(ttls)),
        records: items.map((record, index) => ({
          record,
          ttl: isWhole ? ttls[index] : undefined,
        })),
      };
    },
  };
};
