import { type DocumentNode, GraphQLError, Kind, OperationTypeNode, type SelectionSetNode } from 'graphql';
import type { Fragments } from './documentSize';

const conditions: ReadonlySet<string> = new Set(['skip', 'include']);

/**
 * The errors of conditions at the root of subscriptions, which GraphQL forbids. GraphQL.js does not refuse them: its rule of the single root field
 * fails without the values of variables, and a stream fails that has no field. The fragments must have no cycle.
 */
export const rootConditionErrors = (
  document: DocumentNode,
  fragments: Fragments,
): readonly GraphQLError[] => {
  const errorsIn = (set: SelectionSetNode | undefined): readonly GraphQLError[] =>
    (set?.selections ?? []).flatMap((node) => {
      const errors = (node.directives ?? [])
        .filter(({ name }) => conditions.has(name.value))
        .map(
          (nodes) =>
            new GraphQLError(
              `\`@${nodes.name.value}\` is not allowed at the root of a subscription, which has exactly one field. Use it beneath, or send another document.`,
              { nodes },
            ),
        );
      if (node.kind === Kind.FIELD) return errors;
      const beneath =
        node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragments.get(node.name.value)?.selectionSet;
      return [...errors, ...errorsIn(beneath)];
    });

  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.SUBSCRIPTION
      ? errorsIn(definition.selectionSet)
      : [],
  );
};
