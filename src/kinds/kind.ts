import type { Answer, Parsed } from '../model/answer';
import { type AwsCallInfo, MalformedResponse } from '../model/errors';
import { type Format } from '../model/formats';
import { encodeNodeId } from '../model/nodeId';
import type { Operation } from '../model/operation';
import type { NodeRecord, View } from '../model/record';
import type { Scope } from '../model/scope';
import type { TtlClass } from '../model/ttl';
import { aboutRequested, required } from './answers';
import type { StatusWords } from './execution';
import type { Field, Fields, StoredField, ValuesOf } from './fields';
import { type KindViews, viewsOf } from './views';

/** AWS's ids of an object, by the names of the fields that hold them, in the order of the global id. */
export type Ids<IdName extends string = string> = Readonly<Record<IdName, string>>;

export interface IdSpec<Raw> {
  readonly format: Format;
  /** The argument of the look-up; the name of the field unless given. */
  readonly argument?: string;
  /** Where an answer names it; left out where only the question does. */
  readonly read?: (raw: Raw) => string | undefined;
}

/** How AWS is asked for one object. */
export interface GetSpec<IdName extends string, Raw> {
  readonly operation: Operation<unknown, unknown>;
  readonly input: (ids: Ids<IdName>) => unknown;
  readonly item: (output: unknown) => Raw | null | undefined;
  /** The member of the answer that holds the object, for errors. */
  readonly member: string;
}

/** How AWS is asked for up to 25 objects by name. */
export interface BatchGetSpec<Raw> {
  readonly operation: Operation<unknown, unknown>;
  readonly input: (names: readonly string[], isExtended: boolean) => unknown;
  readonly items: (output: unknown) => readonly Raw[] | undefined;
  /** The names that AWS does not know. */
  readonly missing: (output: unknown) => readonly string[] | undefined;
}

export const getBy = <IdName extends string, Input, Output, Raw>(
  operation: Operation<Input, Output>,
  input: (ids: Ids<IdName>) => Input,
  member: string,
  item: (output: Output) => Raw | null | undefined,
): GetSpec<IdName, Raw> => ({ operation, input, item, member }) as unknown as GetSpec<IdName, Raw>;

export const batchGetBy = <Input, Output, Raw>(
  operation: Operation<Input, Output>,
  input: (names: readonly string[], isExtended: boolean) => Input,
  items: (output: Output) => readonly Raw[] | undefined,
  missing: (output: Output) => readonly string[] | undefined,
): BatchGetSpec<Raw> => ({ operation, input, items, missing }) as unknown as BatchGetSpec<Raw>;

/** Of a kind of execution: its value of the enum `ExecutionKind`, and AWS's status words. */
export interface ExecutionSpec {
  readonly kind: string;
  readonly words: StatusWords;
}

/** What is declared of a kind. */
interface KindSpec<Type extends string, IdName extends string, Raw, F extends Fields<Raw>> {
  /** The GraphQL type. */
  readonly type: Type;
  /** The field of `Query` that looks one up. */
  readonly lookUp: string;
  readonly ids: Readonly<Record<IdName, IdSpec<Raw>>>;
  readonly get?: GetSpec<NoInfer<IdName>, Raw>;
  readonly batchGet?: BatchGetSpec<Raw>;
  readonly fields: F;
  /** How long an answer about one stays valid. */
  readonly ttl: (record: RecordBase<Type, IdName> & ValuesOf<F>) => TtlClass;
  /** The type and AWS ids of what one belongs to, the nearest first. */
  readonly parents?: (
    record: RecordBase<Type, IdName> & ValuesOf<F>,
  ) => readonly (readonly [string, string | undefined])[];
  readonly execution?: ExecutionSpec;
}

export type RecordBase<Type extends string, IdName extends string> = NodeRecord & {
  readonly kind: Type;
} & Ids<IdName>;

/** Where the records of a kind come from and what is known of each. */
export interface Kind<
  Type extends string = string,
  IdName extends string = string,
  Raw = never,
  Rec extends NodeRecord = NodeRecord,
> {
  readonly type: Type;
  readonly lookUp: string;
  readonly idNames: readonly IdName[];
  readonly ids: Readonly<Record<IdName, IdSpec<Raw>>>;
  readonly get: GetSpec<IdName, Raw> | undefined;
  readonly batchGet: BatchGetSpec<Raw> | undefined;
  readonly fields: Readonly<Record<string, Field<Raw>>>;
  readonly views: KindViews;
  readonly execution: ExecutionSpec | undefined;
  readonly ttl: (record: Rec) => TtlClass;
  /** The global id of the object with these ids. */
  readonly idOf: (scope: Scope, ids: Ids<IdName>) => string;
  /** The record of an answer. Throws MalformedResponse where the answer lacks an id. */
  readonly record: (
    scope: Scope,
    raw: Raw,
    view: View,
    answer: Answer<unknown>,
    ids?: Partial<Ids<IdName>>,
  ) => Rec;
  /** The record that ids make, and what else is known beside them. */
  readonly stub: (
    scope: Scope,
    ids: Ids<IdName>,
    fetchedAt: Date,
    known?: Readonly<Record<string, unknown>>,
  ) => Rec;
  /** The record of a Get's answer, which must be about the object that was requested. */
  readonly parseGet: (scope: Scope, ids: Ids<IdName>, answer: Answer<unknown>) => Parsed<Rec>;
  /** A copy of plain members in the shape of the kind, for records that come from another process. */
  readonly revive: (plain: Rec) => Rec;
}

