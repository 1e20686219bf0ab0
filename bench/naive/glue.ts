import {
  type Blueprint as AwsBlueprint,
  type BlueprintRun as AwsRun,
  GetBlueprintCommand,
  GetBlueprintRunCommand,
  GetBlueprintRunsCommand,
  GetWorkflowCommand,
  type Workflow,
} from '@aws-sdk/client-glue';
import { glueWorkflowUrl } from '../../src/model/consoleUrl';
import { type NaiveContext, page, type Paging, type Table } from './context';
import { execution } from './execution';

const runOf = async (
  BlueprintName: string | undefined,
  RunId: string | undefined,
  { aws }: NaiveContext,
): Promise<AwsRun | undefined> =>
  (await aws.glue.send(new GetBlueprintRunCommand({ BlueprintName, RunId }))).BlueprintRun;

export const BlueprintRun: Table<AwsRun> = {
  ...execution((run: AwsRun) => ({
    id: ['BlueprintRun', run.BlueprintName, run.RunId],
    rawStatus: run.State,
    statusReason: run.ErrorMessage,
    start: run.StartedOn,
    end: run.CompletedOn,
  })),

  workflow: async ({ WorkflowName: Name }, _args, { aws }) =>
    Name && (await aws.glue.send(new GetWorkflowCommand({ Name }))).Workflow,
};

export const GlueWorkflow: Table<Workflow> = {
  consoleUrl: ({ Name = '' }, _args, { scope }) => glueWorkflowUrl(scope, Name),
};

export const Blueprint: Table<AwsBlueprint, Paging> = {
  runs: async ({ Name: BlueprintName }, { first: MaxResults }, context) => {
    const { BlueprintRuns = [], NextToken } = await context.aws.glue.send(
      new GetBlueprintRunsCommand({ BlueprintName, MaxResults }),
    );
    return page(
      BlueprintRuns.map(({ RunId }) => runOf(BlueprintName, RunId, context)),
      NextToken,
    );
  },
};

interface Arguments {
  readonly name: string;
  readonly blueprintName: string;
  readonly runId: string;
}

export const glueQueries: Table<unknown, Arguments> = {
  blueprint: async (_query, { name: Name }, { aws }) =>
    (await aws.glue.send(new GetBlueprintCommand({ Name }))).Blueprint,
  blueprintRun: (_query, { blueprintName, runId }, context) => runOf(blueprintName, runId, context),
};
