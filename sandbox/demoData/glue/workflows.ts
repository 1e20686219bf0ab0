import type { Workflow } from '@aws-sdk/client-glue';
import type { DemoScope } from '../demoScope';
import { workflowCreatedAt, type BlueprintRunPlan } from './blueprintRunPlan';
import { graphOf } from './graph';
import { lastRunAt } from './workflowRun';

/** The workflow that a blueprint run created. Undefined before that. */
export const workflowAt = (scope: DemoScope, maker: BlueprintRunPlan, now: Date): Workflow | undefined => {
  const created = workflowCreatedAt(maker);
  if (created === undefined || created > now.getTime()) return undefined;
  const { workflowName, blueprintName, runId } = maker;
  return {
    Name: workflowName,
    Description: `Created by ${blueprintName}`,
    DefaultRunProperties: { 'example:bucket': 'example-lake' },
    CreatedOn: new Date(created),
    LastModifiedOn: new Date(created),
    LastRun: lastRunAt(scope, workflowName, created, now),
    Graph: graphOf(scope, workflowName),
    MaxConcurrentRuns: 1,
    BlueprintDetails: { BlueprintName: blueprintName, RunId: runId },
  };
};