/** The value, or the error that its field resolves to. */
const readSafely = <Raw>(read: (raw: Raw) => unknown, raw: Raw): unknown => {
  try {
    return read(raw);
  } catch (error) {
    if (error instanceof MalformedResponse) return error;
    throw error;
  }
};

/** True where a field of the record cannot be resolved, so that it must not be cached. */
const hasMalformedField = (record: object, stored: readonly (readonly [string, unknown])[]): boolean =>
  stored.some(([name]) => (record as Readonly<Record<string, unknown>>)[name] instanceof Error);

const isStored = <Raw>(field: Field<Raw>): field is StoredField<Raw, unknown> => 'read' in field;

export const defineKind =
  <Raw>() =>
  <const Type extends string, const IdName extends string, F extends Fields<Raw>>(
    spec: KindSpec<Type, IdName, Raw, F>,
  ): Kind<Type, IdName, Raw, RecordBase<Type, IdName> & ValuesOf<F>> => {
    type Rec = RecordBase<Type, IdName> & ValuesOf<F>;
    const { type, ids: idSpecs, get, fields } = spec;
    const idNames = Object.keys(idSpecs) as IdName[];
    const stored = Object.entries<Field<Raw>>(fields).flatMap(([name, field]) =>
      isStored(field) ? [[name, field.read] as const] : [],
    );
    const idFields = Object.fromEntries(idNames.map((name) => [name, { source: 'ids' as const }]));
    const views = viewsOf(type, { ...fields, ...idFields });

    const idOf = (scope: Scope, ids: Ids<IdName>): string =>
      encodeNodeId(
        type,
        scope,
        idNames.map((name) => ids[name]),
      );

    /** Sets every field in the same order, so that all records of the kind share one shape. */
    const shape = (
      base: Pick<NodeRecord, 'id' | 'scope' | 'fetchedAt' | 'view'>,
      ids: Ids<IdName>,
      valueOf: (name: string, read: (raw: Raw) => unknown) => unknown,
    ): Rec => {
      const record: Record<string, unknown> = { kind: type, ...base };
      for (const name of idNames) record[name] = ids[name];
      for (const [name, read] of stored) record[name] = valueOf(name, read);
      record.parents = undefined;
      const made = record as unknown as Rec;
      record.parents = (spec.parents?.(made) ?? []).flatMap(([kind, id]) =>
        id === undefined ? [] : [encodeNodeId(kind, base.scope, [id])],
      );
      Object.freeze(record);
      return made;
    };

    const record: Kind<Type, IdName, Raw, Rec>['record'] = (scope, raw, view, { call, fetchedAt }, given) => {
      const ids = Object.fromEntries(
        idNames.map((name) => [name, given?.[name] ?? required(call, idSpecs[name].read?.(raw), name)]),
      ) as Ids<IdName>;
      return shape({ id: idOf(scope, ids), scope, fetchedAt, view }, ids, (name, read) =>
        view.fields.has(name) ? readSafely(read, raw) : undefined,
      );
    };

    const checkRequested = (call: AwsCallInfo, raw: Raw, ids: Ids<IdName>): void => {
      for (const name of idNames) {
        const { read } = idSpecs[name];
        if (read) aboutRequested(call, name, read(raw), ids[name]);
      }
    };

    return {
      type,
      lookUp: spec.lookUp,
      idNames,
      ids: idSpecs,
      get,
      batchGet: spec.batchGet,
      fields,
      views,
      execution: spec.execution,
      ttl: spec.ttl,
      idOf,
      record,
      stub: (scope, ids, fetchedAt, known = {}) =>
        shape(
          { id: idOf(scope, ids), scope, fetchedAt, view: views.stub(Object.keys(known)) },
          ids,
          (name) => known[name],
        ),
      parseGet(scope, ids, answer) {
        const raw = required(answer.call, get?.item(answer.output), get?.member ?? type);
        checkRequested(answer.call, raw, ids);
        const value = record(scope, raw, views.get, answer, ids);
        const ttl = hasMalformedField(value, stored) ? undefined : spec.ttl(value);
        return { value, ttl, records: [{ record: value, ttl }] };
      },
      revive: (plain) => shape(plain, plain, (name) => (plain as Readonly<Record<string, unknown>>)[name]),
    };
  };

/** True where no field of the record is malformed. */
export const isWellFormed = (kind: Pick<Kind, 'fields'>, record: NodeRecord): boolean =>
  !Object.keys(kind.fields).some(
    (name) => (record as unknown as Readonly<Record<string, unknown>>)[name] instanceof Error,
  );
