import type { ListBlueprintsRequest, ListBlueprintsResponse } from '@aws-sdk/client-glue';
import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import type { BlueprintRecord } from '../model/records';
import type { Scope } from '../model/scope';
import { type AwsList, askPage } from './lists';
import { byNameIn, keptByName, largestPage, type PageKey } from './pages';
import { type NameKey, perKey, perName } from './perKey';

const kind = 'Blueprint';

/** The blueprints of a scope: nothing but names. */
export const blueprints: AwsList<
  undefined,
  ListBlueprintsRequest,
  ListBlueprintsResponse,
  string,
  BlueprintRecord
> = {
  operation: operations.listBlueprints,
  input: (_scope, NextToken) => ({ MaxResults: largestPage.glueBlueprints, NextToken }),
  lifetime: () => 'definition',
  read: ({ Blueprints, NextToken }) => ({ items: Blueprints, nextToken: NextToken }),
  record: (Name, { fetchedAt }, scope) => ({ kind, source: 'ListBlueprints', scope, fetchedAt, Name }),
};

export const blueprintLoaders = (aws: AwsDoor) => {
  const ask = async (scope: Scope, names: readonly string[]) => {
    const answer = await aws.ask(
      scope,
      operations.batchGetBlueprints,
      {
        Names: [...names],
        IncludeBlueprint: true,
        IncludeParameterSpec: true,
      },
      keptByName,
    );
    if (!answer) return new Map<string, null>();
    const { fetchedAt, output } = answer;
    const { Blueprints, MissingBlueprints } = output;
    const found = byNameIn(
      answer,
      names,
      Blueprints,
      MissingBlueprints,
      (blueprint, Name): BlueprintRecord => ({
        ...blueprint,
        kind,
        source: 'BatchGetBlueprints',
        scope,
        fetchedAt,
        Name,
      }),
    );
    for (const [Name, blueprint] of found) {
      if (blueprint instanceof Error) continue;
      const lifetime = blueprint ? 'definition' : 'lively';
      aws.keep({ kind, scope, fetchedAt }, operations.batchGetBlueprints, [Name], lifetime, blueprint);
    }
    return found;
  };

  /** Blueprints by name, 25 in one call; null for each that Glue does not know. */
  const byName = perName<NameKey, BlueprintRecord>(['name'], {
    recall: ({ scope, name }) => aws.recall(kind, scope, operations.batchGetBlueprints, [name]),
    ask,
    couldHaveSpared: (calls) => aws.couldHaveSpared(calls),
  });

  /** The blueprints of a scope, in AWS's order: nothing but names. */
  const page = perKey(['token'], ({ scope, token }: PageKey) =>
    askPage(aws, blueprints, scope, undefined, token),
  );

  /** The blueprint with all that AWS tells of it; null when it is gone meanwhile. */
  const inFull = async (blueprint: BlueprintRecord): Promise<BlueprintRecord | null> =>
    blueprint.source === 'BatchGetBlueprints'
      ? blueprint
      : byName.load({ scope: blueprint.scope, name: blueprint.Name });

  return { byName, page, inFull };
};
