import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { type AnyKind, executionKinds, isNodeKind, kindOf, nodeKinds } from '../../../src/kinds';
import type { View } from '../../../src/model/record';
import { fieldsBesideIds, type ListField, listFieldsOf } from '../listFields';
import { isSeparate } from '../separateFields';
import type { Way, Ways } from './ways';

/** An AWS operation that is called for each object, or together: once for all objects of one response. */
export interface Call {
  readonly operation: string;
  readonly isTogether: boolean;
}

/** What the objects of a type cost on one way. */
export interface WayCosts {
  readonly way: Way;
  /** The calls that return the objects. */
  readonly own: readonly Call[];
  /** The further calls of each field; `a.b` for a field within a field that needs more calls than that one. */
  readonly fields: ReadonlyMap<string, readonly Call[]>;
}

export interface TypeCosts {
  readonly name: string;
  readonly ways: readonly WayCosts[];
}

/** What a field of Query costs. */
export interface RootCosts {
  readonly name: string;
  readonly operations: readonly string[];
  /** The objects that one call returns at most; undefined for a look-up. */
  readonly pageSize: number | undefined;
}

const each = (operation: string): Call => ({ operation, isTogether: false });

const getOf = ({ type, get, batchGet }: AnyKind): string => {
  const operation = get?.operation ?? batchGet?.operation;
  if (!operation) throw new Error(`${type} has no Get operation`);
  return operation.name;
};

/** Fields within fields that need another object, as the resolvers fetch it: the kinds do not declare these. */
const fetchedBeneath: Readonly<Record<string, Readonly<Record<string, AnyKind>>>> = {
  TransferExecution: Object.fromEntries(
    ['steps', 'onExceptionSteps'].flatMap((list) =>
      ['name', 'definition'].map((field) => [`results.${list}.${field}`, kindOf('TransferWorkflow')]),
    ),
  ),
};

/** What started an image build is in its image. Where the images were listed, only `source` needs another answer. */
const startedByCosts = (
  type: string,
  own: readonly Call[],
  { how, name }: Way,
): [string, readonly Call[]][] => {
  if (type !== 'ImageBuilderWorkflow' && type !== 'WorkflowStep') return [];
  const withImage = [...own, { operation: getOf(kindOf('Image')), isTogether: how === 'list' }];
  return [
    ['startedBy', name === 'Image.workflows' ? own : withImage],
    ['startedBy.source', withImage],
  ];
};

/** The further calls for a field of objects of a kind of which `view` is known. */
const costOf = (kind: AnyKind, name: string, view: View, { how }: Way): Call[] => {
  const { batchGet, fields, views, listing } = kind;
  const get = getOf(kind);
  const under = listing?.under;
  if (view.fields.has(name)) return [];
  if (fields[name]?.source === 'listOnly' && under) {
    const list = under.list.operation.name;
    // Where no list of siblings is read after the Get, the list alone is read.
    return [each(how === 'look-up' && !under.isBatched ? `${list} (in place of ${get})` : list)];
  }
  // By look-up, AWS returns the fields of the larger response in the same call.
  if (how === 'look-up' || view.reachable.has(name)) return [];
  if (how === 'list' && batchGet) return [{ operation: get, isTogether: true }];
  if (how === 'list' && under?.isBatched && views.list.fields.has(name)) {
    return [{ operation: under.list.operation.name, isTogether: true }];
  }
  return [each(get)];
};

/** Merged lists read the executions under every parent that AWS lists in a scope; steps only on request. */
const mergedOperations = (kinds = executionKinds): string[] =>
  kinds.flatMap(({ listing }) => {
    const parent = nodeKinds.find((type) => type === listing?.under?.parent?.type);
    const parents = parent && kindOf(parent).listing?.inScope;
    return listing?.under && parents ? [parents.operation.name, listing.under.list.operation.name] : [];
  });

/** The kinds of execution that a field of Query returns. */
const kindsOf = (name: string) =>
  name === 'transferExecutions'
    ? executionKinds.filter(({ type }) => type === 'TransferExecution')
    : executionKinds;

/** The AWS calls of each field, derived from the kinds and the schema. */
export const awsCallsOf = (schema: GraphQLSchema, { waysTo }: Ways) => {
  const listFields = new Map(listFieldsOf(schema).map((list) => [`${list.parent}.${list.field}`, list]));

  const listFieldOf = ({ how, name }: Way): ListField | undefined =>
    how === 'list' ? listFields.get(name.includes('.') ? name : `Query.${name}`) : undefined;

  const viewOf = ({ views }: AnyKind, way: Way): View => {
    if (way.how === 'look-up') return views.get;
    if (way.how === 'relation') return views.stub(fieldsBesideIds[way.name] ?? []);
    return listFieldOf(way)?.list.view ?? views.list;
  };

  const costsOfField = (type: string, name: string, way: Way): Call[] => {
    const list = listFields.get(`${type}.${name}`);
    // The resources of an image in a lifecycle run have no resources themselves.
    if (list) return way.name === `${type}.${name}` ? [] : [each(list.list.operation.name)];
    if (!isNodeKind(type)) return [];
    return costOf(kindOf(type), name, viewOf(kindOf(type), way), way);
  };

  const costsOnWay = (type: GraphQLObjectType, way: Way): WayCosts => {
    const fields = new Map<string, readonly Call[]>();
    for (const [name, field] of Object.entries(type.getFields())) {
      if (isSeparate(field)) continue;
      const own = costsOfField(type.name, name, way);
      fields.set(name, own);
      if (name === 'startedBy')
        startedByCosts(type.name, own, way).forEach(([path, calls]) => fields.set(path, calls));
      for (const [path, kind] of Object.entries(fetchedBeneath[type.name] ?? {})) {
        if (!path.startsWith(`${name}.`)) continue;
        fields.set(path, [...own, { operation: getOf(kind), isTogether: way.how === 'list' }]);
      }
    }
    const list = listFieldOf(way);
    const own = list?.list.operation.name ?? (isNodeKind(type.name) ? getOf(kindOf(type.name)) : '');
    return { way, own: way.how === 'relation' ? [] : [each(own)], fields };
  };

  return {
    type: (type: GraphQLObjectType): TypeCosts => ({
      name: type.name,
      ways: waysTo(type.name).map((way) => costsOnWay(type, way)),
    }),

    root(name: string): RootCosts {
      const kind = nodeKinds.map(kindOf).find(({ lookUp }) => lookUp === name);
      const list = listFields.get(`Query.${name}`)?.list;
      if (kind) return { name, operations: [getOf(kind)], pageSize: undefined };
      if (list) return { name, operations: [list.operation.name], pageSize: list.pageSize };
      // Statistics come from the history. Their coverage costs the calls of `executionCounts`.
      const operations = ['scopes', 'viewer', 'executionStatistics'].includes(name)
        ? []
        : [...new Set(mergedOperations(kindsOf(name)))].sort();
      return { name, operations, pageSize: undefined };
    },
  };
};
