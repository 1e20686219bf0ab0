import type { View } from '../model/record';
import type { FieldSource, Field, Fields } from './fields';

/** The fields that every record has. */
const always = ['id', 'scope', 'fetchedAt', '__typename'];

/** The source of a field. A computed field has the source of its `knownBy`. */
const sourceOf = (name: string, fields: Fields<never>): FieldSource => {
  const field = fields[name];
  if (!field) throw new TypeError(`There is no field ${name}.`);
  const isComputed = !('read' in field);
  return isComputed && field.knownBy !== undefined ? sourceOf(field.knownBy, fields) : field.source;
};

const viewOf = (name: string, known: ReadonlySet<string>, fields: Fields<never>, isStub = false): View => {
  const all = Object.entries<Field<never>>(fields);
  const isKnownBy = ({ knownBy }: Field<never>): boolean => knownBy !== undefined && known.has(knownBy);
  // Where `knownBy` is known, a computed field has its value, and a stored field can be found in a list.
  const computed = all.filter(([, field]) => isKnownBy(field) && !('read' in field));
  const found = all.filter(([, field]) => isKnownBy(field));
  const namesOf = (some: typeof all) => some.map(([field]) => field);
  return {
    name,
    isStub,
    fields: new Set([...known, ...namesOf(computed)]),
    reachable: new Set([...known, ...namesOf(found)]),
  };
};

/** Which answer a selection needs, from the smallest to the largest. */
const needs = ['ids', 'list', 'listOnly', 'get', 'extended'] as const;

export type ViewNeed = (typeof needs)[number];

/** The fields that each kind of answer about an object returns. */
export const viewsOf = (type: string, fields: Fields<never>) => {
  const names = Object.keys(fields);
  const of = (name: string, ...sources: readonly FieldSource[]): View =>
    viewOf(
      name,
      new Set([...always, ...names.filter((field) => sources.includes(sourceOf(field, fields)))]),
      fields,
      name === 'ids',
    );

  const ids = of('ids', 'ids');
  const list = of('list', 'ids', 'list', 'listOnly');
  const get = of('get', 'ids', 'list', 'get');
  const hasExtended = names.some((name) => sourceOf(name, fields) === 'extended');
  const extended = hasExtended ? of('extended', 'ids', 'list', 'get', 'extended') : get;
  const views = new Map([ids, list, get, extended].map((view) => [view.name, view]));
  const stubs = new Map<string, View>();
  const reduced = new Map<string, View>();
  const needByField = new Map(names.map((name) => [name, needs.indexOf(sourceOf(name, fields))]));

  const needOfField = (name: string): number => {
    const need = always.includes(name) ? 0 : needByField.get(name);
    if (need === undefined) throw new TypeError(`${type}.${name} has no source.`);
    return need;
  };

  /** The view of a record from which the values of some fields were removed. The same view where it has none of them. */
  const without = (view: View, some: readonly string[]): View => {
    const removed = some.filter((field) => view.fields.has(field));
    if (removed.length === 0) return view;
    const name = `${view.name} without ${removed.join(' ')}`;
    const known = reduced.get(name) ?? {
      name,
      isStub: view.isStub,
      fields: new Set([...view.fields].filter((field) => !removed.includes(field))),
      reachable: new Set([...view.reachable].filter((field) => !removed.includes(field))),
    };
    reduced.set(name, known);
    return known;
  };

  return {
    /** Without an answer, from the ids alone. */
    ids,
    list,
    get,
    /** The Get with its option. The same as `get` where the kind has no `extended` field. */
    extended,
    /** A list that returns fewer fields than the others of the kind. Registers the view under this name. */
    partial(name: string, some: readonly string[]): View {
      const unknown = some.filter((field) => !names.includes(field));
      if (unknown.length > 0) throw new TypeError(`${type} has no field ${unknown.join(', ')}.`);
      const view = viewOf(name, new Set([...ids.fields, ...some]), fields);
      views.set(name, view);
      return view;
    },
    /** Without an answer, from the ids and some other fields that are known. */
    stub(known: readonly string[]): View {
      if (known.length === 0) return ids;
      const name = `ids ${known.join(' ')}`;
      const view = stubs.get(name) ?? viewOf(name, new Set([...ids.fields, ...known]), fields, true);
      stubs.set(name, view);
      return view;
    },
    /** The view of this name, for records that another process has serialized; undefined for an unknown name. */
    byName(name: string): View | undefined {
      const [whole = '', withheld] = name.split(' without ');
      const view = views.get(whole);
      return view && withheld !== undefined ? without(view, withheld.split(' ')) : view;
    },
    without,
    /** The smallest answer that has all of these fields; `listOnly` where only a list has them. */
    needOf(selected: Iterable<string>): ViewNeed {
      let need = 0;
      for (const name of selected) need = Math.max(need, needOfField(name));
      return needs[need] ?? 'ids';
    },
  };
};

export type KindViews = ReturnType<typeof viewsOf>;
