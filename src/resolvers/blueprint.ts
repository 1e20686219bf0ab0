import type { BlueprintResolvers, QueryResolvers } from '../generated/graphql';
import { blueprints } from '../kinds/blueprint';
import { runsOfBlueprint } from '../kinds/blueprintRun';
import { childConnection } from './childConnection';
import { scopeConnection } from './scopeConnection';

export const Blueprint: Pick<BlueprintResolvers, 'runs'> = {
  runs: childConnection('runs', runsOfBlueprint, ({ name }) => name),
};

export const blueprintQueries: Pick<QueryResolvers, 'blueprints'> = {
  blueprints: (_query, args, context) =>
    scopeConnection(
      {
        field: 'blueprints',
        list: blueprints,
        sortKey: ({ scope, name }) => [name, scope.accountId, scope.region],
      },
      args,
      context,
    ),
};
