import type { BlueprintResolvers, QueryResolvers } from '../generated/graphql';
import { blueprints } from '../kinds/blueprint';
import { runsOfBlueprint } from '../kinds/blueprintRun';
import { childConnection } from './childConnection';
import { scopeConnection } from './scopeConnection';

export const Blueprint: Partial<BlueprintResolvers> = {
  runs: childConnection('runs', runsOfBlueprint, ({ name }) => name),
};

export const blueprintQueries: Partial<QueryResolvers> = {
  blueprints: scopeConnection('blueprints', blueprints, ({ scope, name }) => [
    name,
    scope.accountId,
    scope.region,
  ]),
};
