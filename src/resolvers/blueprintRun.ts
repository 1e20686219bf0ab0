import type { BlueprintRunResolvers } from '../generated/graphql';
import { relationById } from './related';

export const BlueprintRun: Partial<BlueprintRunResolvers> = {
  blueprint: relationById('BlueprintRun', 'blueprintName', 'Blueprint'),
  workflow: relationById('BlueprintRun', 'workflowName', 'GlueWorkflow'),
};
