import { collectFields, collectSubFields } from '@graphql-tools/utils';
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';

/*
 * A plan holds what a document selects. It is computed once per document and per value of the variables in `@skip` and
 * `@include`, and shared by all requests. It is garbage-collected with its document. The response path of a field finds
 * its place in the plan, so the plan does not depend on how an executor groups field nodes.
 */

/** The fields that a document selects on one object type. */
export interface Selection {
  /** Names of the selected fields, without `__typename`. */
  readonly names: ReadonlySet<string>;
  /** The fields by response key. */
  readonly fields: ReadonlyMap<string, PlannedField>;
}

/** A field of the answer. */
export interface PlannedField {
  readonly name: string;
  readonly nodes: readonly FieldNode[];
  /** The selection beneath the field, where its value is of this object type. */
  selection(typeName: string): Selection;
}

type PlanInfo = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues' | 'operation'>;

const toSelection = (groups: ReadonlyMap<string, readonly FieldNode[]>, info: PlanInfo): Selection => {
  const fields = new Map<string, PlannedField>();
  const names = new Set<string>();
  for (const [key, nodes] of groups) {
    const name = nodes[0]?.name.value ?? key;
    if (name === '__typename') continue;
    names.add(name);
    fields.set(key, plannedField(name, nodes, info));
  }
  return { names, fields };
};

const objectType = ({ schema }: PlanInfo, name: string): GraphQLObjectType => {
  const type = schema.getType(name);
  if (isObjectType(type)) return type;
  throw new TypeError(`${name} is not an object type of the schema.`);
};

const plannedField = (name: string, nodes: readonly FieldNode[], info: PlanInfo): PlannedField => {
  const selections = new Map<string, Selection>();
  return {
    name,
    nodes,
    selection(typeName) {
      const known = selections.get(typeName);
      if (known) return known;
      const { schema, fragments, variableValues } = info;
      const type = objectType(info, typeName);
      const { fields } = collectSubFields(schema, { ...fragments }, variableValues, type, [...nodes]);
      const selection = toSelection(fields, info);
      selections.set(typeName, selection);
      return selection;
    },
  };
};

/** The selection of an operation on its root type. */
const planOperation = (info: PlanInfo): Selection => {
  const { schema, fragments, variableValues, operation } = info;
  const rootType = schema.getRootType(operation.operation);
  if (!rootType) throw new TypeError(`The schema has no ${operation.operation}.`);
  const { fields } = collectFields(
    schema,
    { ...fragments },
    variableValues,
    rootType,
    operation.selectionSet,
  );
  return toSelection(fields, info);
};

/** The variables that `@skip` and `@include` use. */
const conditionsOf = ({ operation, fragments }: PlanInfo): readonly string[] => {
  const names = new Set<string>();
  for (const definition of [operation, ...Object.values(fragments)]) {
    visit(definition, {
      Directive(directive) {
        if (!['skip', 'include'].includes(directive.name.value)) return;
        for (const { value } of directive.arguments ?? [])
          if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      },
    });
  }
  return [...names];
};

/** Capacity of the LRU cache of plans per document. */
const plansPerDocument = 16;

interface DocumentPlans {
  readonly conditions: readonly string[];
  readonly byConditions: LRUCache<string, Selection>;
}

const documents = new WeakMap<OperationDefinitionNode, DocumentPlans>();

/** The plan of a request, which has one object of variables: many conditions are evaluated once. */
const requests = new WeakMap<
  object,
  { readonly operation: OperationDefinitionNode; readonly plan: Selection }
>();

const planOf = (info: PlanInfo): Selection => {
  const known = requests.get(info.variableValues);
  if (known?.operation === info.operation) return known.plan;
  const plan = planOfDocument(info);
  requests.set(info.variableValues, { operation: info.operation, plan });
  return plan;
};

const planOfDocument = (info: PlanInfo): Selection => {
  let plans = documents.get(info.operation);
  if (!plans) {
    plans = { conditions: conditionsOf(info), byConditions: new LRUCache({ max: plansPerDocument }) };
    documents.set(info.operation, plans);
  }
  const key = plans.conditions.map((name) => String(info.variableValues[name])).join(' ');
  const known = plans.byConditions.get(key);
  if (known) return known;
  // The plan uses only the condition variables. It must not retain the others, which belong to this request.
  const variableValues = Object.fromEntries(
    plans.conditions.map((name) => [name, info.variableValues[name]]),
  );
  const { schema, fragments, operation } = info;
  const plan = planOperation({ schema, fragments, operation, variableValues });
  plans.byConditions.set(key, plan);
  return plan;
};

type Path = GraphQLResolveInfo['path'];

/** The selection on the object whose field has this path. */
const selectionAround = (plan: Selection, path: Path): Selection => {
  let above = path.prev;
  while (above && typeof above.key === 'number') above = above.prev;
  return above ? fieldAt(plan, above).selection(path.typename ?? '') : plan;
};

const fieldAt = (plan: Selection, path: Path): PlannedField => {
  const field = selectionAround(plan, path).fields.get(String(path.key));
  if (!field) throw new TypeError(`The plan has no field ${path.key}.`);
  return field;
};

/** The plans of documents. */
export const queryPlans = {
  /** The field that is being resolved. */
  field: (info: GraphQLResolveInfo): PlannedField => fieldAt(planOf(info), info.path),
  /** The selection on the object whose field is being resolved. */
  selectionAround: (info: GraphQLResolveInfo): Selection => selectionAround(planOf(info), info.path),
};

export type QueryPlans = typeof queryPlans;
