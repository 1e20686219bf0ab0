import { type AwsTime, knownSecondsOf } from '../model/time';

/**
 * Which answers of AWS have a field. `ids`: no answer is needed, the ids suffice. `list`: the lists of the kind and its
 * Get. `listOnly`: the lists, but not the Get. `get`: only the Get. `extended`: only the Get with the option that makes
 * its answer larger.
 */
export type FieldSource = 'ids' | 'list' | 'listOnly' | 'get' | 'extended';

/** True for a record that alone decides what a field prints: not the time, the caller, settings or another answer of AWS. */
export type IsPure = (record: never) => boolean;

/** A field that the records of a kind hold. It is pure for the records that hold it, unless a table resolves it. */
export interface StoredField<Raw, Value> {
  readonly source: FieldSource;
  /** Reads the value from AWS's answer. May throw MalformedResponse, which becomes the error of this field. */
  readonly read: (raw: Raw) => Value;
  /** Another field. Where it is known, this one can be computed from it, or found in a list, without the object's Get. */
  readonly knownBy?: string;
  /** AWS wraps JSON in a string here. It is parsed when the field is resolved. */
  readonly isJson?: boolean;
  /** Declares what the kind's resolver table resolves as pure, or a stored field as not. */
  readonly isPure?: IsPure;
  /** True for what no field of the schema shows. */
  readonly isInternal?: boolean;
  /** The type of this field, and those of its fields that need the `extended` answer, such as `lastRun { graph }`. */
  readonly extendedBeneath?: { readonly type: string; readonly fields: readonly string[] };
}

/** A field that the resolver table computes from the record, such as a relation. */
export interface ComputedField {
  readonly source: FieldSource;
  /** The field that it is computed from. It has the source of that field. */
  readonly knownBy?: string;
  /** By default, it is pure for no record. */
  readonly isPure?: IsPure;
  /** True for a list whose page is decided by the record, the arguments, and the pages of AWS that are read for it. */
  readonly isList?: boolean;
}

export type Field<Raw> = StoredField<Raw, unknown> | ComputedField;
export type Fields<Raw> = Readonly<Record<string, Field<Raw>>>;

/** The types of these fields' values in a record. */
export type ValuesOf<F> = {
  readonly [
    Name in keyof F as F[Name] extends StoredField<never, unknown> ? Name : never
  ]: F[Name] extends StoredField<never, infer Value> ? Value : never;
};

type Options<Raw> = Pick<StoredField<Raw, unknown>, 'knownBy' | 'isPure' | 'isInternal' | 'extendedBeneath'>;

/** Declares fields of one source: `list((step) => step.name)`, `list.time((step) => step.startTime)`. */
const fieldsOfSource = <Raw>(source: FieldSource) => {
  const stored = <Value>(read: (raw: Raw) => Value, options: Options<Raw> = {}): StoredField<Raw, Value> => ({
    source,
    read,
    ...options,
  });
  return Object.assign(stored, {
    /** A time in any form that AWS uses. The record holds epoch seconds; undefined for an unset time such as 0. */
    time: (read: (raw: Raw) => AwsTime | null | undefined) =>
      stored((raw): number | undefined => knownSecondsOf(read(raw))),
    json: (read: (raw: Raw) => string | undefined): StoredField<Raw, string | undefined> => ({
      source,
      read,
      isJson: true,
    }),
    /** A field that the resolver table computes. */
    computed: (options: Pick<ComputedField, 'isPure'> = {}): ComputedField => ({ source, ...options }),
    /** A list under the object, which `childConnection` resolves. */
    children: (): ComputedField => ({ source, isList: true }),
  });
};

/** The functions that declare fields, by source, for a kind whose answers have the type `Raw`. */
export const fieldsOf = <Raw>() => ({
  ids: fieldsOfSource<Raw>('ids'),
  list: fieldsOfSource<Raw>('list'),
  listOnly: fieldsOfSource<Raw>('listOnly'),
  get: fieldsOfSource<Raw>('get'),
  extended: fieldsOfSource<Raw>('extended'),
  /** A relation by the ids in another field. It needs the answer that has that field, and what is selected beneath it. */
  relation: (knownBy: string): ComputedField => ({ source: 'list', knownBy }), // `knownBy` overrides the source.
});
