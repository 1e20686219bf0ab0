import type { Answer, Parsed } from '../model/answer';
import { type Format } from '../model/formats';
import type { Noun } from '../model/noun';
import type { Operation } from '../model/operation';
import type { NodeRecord, View } from '../model/record';
import type { Scope } from '../model/scope';
import type { TtlClass } from '../model/ttl';
import type { StatusWords } from './execution';
import type { Fields, ValuesOf } from './fields';
import type { KindViews } from './views';

/** The AWS ids of an object by field name, in the order in which the global id holds them. */
export type Ids<IdName extends string = string> = Readonly<Record<IdName, string>>;

export interface IdSpec<Raw> {
  readonly format: Format;
  /** The name of the look-up's argument. Defaults to the name of the field. */
  readonly argument?: string;
  /** Reads the id from an answer. Undefined where answers lack the id and only the request holds it. */
  readonly read?: (raw: Raw) => string | undefined;
}

/** The operation that fetches one object. */
export interface GetSpec<IdName extends string, Raw> {
  readonly operation: Operation<unknown, unknown>;
  readonly input: (ids: Ids<IdName>) => unknown;
  readonly item: (output: unknown) => Raw | null | undefined;
  /** The name of the answer's member that holds the object. Error messages use it. */
  readonly member: string;
}

/** The operation that fetches up to 25 objects by name. The only id of such a kind is `name`. */
export interface BatchGetSpec<Raw> {
  readonly operation: Operation<unknown, unknown>;
  readonly input: (names: readonly string[], isExtended: boolean) => unknown;
  readonly items: (output: unknown) => readonly Raw[] | undefined;
  /** The names of objects that do not exist. */
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

/** By what the history store finds an execution. The functions read AWS's answers, which may have any shape, and may throw. */
export interface SearchSpec<Rec> {
  /** What the execution is a run of, or the step's name. */
  readonly name: (record: Rec) => unknown;
  /** The user for whom it runs. Sensitive. */
  readonly userName?: (record: Rec) => unknown;
  /** The path or key of the file that it processes. Sensitive. */
  readonly fileName?: (record: Rec) => unknown;
  /** Texts beside the name and the reason that a search finds. Not sensitive. */
  readonly texts?: (record: Rec) => readonly unknown[];
  /**
   * Fields with inputs, outputs or parameters: returns what is stored of their values without `history.keepSensitive`, which is the same value where
   * nothing is to be removed.
   */
  readonly withheld?: Readonly<Record<string, (value: unknown) => unknown>>;
}

/** What only kinds of execution declare. */
export interface ExecutionSpec<Rec = NodeRecord> {
  /** A value of the enum `ExecutionKind`. */
  readonly kind: string;
  readonly words: StatusWords;
  /** The names of AWS's members that hold sensitive values, at any depth, by the field whose value they are in. */
  readonly sensitiveMembers?: Readonly<Record<string, readonly string[]>>;
  readonly search: SearchSpec<Rec>;
}

export type RecordBase<Type extends string, IdName extends string> = NodeRecord & {
  readonly kind: Type;
} & Ids<IdName>;

/** What a kind and its declaration have in common. */
interface KindBase<Type extends string, IdName extends string, Raw, Rec> {
  /** The GraphQL type. */
  readonly type: Type;
  /** The field of `Query` that looks one up. */
  readonly lookUp: string;
  readonly ids: Readonly<Record<IdName, IdSpec<Raw>>>;
  readonly get?: GetSpec<NoInfer<IdName>, Raw>;
  readonly batchGet?: BatchGetSpec<Raw>;
  readonly fields: Fields<Raw>;
  /** The TTL class of a record. */
  readonly ttl: (record: Rec) => TtlClass;
  readonly execution?: ExecutionSpec<Rec>;
}

/** The declaration of a kind. */
export interface KindSpec<
  Type extends string,
  IdName extends string,
  Raw,
  F extends Fields<Raw>,
> extends KindBase<Type, IdName, Raw, RecordBase<Type, IdName> & ValuesOf<F>> {
  readonly fields: F;
  /** The kinds of execution that the object belongs to, values of `ExecutionKind`. One of execution belongs to its own. */
  readonly visibleWith?: readonly string[];
  /** The type and AWS id of each object that the record belongs to, the nearest first. */
  readonly parents?: (
    record: RecordBase<Type, IdName> & ValuesOf<F>,
  ) => readonly (readonly [string, string | undefined])[];
}

/** A kind of object: how AWS returns it, and how its records are made. */
export interface Kind<
  Type extends string = string,
  IdName extends string = string,
  Raw = never,
  Rec extends NodeRecord = NodeRecord,
>
  extends KindBase<Type, IdName, Raw, Rec>, Noun {
  readonly type: Type;
  readonly idNames: readonly IdName[];
  readonly views: KindViews;
  /** The global id of the object with these ids. */
  readonly idOf: (scope: Scope, ids: Ids<IdName>) => string;
  /** Makes the record of an answer. Throws MalformedResponse where the answer lacks an id that `ids` lacks, too. */
  readonly record: (
    scope: Scope,
    raw: Raw,
    view: View,
    answer: Answer<unknown>,
    ids?: Partial<Ids<IdName>>,
  ) => Rec;
  /** Makes a record without an answer, from the ids and other fields that are known. */
  readonly stub: (
    scope: Scope,
    ids: Ids<IdName>,
    fetchedAt: Date,
    known?: Readonly<Record<string, unknown>>,
  ) => Rec;
  /** Makes the record of a Get's answer. Throws MalformedResponse where AWS returned another object. */
  readonly parseGet: (scope: Scope, ids: Ids<IdName>, answer: Answer<unknown>) => Parsed<Rec>;
  /** Makes the record again from the plain members that another process has serialized. */
  readonly revive: (plain: Rec) => Rec;
}
