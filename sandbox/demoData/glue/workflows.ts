import type { Workflow } from '@aws-sdk/client-glue';
import type { Place } from '../place';
import { madeOn, type BlueprintRunPlan } from './blueprintRuns';
import { graphOf } from './graph';
import { lastRunAt } from './workflowRun';

/** The workflow that a blueprint run has made; undefined while it has not. */
export const workflowAt = (place: Place, maker: BlueprintRunPlan, now: Date): Workflow | undefined => {
  const created = madeOn(maker);
  if (created === undefined || created > now.getTime()) return undefined;
  const { workflowName, blueprintName, runId } = maker;
  return {
    Name: workflowName,
    Description: `Made by ${blueprintName}`,
    DefaultRunProperties: { 'example:bucket': 'example-lake' },
    CreatedOn: new Date(created),
    LastModifiedOn: new Date(created),
    LastRun: lastRunAt(place, workflowName, created, now),
    Graph: graphOf(place, workflowName),
    MaxConcurrentRuns: 1,
    BlueprintDetails: { BlueprintName: blueprintName, RunId: runId },
  };
};
