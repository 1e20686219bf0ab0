import type { GraphQLResolveInfo } from 'graphql';
import { type AnyKind, kindOf, type NodeKind, type NodeRecords } from '../kinds';
import { parseArn } from '../model/arn';
import { isOfFormat } from '../model/formats';
import type { MaybePromise } from '../model/page';
import type { NodeRecord } from '../model/record';
import { isInRegionOf, type Scope } from '../model/scope';
import type { ViewNeed } from '../kinds/views';
import { needOf } from '../query/need';
import type { GatewayContext } from './context';
import { hydrate } from './fields';
import { mapMaybe } from './maybe';

type Ids = Readonly<Record<string, string>>;
type Known = Readonly<Record<string, unknown>>;

/** The scope and time of the answer that holds the ids. */
interface Origin {
  readonly scope: Scope;
  readonly fetchedAt: Date;
}

const nothingKnown: Known = {};

/**
 * The scope in which AWS finds an object that an answer names: that of the answer, whatever the account of an ARN. An ARN
 * of another region is asked for there, where that is configured. Undefined for what `node` would not accept.
 */
const scopeOfNamed = (
  { idNames, ids: specs }: AnyKind,
  ids: Ids,
  scope: Scope,
  { scopes }: GatewayContext,
): MaybePromise<Scope | undefined> => {
  for (const name of idNames) {
    const format = specs[name]?.format;
    const value = ids[name] ?? '';
    if (!format || !isOfFormat(format, value)) return undefined;
    const arn = format.isArn ? parseArn(value) : undefined;
    if (!arn || isInRegionOf(scope, arn)) continue;
    return mapMaybe(scopes.all(), (all) =>
      all.find((one) => one.accountId === arn.accountId && isInRegionOf(one, arn)),
    );
  }
  return scope;
};

/**
 * The object with these ids. Returns a stub where the ids and the `known` fields have all that is selected; otherwise
 * fetches the object. Null without ids, where AWS does not know the object, or where the ids are none that `node` accepts.
 * FORBIDDEN where the caller may not see such objects.
 */
export const related = <Type extends NodeKind>(
  type: Type,
  ids: Ids | undefined,
  origin: Origin,
  context: GatewayContext,
  info: GraphQLResolveInfo,
  known: Known = nothingKnown,
): MaybePromise<NodeRecords[Type] | null> => {
  if (!ids) return null;
  const kind = kindOf(type);
  const { access, loaders, plans } = context;
  return mapMaybe(scopeOfNamed(kind, ids, origin.scope, context), (scope) => {
    if (!scope) return null;
    const inScope = access.in(scope);
    inScope.require(kind);
    const selection = plans.field(info).selection(type);
    const { reachable } = kind.views.stub(Object.keys(known));
    for (const name of selection.names) {
      if (!reachable.has(name))
        return loaders.byIds(type, scope, ids, needOf(kind, selection, inScope), known);
    }
    return kind.stub(scope, ids, origin.fetchedAt, known) as NodeRecords[Type];
  });
};

/**
 * The object with these ids, with at least the fields of `need`. Null without ids, where AWS does not know the object, or where the
 * ids are none that `node` accepts. FORBIDDEN where the caller may not see such objects.
 */
export const relatedWith = <Type extends NodeKind>(
  type: Type,
  ids: Ids | undefined,
  need: ViewNeed,
  origin: Origin,
  context: GatewayContext,
): MaybePromise<NodeRecords[Type] | null> => {
  if (!ids) return null;
  const kind = kindOf(type);
  return mapMaybe(scopeOfNamed(kind, ids, origin.scope, context), (scope) => {
    if (!scope) return null;
    context.access.in(scope).require(kind);
    return context.loaders.byIds(type, scope, ids, need);
  });
};

/** One id by the name of its field; undefined where there is none. */
export const oneId = (name: string, id: string | null | undefined): Ids | undefined =>
  id ? { [name]: id } : undefined;

/** The record where its view has the field; otherwise the hydrated one, null where the object no longer exists. */
export const withField = <From extends NodeKind>(
  from: From,
  field: string & keyof NodeRecords[From],
  record: NodeRecords[From],
  context: GatewayContext,
  info: GraphQLResolveInfo,
): MaybePromise<NodeRecords[From] | null> =>
  (record as NodeRecord).view.fields.has(field)
    ? record
    : hydrate<NodeRecords[From]>(kindOf(from), record, context, info);

/** The resolver of a relation by the ids in a field of the record. */
export const relation =
  <From extends NodeKind, Type extends NodeKind>(
    from: From,
    field: string & keyof NodeRecords[From],
    type: Type,
    idsOf: (record: NodeRecords[From]) => Ids | undefined,
    knownOf?: (record: NodeRecords[From]) => Known,
  ) =>
  (
    record: NodeRecords[From],
    _args: object,
    context: GatewayContext,
    info: GraphQLResolveInfo,
  ): MaybePromise<NodeRecords[Type] | null> => {
    // Not only in `related`: the ids may have to be fetched.
    context.access.in(record.scope).require(kindOf(type));
    return mapMaybe(
      withField(from, field, record, context, info),
      (full) => full && related(type, idsOf(full), full, context, info, knownOf?.(full)),
    );
  };

/** The fields of a record that hold one text. */
type TextField<Rec> = string &
  { [Name in keyof Rec]: Rec[Name] extends string | undefined ? Name : never }[keyof Rec];

/**
 * The resolver of a relation by a field that holds the only id of the other object. That object has the `known` fields,
 * too: the relation costs no call where these and the id have all that is selected.
 */
export const relationById = <From extends NodeKind, Type extends NodeKind>(
  from: From,
  field: TextField<NodeRecords[From]>,
  type: Type,
  known: readonly TextField<NodeRecords[From]>[] = [],
) => {
  const [idName = ''] = kindOf(type).idNames;
  const textOf = (record: NodeRecords[From], name: typeof field) => record[name] as string | undefined;
  // Omits undefined fields, because the answer about the object itself may have them.
  const knownOf = (record: NodeRecords[From]): Known =>
    Object.fromEntries(
      known.flatMap((name) => (textOf(record, name) === undefined ? [] : [[name, textOf(record, name)]])),
    );
  return relation(from, field, type, (record) => oneId(idName, textOf(record, field)), knownOf);
};
