import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getVariableValues,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A selected field, with all that is selected beneath it under the same response key. */
export interface SelectedField {
  readonly name: string;
  readonly key: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly nodes: readonly FieldNode[];
}

/** A parsed query with the values of its variables. */
export interface Query {
  readonly root: readonly SelectedField[];
  /** The name of the type of a field. */
  readonly typeOf: (typeName: string, field: string) => string;
  /** The selected fields of a type beneath a field, with fragments, `@skip` and `@include` applied. */
  readonly fieldsOf: (typeName: string, field: Pick<SelectedField, 'nodes'>) => readonly SelectedField[];
}

type Variables = Readonly<Record<string, unknown>>;

const isIncluded = (node: SelectionNode, variables: Variables): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;

const reader = (
  schema: GraphQLSchema,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Variables,
) => {
  const objectType = (name: string) => {
    const type = schema.getType(name);
    if (isObjectType(type)) return type;
    throw new Error(`${name} is no object type`);
  };

  const fits = (condition: string | undefined, typeName: string): boolean => {
    if (condition === undefined || condition === typeName) return true;
    const type = schema.getType(condition);
    return isAbstractType(type) && schema.isSubType(type, objectType(typeName));
  };

  const fieldNodes = (typeName: string, set: SelectionSetNode): FieldNode[] =>
    set.selections
      .filter((node) => isIncluded(node, variables))
      .flatMap((node) => {
        if (node.kind === Kind.FIELD) return [node];
        const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
        return fragment && fits(fragment.typeCondition?.name.value, typeName)
          ? fieldNodes(typeName, fragment.selectionSet)
          : [];
      });

  const selected = (typeName: string, key: string, nodes: readonly FieldNode[]): SelectedField => {
    const [node] = nodes;
    const name = node?.name.value ?? '';
    const field = objectType(typeName).getFields()[name];
    return { name, key, args: field && node ? getArgumentValues(field, node, variables) : {}, nodes };
  };

  const merged = (typeName: string, sets: readonly SelectionSetNode[]): SelectedField[] => {
    const byKey = new Map<string, FieldNode[]>();
    for (const node of sets.flatMap((set) => fieldNodes(typeName, set))) {
      const key = node.alias?.value ?? node.name.value;
      byKey.set(key, [...(byKey.get(key) ?? []), node]);
    }
    return [...byKey].map(([key, nodes]) => selected(typeName, key, nodes));
  };

  return {
    merged,
    typeOf: (typeName: string, field: string): string => {
      const type = objectType(typeName).getFields()[field]?.type;
      if (!type) throw new Error(`${typeName} has no field ${field}`);
      return getNamedType(type).name;
    },
  };
};

export const queryOf = (schema: GraphQLSchema, query: string, input: Variables): Query => {
  const { definitions } = parse(query);
  const fragments = new Map(
    definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('The query has no operation');
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], input);
  if (errors) throw new Error(errors.join('\n'));

  const { merged, typeOf } = reader(schema, fragments, coerced);
  return {
    root: merged('Query', [operation.selectionSet]),
    typeOf,
    fieldsOf: (typeName, { nodes }) =>
      merged(
        typeName,
        nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
      ),
  };
};
