import type { GraphQLSchema } from 'graphql';
import { decodeNodeId } from '../../../src/kinds';
import type { Estate, EstateScope } from '../../../sandbox/estate';
import { awsOf } from './aws';
import { isListName } from './lists';
import { at } from './things';
import { type Bounds, boundsOf } from './count';
import { questionOf, type Selected } from './question';
import { isKind, type Kind } from './told';
import { walker } from './walk';

export type { Bounds } from './count';

/** A question, and what its cursors stand behind: the place of an item in its list. */
export interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cursors: ReadonlyMap<string, number>;
}

const executions: readonly string[] = [
  'ImageBuilderWorkflow',
  'WorkflowStep',
  'Lifecycle',
  'TransferExecution',
  'BlueprintRun',
];

/** An ARN tells its scope; else the argument does, or it is the first one. */
const scopeOf = ({ args }: Selected, scopes: readonly EstateScope[], arn: string): EstateScope => {
  const [first = { accountId: '', region: '' }] = scopes;
  const { accountId, region } = { ...first, ...Object(args.scope) };
  if (args.scope || !arn.startsWith('arn:')) return { accountId, region };
  const [, , , arnRegion = '', arnAccount = ''] = arn.split(':');
  return { accountId: arnAccount, region: arnRegion };
};

/**
 * The least and the most AWS calls that an answer can have cost, with nothing remembered: worked out from question,
 * answer and data set alone.
 */
export const lowerBound = (schema: GraphQLSchema, estate: Estate, now: Date) => {
  const aws = awsOf(estate, now);
  return ({ query, variables, cursors }: Asked, data: unknown): Bounds => {
    const question = questionOf(schema, query, variables);
    const walk = walker({ aws, question, cursors });

    const byId = (id: unknown, field: Selected, answer: unknown): void => {
      const { type: kind, ids, accountId, region } = decodeNodeId('id', String(id));
      if (field.name !== 'execution' || executions.includes(kind)) {
        walk.lookUp(kind, { accountId, region }, Object.values(ids), { field, answer });
      }
    };
    const byArguments = (kind: Kind, field: Selected, answer: unknown): void => {
      const ids = Object.entries(field.args).flatMap(([name, value]) =>
        name === 'scope' ? [] : [String(value)],
      );
      walk.lookUp(kind, scopeOf(field, estate.scopes, ids[0] ?? ''), ids, { field, answer });
    };

    for (const field of question.root) {
      const answer = at(data, field.key);
      if (field.name === '__typename' || field.name === 'scopes') continue;
      const type = question.typeOf('Query', field.name);
      if (field.name === 'node' || field.name === 'execution') byId(field.args.id, field, answer);
      else if (field.name === 'nodes') {
        [field.args.ids].flat().forEach((id, index) => byId(id, field, at(answer, String(index))));
      } else if (isKind(type)) byArguments(type, field, answer);
      else {
        const name = `Query.${field.name}`;
        if (!isListName(name)) throw new Error(`The model does not know ${name}`);
        walk.list(name, scopeOf(field, estate.scopes, ''), { field, answer });
      }
    }
    return boundsOf(walk.needs);
  };
};
