import type { Answer } from '../model/answer';
import { MalformedResponse } from '../model/errors';
import { intern } from '../model/intern';
import { encodeNodeId } from '../model/nodeId';
import type { View } from '../model/record';
import { type Scope, scopeKey } from '../model/scope';
import { aboutRequested, required } from './answers';
import type { Field, Fields, ValuesOf } from './fields';
import { type Ids, type Kind, type KindSpec, type RecordBase } from './kind';
import { viewsOf } from './views';

type Reader<Raw> = (raw: Raw) => unknown;

/** The value of a field. A malformed value becomes the error that the field's resolver throws. */
const readSafely = <Raw>(read: Reader<Raw>, raw: Raw): unknown => {
  try {
    return intern(read(raw));
  } catch (error) {
    return error instanceof MalformedResponse
      ? error
      : new MalformedResponse('AWS returned a value that cannot be read.');
  }
};

type ParentIds = readonly (readonly [type: string, id: string | undefined])[];

/** Encodes the global ids of parents. Keeps only the last list, since the items of a list share their parents. */
const createParents = () => {
  let lastKey = '';
  let last: readonly string[] = Object.freeze([]);
  return (scope: Scope, parents: ParentIds): readonly string[] => {
    const key = JSON.stringify([scopeKey(scope), parents]);
    if (key === lastKey) return last;
    const known = parents.filter((parent): parent is readonly [string, string] => parent[1] !== undefined);
    last = Object.freeze(known.map(([type, id]) => encodeNodeId(type, scope, [id])));
    lastKey = key;
    return last;
  };
};

/** Makes the records of a kind. */
const recordFactory = <Type extends string, IdName extends string, Raw, F extends Fields<Raw>>(
  { type, fields, parents }: KindSpec<Type, IdName, Raw, F>,
  idNames: readonly IdName[],
  idOf: (scope: Scope, ids: Ids<IdName>) => string,
) => {
  type Rec = RecordBase<Type, IdName> & ValuesOf<F>;
  const stored = Object.entries<Field<Raw>>(fields).flatMap(([name, field]) =>
    'read' in field ? [{ name, read: field.read }] : [],
  );
  const parentsOf = createParents();
  const readers = new Map<View, readonly (Reader<Raw> | undefined)[]>();

  /** The readers of the stored fields in declaration order; undefined for a field outside of the view. */
  const readersOf = (view: View): readonly (Reader<Raw> | undefined)[] => {
    const known = readers.get(view);
    if (known) return known;
    const found = stored.map(({ name, read }) => (view.fields.has(name) ? read : undefined));
    readers.set(view, found);
    return found;
  };

  const members = [
    'kind',
    'id',
    'scope',
    'fetchedAt',
    'view',
    ...idNames,
    ...stored.map(({ name }) => name),
    'parents',
  ];
  /**
   * V8 gives a parsed object exactly the room that its members take. One to which members are added takes up to 50 bytes
   * more.
   */
  const blank = JSON.stringify(Object.fromEntries(members.map((name) => [name, null])));

  /** Sets every field in the same order, so that V8 uses one hidden class for all records of the kind. */
  const shape = (
    scope: Scope,
    ids: Ids<IdName>,
    fetchedAt: Date,
    view: View,
    valueOf: (name: string, index: number) => unknown,
  ): Rec => {
    const record = JSON.parse(blank) as Record<string, unknown>;
    Object.assign(record, { kind: type, id: idOf(scope, ids), scope, fetchedAt, view });
    for (const name of idNames) record[name] = ids[name];
    stored.forEach(({ name }, index) => (record[name] = valueOf(name, index)));
    const made = record as unknown as Rec;
    record.parents = parentsOf(scope, parents?.(made) ?? []);
    Object.freeze(record);
    return made;
  };

  return {
    fromAnswer: (scope: Scope, ids: Ids<IdName>, raw: Raw, fetchedAt: Date, view: View): Rec => {
      const read = readersOf(view);
      return shape(scope, ids, fetchedAt, view, (_name, index) => {
        const reader = read[index];
        return reader && readSafely(reader, raw);
      });
    },
    fromMembers: (
      scope: Scope,
      ids: Ids<IdName>,
      members: Readonly<Record<string, unknown>>,
      fetchedAt: Date,
      view: View,
    ): Rec => shape(scope, ids, fetchedAt, view, (name) => members[name]),
  };
};

/** Defines a kind. `Raw`, the type of its answers, is given; TypeScript infers the other types, hence the two calls. */
export const defineKind =
  <Raw>() =>
  <const Type extends string, const IdName extends string, F extends Fields<Raw>>(
    spec: KindSpec<Type, IdName, Raw, F>,
  ): Kind<Type, IdName, Raw, RecordBase<Type, IdName> & ValuesOf<F>> => {
    type Rec = RecordBase<Type, IdName> & ValuesOf<F>;
    const { type, ids: idSpecs, get, fields } = spec;
    const idNames = Object.keys(idSpecs) as IdName[];
    const idFields = Object.fromEntries(idNames.map((name) => [name, { source: 'ids' as const }]));
    const views = viewsOf(type, { ...fields, ...idFields });

    const idOf = (scope: Scope, ids: Ids<IdName>): string =>
      encodeNodeId(
        type,
        scope,
        idNames.map((name) => ids[name]),
      );
    const { fromAnswer, fromMembers } = recordFactory(spec, idNames, idOf);

    /** Reads from the answer the ids that the request does not hold. */
    const idsOf = (raw: Raw, { call }: Answer<unknown>, given: Partial<Ids<IdName>> = {}): Ids<IdName> => {
      const ids: Record<string, string> = {};
      for (const name of idNames) ids[name] = given[name] ?? required(call, idSpecs[name].read?.(raw), name);
      return ids as Ids<IdName>;
    };

    return {
      ...spec,
      visibleWith: spec.visibleWith ?? (spec.execution ? [spec.execution.kind] : []),
      idNames,
      views,
      idOf,
      record: (scope, raw, view, answer, given) =>
        fromAnswer(scope, idsOf(raw, answer, given), raw, answer.fetchedAt, view),
      stub: (scope, ids, fetchedAt, known = {}) =>
        fromMembers(scope, ids, known, fetchedAt, views.stub(Object.keys(known))),
      parseGet(scope, ids, answer) {
        const { call, output, fetchedAt } = answer;
        const raw = required(call, get?.item(output), get?.member ?? type);
        for (const name of idNames) {
          const { read } = idSpecs[name];
          if (read) aboutRequested(call, name, read(raw), ids[name]);
        }
        const value = fromAnswer(scope, ids, raw, fetchedAt, views.get);
        const ttl = spec.ttl(value);
        return { value, ttl, records: [{ record: value, ttl }] };
      },
      revive: (plain: Rec) => fromMembers(plain.scope, plain, plain, plain.fetchedAt, plain.view),
    };
  };
