import {
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { Plan, type PlanTerms } from './plan';

/* The plans of the process: an LRU cache, bounded in number and in estimated memory. */

const mostPlans = 1_000;
const mostBytes = 64_000_000;

/** Of a document: half of them for its parsed form, half for a plan whose fields have all been executed. Measured. */
const bytesPerCharacter = 180;

/** What is known of an operation of a document. */
interface PlannedDocument {
  readonly id: string;
  readonly schema: GraphQLSchema;
  /** The variables that `@skip` and `@include` use. */
  readonly conditions: readonly string[];
  readonly bytes: number;
}

type Definition = OperationDefinitionNode | FragmentDefinitionNode;

const conditionsOf = (definitions: readonly Definition[]): readonly string[] => {
  const names = new Set<string>();
  for (const definition of definitions) {
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

const charactersOf = ({ loc }: Definition): number => (loc ? loc.end - loc.start : 0);

const documents = new WeakMap<OperationDefinitionNode, PlannedDocument>();
const plans = new LRUCache<string, { readonly plan: Plan; readonly bytes: number }>({
  max: mostPlans,
  maxSize: mostBytes,
  sizeCalculation: ({ bytes }) => bytes,
});
let nextId = 0;

const documentOf = ({ schema, operation, fragments }: PlanTerms): PlannedDocument => {
  const known = documents.get(operation);
  if (known?.schema === schema) return known;
  const definitions = [operation, ...Object.values(fragments)];
  const characters = definitions.reduce((sum, definition) => sum + charactersOf(definition), 0);
  const document = {
    id: String((nextId += 1)),
    schema,
    conditions: conditionsOf(definitions),
    bytes: 1 + characters * bytesPerCharacter,
  };
  documents.set(operation, document);
  return document;
};

/** The plan of an operation with these variables. Throws the error of GraphQL.js for an invalid `@skip` or `@include`. */
export const planOf = (terms: PlanTerms): Plan => {
  const { id, conditions, bytes } = documentOf(terms);
  const { variableValues } = terms;
  const key =
    conditions.length === 0 ? id : [id, ...conditions.map((name) => String(variableValues[name]))].join(' ');
  const known = plans.get(key);
  if (known) return known.plan;
  // The plan uses only the condition variables. It must not retain the others, which belong to this request.
  const plan = new Plan({
    schema: terms.schema,
    operation: terms.operation,
    fragments: terms.fragments,
    variableValues: Object.fromEntries(
      conditions.flatMap((name) =>
        Object.hasOwn(variableValues, name) ? [[name, variableValues[name]]] : [],
      ),
    ),
  });
  plans.set(key, { plan, bytes });
  return plan;
};
