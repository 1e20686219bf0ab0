import type { GraphQLResolveInfo } from 'graphql';
import type { Plan, PlannedField, Selection } from '../execute/plan';
import { planOf } from '../execute/plans';
import { FieldInfo } from '../execute/run';

/*
 * How resolvers find their place in the plan of the document. The executor of `src/execute/` hands it over. Under GraphQL.js,
 * the path of the answer leads to it, so the plan does not depend on how an executor groups field nodes.
 */

export type { PlannedField, Selection };

/** The plan of a request, which has one object of variables. The conditions in `@skip` and `@include` are evaluated once. */
const requests = new WeakMap<
  object,
  { readonly operation: GraphQLResolveInfo['operation']; readonly plan: Plan }
>();

const planOfRequest = ({ schema, fragments, operation, variableValues }: GraphQLResolveInfo): Plan => {
  const known = requests.get(variableValues);
  if (known?.operation === operation) return known.plan;
  const plan = planOf({ schema, fragments, operation, variableValues });
  requests.set(variableValues, { operation, plan });
  return plan;
};

type Path = GraphQLResolveInfo['path'];

/** The selection on the object whose field has this path. */
const selectionAt = ({ root }: Pick<Plan, 'root'>, path: Path): Selection => {
  let above = path.prev;
  while (above && typeof above.key === 'number') above = above.prev;
  return above ? fieldAt({ root }, above).selection(path.typename ?? '') : root;
};

const fieldAt = (plan: Pick<Plan, 'root'>, path: Path): PlannedField => {
  const field = selectionAt(plan, path).fields.get(String(path.key));
  if (!field) throw new TypeError(`The plan has no field ${path.key}.`);
  return field;
};

/** The plans of documents. */
export const queryPlans = {
  /** The field that is being resolved. */
  field: (info: GraphQLResolveInfo): PlannedField =>
    info instanceof FieldInfo ? info.planned : fieldAt(planOfRequest(info), info.path),
  /** The selection on the object whose field is being resolved. */
  selectionAround: (info: GraphQLResolveInfo): Selection =>
    info instanceof FieldInfo ? info.selection : selectionAt(planOfRequest(info), info.path),
};

export type QueryPlans = typeof queryPlans;
