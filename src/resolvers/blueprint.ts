import type { BlueprintResolvers, QueryResolvers } from '../generated/graphql';
import { jsonOf } from '../model/json';
import { nodeId } from '../model/nodeId';
import type { BlueprintRecord } from '../model/records';
import { connection } from './connection';
import { later } from './later';
import { lookUpByIds } from './lookUp';
import { listName } from './pagingArguments';
import { scopeConnection } from './scopeConnection';

/** The list of blueprints tells names only. */
const detailed = later<BlueprintRecord>((blueprint, loaders) => loaders.blueprint.inFull(blueprint));

const idOf = ({ scope, Name }: BlueprintRecord): string => nodeId('Blueprint', scope, Name);

export const Blueprint: BlueprintResolvers = {
  id: idOf,
  scope: (blueprint) => blueprint.scope,
  fetchedAt: (blueprint) => blueprint.fetchedAt,
  name: (blueprint) => blueprint.Name,

  description: detailed((blueprint) => blueprint.Description),
  createdOn: detailed((blueprint) => blueprint.CreatedOn),
  lastModifiedOn: detailed((blueprint) => blueprint.LastModifiedOn),
  parameterSpec: detailed((blueprint) => jsonOf(blueprint.ParameterSpec)),
  blueprintLocation: detailed((blueprint) => blueprint.BlueprintLocation),
  blueprintServiceLocation: detailed((blueprint) => blueprint.BlueprintServiceLocation),
  status: detailed((blueprint) => blueprint.Status),
  errorMessage: detailed((blueprint) => blueprint.ErrorMessage),
  lastActiveDefinition: detailed((blueprint) => blueprint.LastActiveDefinition),

  runs: (blueprint, args, { loaders }) => {
    const { scope, Name: BlueprintName } = blueprint;
    return connection(
      {
        name: listName(idOf(blueprint), 'runs'),
        page: (token) => loaders.blueprintRun.pageByBlueprint.load({ scope, BlueprintName, token }),
        key: (run) => run.RunId,
      },
      args,
    );
  },
};

export const blueprintQueries: Pick<QueryResolvers, 'blueprints' | 'blueprint'> = {
  blueprints: (_query, args, context) =>
    scopeConnection(
      {
        field: 'blueprints',
        page: (scope) => (token) => context.loaders.blueprint.page.load({ scope, token }),
        key: (blueprint) => blueprint.Name,
        sortKey: ({ scope, Name }) => [Name, scope.accountId, scope.region],
      },
      args,
      context,
    ),

  blueprint: (_query, { name, scope }, context, info) =>
    lookUpByIds('Blueprint', { name }, scope, context, info),
};
