import type { BlueprintRunResolvers } from '../generated/graphql';
import { relationById } from './related';

export const BlueprintRun: Partial<BlueprintRunResolvers> = {
  startedBy: () => null,
  blueprint: relationById('BlueprintRun', 'blueprintName', 'Blueprint'),
  workflow: relationById('BlueprintRun', 'workflowName', 'GlueWorkflow'),
};
