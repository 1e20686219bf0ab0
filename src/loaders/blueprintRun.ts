import type { BlueprintRun, GetBlueprintRunsRequest, GetBlueprintRunsResponse } from '@aws-sdk/client-glue';
import type { Answer, AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import { type Lifetime, lifetimeOf, lifetimeOfList } from '../model/lifetime';
import type { BlueprintRunRecord } from '../model/records';
import type { Scope } from '../model/scope';
import { blueprintRunStatus } from '../model/status';
import { type AwsList, askPage } from './lists';
import { aboutAsked, largestPage, type PageKey, required } from './pages';
import { perKey, type ScopedKey } from './perKey';
import { perSibling } from './siblings';

interface RunKey extends ScopedKey {
  readonly BlueprintName: string;
  readonly RunId: string;
}

interface BlueprintKey extends PageKey {
  readonly BlueprintName: string;
}

const lifetime = ({ State }: BlueprintRun): Lifetime => lifetimeOf(blueprintRunStatus(State));

const record = (
  source: BlueprintRunRecord['source'],
  scope: Scope,
  BlueprintName: string,
  run: BlueprintRun,
  { call, fetchedAt }: Answer<unknown>,
): BlueprintRunRecord => ({
  ...run,
  kind: 'BlueprintRun',
  source,
  scope,
  fetchedAt,
  BlueprintName,
  RunId: required(call, run.RunId, 'RunId'),
});

/** The runs of a blueprint, by its name: the list tells all that the Get does. */
export const runsOfBlueprint: AwsList<
  string,
  GetBlueprintRunsRequest,
  GetBlueprintRunsResponse,
  BlueprintRun,
  BlueprintRunRecord
> = {
  operation: operations.getBlueprintRuns,
  input: (BlueprintName, NextToken) => ({
    BlueprintName,
    MaxResults: largestPage.glueBlueprintRuns,
    NextToken,
  }),
  lifetime: ({ BlueprintRuns = [] }) =>
    lifetimeOfList(BlueprintRuns.map(({ State }) => blueprintRunStatus(State))),
  read: ({ BlueprintRuns, NextToken }) => ({ items: BlueprintRuns, nextToken: NextToken }),
  record: (item, answer, scope, BlueprintName) =>
    record('GetBlueprintRuns', scope, BlueprintName, item, answer),
};

export const blueprintRunLoaders = (aws: AwsDoor) => {
  const get = async ({ scope, BlueprintName, RunId }: RunKey): Promise<BlueprintRunRecord | null> => {
    const answer = await aws.ask(
      scope,
      operations.getBlueprintRun,
      { BlueprintName, RunId },
      ({ BlueprintRun: run }) => (run?.RunId === RunId ? lifetime(run) : undefined),
    );
    if (!answer) return null;
    const run = required(answer.call, answer.output.BlueprintRun, 'BlueprintRun');
    aboutAsked(answer.call, 'RunId', run.RunId, RunId);
    return record('GetBlueprintRun', scope, BlueprintName, run, answer);
  };

  /** Gives what a list told to all who want it alone. */
  const spread = (run: BlueprintRunRecord): void => {
    byIds.prime(run, run);
    aws.keep(run, operations.getBlueprintRun, [run.BlueprintName, run.RunId], lifetime(run), run);
  };

  /** The runs of a blueprint, in AWS's order: the list tells all that the Get does. */
  const pageByBlueprint = perKey(
    ['BlueprintName', 'token'],
    async ({ scope, BlueprintName, token }: BlueprintKey) => {
      const page = await askPage(aws, runsOfBlueprint, scope, BlueprintName, token);
      page?.items.forEach(spread);
      return page;
    },
  );

  /** One run; null when Glue does not know it. Several of one blueprint are taken from its list. */
  const byIds = perSibling<RunKey, BlueprintRunRecord>({
    ids: ['BlueprintName', 'RunId'],
    recall: ({ scope, BlueprintName, RunId }) =>
      aws.recall('BlueprintRun', scope, operations.getBlueprintRun, [BlueprintName, RunId]),
    get,
    parentOf: (key) => key.BlueprintName,
    siblings:
      ({ scope }, BlueprintName) =>
      (token) =>
        pageByBlueprint.load({ scope, BlueprintName, token }),
    isParentInIds: true,
    couldHaveSpared: (calls) => aws.couldHaveSpared(calls),
  });

  return { byIds, pageByBlueprint, spread };
};
