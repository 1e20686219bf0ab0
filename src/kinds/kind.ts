import type { Answer, Parsed } from '../model/answer';
import { type Format } from '../model/formats';
import type { Operation } from '../model/operation';
import type { NodeRecord, View } from '../model/record';
import type { Scope } from '../model/scope';
import type { TtlClass } from '../model/ttl';
import type { StatusWords } from './execution';
import type { Field, Fields, ValuesOf } from './fields';
import type { KindViews } from './views';

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

/** How AWS is asked for up to 25 objects by name. The only id of such a kind is `name`. */
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
export interface KindSpec<Type extends string, IdName extends string, Raw, F extends Fields<Raw>> {
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
