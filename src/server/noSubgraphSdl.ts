import { GraphQLError, type ValidationRule } from 'graphql';

/** Refuses `_service` of a subgraph, whose SDL says as much as the introspection, like Apollo Server refuses `__schema`. */
export const noSubgraphSdl: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value !== '_service' || !context.getFieldDef()) return;
    context.reportError(
      new GraphQLError('Introspection is off, and so is `_service`: `introspection` is false.', {
        nodes: node,
      }),
    );
  },
});
