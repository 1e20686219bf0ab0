import type { WorkflowConfiguration } from '@aws-sdk/client-imagebuilder';
import type { Place } from '../place';
import { definitionArn } from './definitions';
import type { WorkflowScript } from './workflowPlan';

/** How an image or a pipeline says that it wants a workflow run. */
export const configurationOf = (place: Place, script: WorkflowScript): WorkflowConfiguration => ({
  workflowArn: definitionArn(place, script.definition),
  parameters: script.definition.parameters?.map(({ name, defaultValue }) => ({ name, value: defaultValue })),
  parallelGroup: script.parallelGroup,
  onFailure: script.onFailure ?? 'ABORT',
});
