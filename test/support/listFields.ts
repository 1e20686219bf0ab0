import { getNamedType, type GraphQLSchema, isObjectType } from 'graphql';
import { isNodeKind, kindOf } from '../../src/kinds';
import { resourcesOfRun } from '../../src/kinds/lifecycleResource';
import type { AwsList } from '../../src/kinds/list';

export type AnyList = AwsList<never, unknown>;

/** A connection field, and the AWS list that it returns. */
export interface ListField {
  /** `Query`, or the type of the parent. */
  readonly parent: string;
  readonly field: string;
  readonly itemType: string;
  readonly list: AnyList;
}

/** The AWS list of the items under a parent. The kinds do not declare the field of each list, but one fits at most. */
const listUnder = (parent: string, itemType: string): AnyList | undefined => {
  if (itemType === 'LifecycleResource') return resourcesOfRun;
  if (!isNodeKind(itemType)) return undefined;
  const { under, inScope, others = [] } = kindOf(itemType).listing ?? {};
  if (parent === 'Query' && inScope) return inScope;
  return under?.parent?.type === parent ? under.list : (others[0] ?? under?.list);
};

/** The type of the items of a connection; undefined for another type. */
export const itemTypeOf = (typeName: string): string | undefined => /^(.+)Connection$/.exec(typeName)?.[1];

/** The connection fields of the schema, except for those that merge several lists. */
export const listFieldsOf = (schema: GraphQLSchema): readonly ListField[] =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((parent) =>
      Object.values(parent.getFields()).flatMap((field) => {
        const itemType = itemTypeOf(getNamedType(field.type).name);
        const list = itemType === undefined ? undefined : listUnder(parent.name, itemType);
        return itemType !== undefined && list
          ? [{ parent: parent.name, field: field.name, itemType, list }]
          : [];
      }),
    );

/**
 * Fields of a related object that are known beside its ids, by the relation. Only the resolvers declare these, as
 * `knownOf`.
 */
export const fieldsBesideIds: Readonly<Record<string, readonly string[]>> = {
  'WorkflowStep.workflow': ['workflowBuildVersionArn', 'imageBuildVersionArn'],
};
