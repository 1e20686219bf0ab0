import type { GraphQLSchema } from 'graphql';
import type { Estate, EstateScope } from '../../../sandbox/estate';
import { type AnyKind, decodeNodeId, isNodeKind, kindOf } from '../../../src/kinds';
import { at } from '../at';
import { listFieldsOf } from '../listFields';
import { awsOf } from './aws';
import { boundsOf, type Bounds } from './count';
import { queryOf, type SelectedField } from './query';
import { walker } from './walk';

/** A query, and the index in its list of the item that each cursor follows. */
export interface Request {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cursors: ReadonlyMap<string, number>;
}

/** The scope of an ARN; otherwise that of the argument, or the first one. */
const scopeOf = ({ args }: SelectedField, scopes: readonly EstateScope[], arn: string): EstateScope => {
  const [first = { accountId: '', region: '' }] = scopes;
  const { accountId, region } = { ...first, ...Object(args.scope) };
  if (args.scope || !arn.startsWith('arn:')) return { accountId, region };
  const [, , , arnRegion = '', arnAccount = ''] = arn.split(':');
  return { accountId: arnAccount, region: arnRegion };
};

/**
 * The least and the most AWS calls that a response without a cache can take, computed from the query, the response and
 * the data set. What AWS returns of each field, and by which operation, is that of `src/kinds`; the counting shares no
 * code with the gateway.
 */
export const lowerBound = (schema: GraphQLSchema, estate: Estate, now: Date) => {
  const aws = awsOf(estate, now);
  const listFields = new Map(listFieldsOf(schema).map((list) => [`${list.parent}.${list.field}`, list]));

  return ({ query: text, variables, cursors }: Request, data: unknown): Bounds => {
    const query = queryOf(schema, text, variables);
    const walk = walker({ aws, query, listFields, cursors });

    const byGlobalId = (id: unknown, field: SelectedField, value: unknown): void => {
      const { type, ids, accountId, region } = decodeNodeId('id', String(id));
      if (field.name === 'execution' && !kindOf(type).execution) return;
      walk.lookUp(kindOf(type), { accountId, region }, Object.values(ids), { field, value });
    };
    const byAwsIds = (kind: AnyKind, field: SelectedField, value: unknown): void => {
      const ids = kind.idNames.map((name) => String(field.args[kind.ids[name]?.argument ?? name]));
      walk.lookUp(kind, scopeOf(field, estate.scopes, ids[0] ?? ''), ids, { field, value });
    };

    for (const field of query.root) {
      const value = at(data, field.key);
      if (['__typename', 'scopes', 'viewer'].includes(field.name)) continue;
      const type = query.typeOf('Query', field.name);
      const list = listFields.get(`Query.${field.name}`);
      if (field.name === 'node' || field.name === 'execution') byGlobalId(field.args.id, field, value);
      else if (field.name === 'nodes') {
        [field.args.ids].flat().forEach((id, index) => byGlobalId(id, field, at(value, String(index))));
      } else if (isNodeKind(type)) byAwsIds(kindOf(type), field, value);
      else if (list) walk.list(list, scopeOf(field, estate.scopes, ''), { field, value });
      else throw new Error(`The model does not know Query.${field.name}`);
    }
    return boundsOf(walk.needs);
  };
};
