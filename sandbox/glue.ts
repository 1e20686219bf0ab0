import type {
  BatchGetBlueprintsResponse,
  BatchGetWorkflowsResponse,
  Blueprint,
  GetBlueprintResponse,
  GetBlueprintRunResponse,
  GetBlueprintRunsResponse,
  GetWorkflowResponse,
  ListBlueprintsResponse,
  Workflow,
} from '@aws-sdk/client-glue';
import { awsJson } from './awsJson';
import { without } from './members';
import { operation } from './operation';
import { pageOf } from './paging';
import { blueprintName, glueName } from './patterns';
import { AwsError } from './errors';
import type { Service } from './service';
import { boolean, list, optional, text, integer } from './validation';
import { glueErrorTemplates } from './errorTemplates';

const strictName = text({ min: 1, max: 128, pattern: blueprintName });
const anyName = text({ min: 1, max: 255, pattern: glueName });
const batch = { min: 1, max: 25 };
const blueprintParts = { IncludeBlueprint: optional(boolean()), IncludeParameterSpec: optional(boolean()) };
const workflowParts = { IncludeGraph: optional(boolean()) };

/** AWS Glue: blueprints, blueprint runs, and workflows. */
export const glue: Service = {
  name: 'glue',
  protocol: awsJson('AWSGlue'),
  errorTemplates: glueErrorTemplates,
  accepts: ({ headers }) => String(headers['x-amz-target']).startsWith('AWSGlue.'),

  operations: {
    GetBlueprintRun: operation(
      { BlueprintName: strictName, RunId: anyName },
      ({ input, estate, now }): GetBlueprintRunResponse => {
        const run = estate.blueprintRuns.get(input.RunId, now);
        if (run?.BlueprintName !== input.BlueprintName) throw notFound('Blueprint run', input.RunId);
        return { BlueprintRun: run };
      },
    ),

    // AWS validates the blueprint name here less strictly than in GetBlueprintRun.
    GetBlueprintRuns: operation(
      {
        BlueprintName: anyName,
        NextToken: optional(text()),
        MaxResults: optional(integer({ min: 1, max: 1000 })),
      },
      (call): GetBlueprintRunsResponse => {
        const { input, estate, now } = call;
        const runs = estate.blueprintRuns.of(input.BlueprintName, now);
        if (!runs) throw notFound('Blueprint', input.BlueprintName);
        const { NextToken: token, MaxResults: size = 1000 } = input;
        const { items, nextToken } = pageOf({ call, items: runs, keyOf: (run) => run.RunId, token, size });
        return { BlueprintRuns: [...items], NextToken: nextToken };
      },
    ),

    GetBlueprint: operation(
      { Name: anyName, ...blueprintParts },
      ({ input, estate, now }): GetBlueprintResponse => {
        const blueprint = estate.blueprints.get(input.Name, now);
        if (!blueprint) throw notFound('Blueprint', input.Name);
        return { Blueprint: blueprintWith(input)(blueprint) };
      },
    ),

    BatchGetBlueprints: operation(
      { Names: list(strictName, batch), ...blueprintParts },
      ({ input, estate, now }): BatchGetBlueprintsResponse => {
        const { found, missing } = batchGet(input.Names, (name) => estate.blueprints.get(name, now));
        return { Blueprints: found.map(blueprintWith(input)), MissingBlueprints: missing };
      },
    ),

    ListBlueprints: operation(
      { NextToken: optional(text()), MaxResults: optional(integer({ min: 1, max: 25 })) },
      (call): ListBlueprintsResponse => {
        const { NextToken: token, MaxResults: size = 25 } = call.input;
        const all = call.estate.blueprints.all(call.now);
        const page = pageOf({ call, items: all, keyOf: (blueprint) => blueprint.Name, token, size });
        return { Blueprints: page.items.map(({ Name = '' }) => Name), NextToken: page.nextToken };
      },
    ),

    GetWorkflow: operation(
      { Name: anyName, ...workflowParts },
      ({ input, estate, now }): GetWorkflowResponse => {
        const workflow = estate.glueWorkflows.get(input.Name, now);
        if (!workflow) throw notFound('Workflow', input.Name);
        return { Workflow: workflowWith(input)(workflow) };
      },
    ),

    BatchGetWorkflows: operation(
      { Names: list(anyName, batch), ...workflowParts },
      ({ input, estate, now }): BatchGetWorkflowsResponse => {
        const { found, missing } = batchGet(input.Names, (name) => estate.glueWorkflows.get(name, now));
        return { Workflows: found.map(workflowWith(input)), MissingWorkflows: missing };
      },
    ),
  },
};

const notFound = (kind: string, name: string): AwsError =>
  new AwsError('EntityNotFoundException', 400, `${kind} '${name}' was not found.`);

/** Looks up every distinct name. */
const batchGet = <Item>(names: readonly string[], find: (name: string) => Item | undefined) => {
  const found: Item[] = [];
  const missing: string[] = [];
  for (const name of new Set(names)) {
    const item = find(name);
    if (item === undefined) missing.push(name);
    else found.push(item);
  }
  return { found, missing };
};

interface BlueprintParts {
  readonly IncludeBlueprint: boolean | undefined;
  readonly IncludeParameterSpec: boolean | undefined;
}

const blueprintWith =
  ({ IncludeBlueprint, IncludeParameterSpec }: BlueprintParts) =>
  (blueprint: Blueprint): Blueprint => {
    const located: Blueprint = IncludeBlueprint
      ? blueprint
      : without(blueprint, 'BlueprintLocation', 'BlueprintServiceLocation');
    return IncludeParameterSpec ? located : without(located, 'ParameterSpec');
  };

const workflowWith =
  ({ IncludeGraph }: { readonly IncludeGraph: boolean | undefined }) =>
  (workflow: Workflow): Workflow => {
    if (IncludeGraph) return workflow;
    const LastRun = workflow.LastRun && without(workflow.LastRun, 'Graph');
    return { ...without(workflow, 'Graph'), LastRun };
  };
