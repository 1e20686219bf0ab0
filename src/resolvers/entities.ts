import type { GraphQLFieldResolver } from 'graphql';
import { decodeNodeId, isNodeKind, kindOf, type NodeRef, type SomeRecord } from '../kinds';
import { badInput } from '../model/errors';
import { isObject } from '../model/isObject';
import type { MaybePromise } from '../model/page';
import type { GatewayContext } from './context';
import { findNode } from './node';

/*
 * The entities of a federated subgraph. The resolver of `@apollo/subgraph` would write `__typename` into records, which are
 * frozen because requests share them.
 */

interface Reference {
  readonly typeName: string;
  readonly ref: NodeRef;
}

/** What a federation gateway sends for an entity: `{ __typename, id }`. */
const referenceOf = (argument: string, representation: unknown): Reference => {
  const { __typename: typeName = null, id = null } = isObject(representation) ? representation : {};
  if (typeof typeName !== 'string' || !(typeName === 'Execution' || isNodeKind(typeName)))
    throw badInput(`${argument}.__typename`, typeName, 'a type with the key `id`');
  if (typeof id !== 'string') throw badInput(`${argument}.id`, id, 'an `id` of this gateway');
  return { typeName, ref: decodeNodeId(`${argument}.id`, id) };
};

const isOfType = ({ typeName, ref: { type } }: Reference): boolean =>
  typeName === type || (typeName === 'Execution' && kindOf(type).execution !== undefined);

type Entities = GraphQLFieldResolver<
  unknown,
  GatewayContext,
  { readonly representations: readonly unknown[] },
  MaybePromise<SomeRecord | null>[]
>;

const entities: Entities = (_query, { representations }, context, info) =>
  representations.map(async (representation, index) => {
    const reference = referenceOf(`representations[${index}]`, representation);
    return isOfType(reference) ? findNode(reference.ref, context, info) : null;
  });

export const entityQueries = { _entities: entities };

export const Entity = { __resolveType: (record: SomeRecord) => record.kind };
