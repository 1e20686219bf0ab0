import type { GraphQLResolveInfo } from 'graphql';
import type { AnyKind } from '../kinds';
import type { IsPure, StoredField } from '../kinds/fields';
import { jsonOf } from '../model/json';
import type { MaybePromise } from '../model/page';
import { isForgotten, type NodeRecord } from '../model/record';
import { needOf } from '../query/need';
import type { GatewayContext } from './context';
import { mapMaybe } from './maybe';

type Members = Readonly<Record<string, unknown>>;

export type FieldResolver = (
  record: NodeRecord,
  args: never,
  context: GatewayContext,
  info: GraphQLResolveInfo,
) => unknown;

/**
 * The record with at least the selected fields; null where the object no longer exists. That of an execution that AWS has
 * forgotten is as it is.
 */
export const hydrate = <Rec extends NodeRecord>(
  kind: AnyKind,
  record: Rec,
  { access, loaders, plans }: GatewayContext,
  info: GraphQLResolveInfo,
): MaybePromise<Rec | null> =>
  isForgotten(record)
    ? record
    : loaders.hydrate(record, needOf(kind, plans.selectionAround(info), access.in(record.scope)));

const propertyResolver =
  (name: string): FieldResolver =>
  (record) =>
    (record as unknown as Members)[name];

/** Resolves a field from the record. Fetches a larger record where the field is outside of its view. */
const storedFieldResolver = (
  kind: AnyKind,
  name: string,
  field: StoredField<never, unknown>,
): FieldResolver => {
  const valueOf = (record: NodeRecord | null | undefined): unknown => {
    const value = (record as unknown as Members | null | undefined)?.[name];
    return field.isJson && typeof value === 'string' ? jsonOf(value) : value;
  };
  return (record, _args, context, info) => {
    if (record.view.fields.has(name) || isForgotten(record)) return valueOf(record);
    return field.source === 'listOnly'
      ? mapMaybe(context.loaders.fromList(record), valueOf)
      : mapMaybe(hydrate(kind, record, context, info), valueOf);
  };
};

/** The fields that every record has. */
const commonFields = ({ idNames }: AnyKind): readonly string[] => ['id', 'scope', 'fetchedAt', ...idNames];

/** Resolvers of the fields that records hold. The resolver table of the kind adds the computed fields. */
export const fieldResolvers = (kind: AnyKind): Readonly<Record<string, FieldResolver>> => {
  const common = commonFields(kind).map((name) => [name, propertyResolver(name)] as const);
  const read = Object.entries(kind.fields).flatMap(([name, field]) =>
    'read' in field && !field.isInternal
      ? [
          [
            name,
            field.source === 'ids' ? propertyResolver(name) : storedFieldResolver(kind, name, field),
          ] as const,
        ]
      : [],
  );
  return Object.fromEntries([...common, ...read]);
};

const always: IsPure = () => true;

/** The fields of a kind that are pure, by name. `table` has the resolvers that replace those of stored fields. */
export const pureFields = (kind: AnyKind, table: object): ReadonlyMap<string, IsPure> => {
  const pure = new Map<string, IsPure>();
  const add = (name: string, declared: IsPure | undefined, byDefault?: IsPure): void => {
    const isPure = declared ?? (name in table ? undefined : byDefault);
    if (isPure) pure.set(name, isPure);
  };
  for (const name of commonFields(kind)) add(name, undefined, always);
  for (const [name, field] of Object.entries(kind.fields)) {
    if ('read' in field && field.isInternal) continue;
    const holds: IsPure = ({ view }: NodeRecord) => view.fields.has(name);
    add(name, field.isPure, 'read' in field ? holds : undefined);
  }
  return pure;
};

/** The names of the fields that list what is under an object. */
export const childLists = ({ fields }: AnyKind): readonly string[] =>
  Object.entries(fields).flatMap(([name, field]) => ('isList' in field && field.isList ? [name] : []));
