import type { BlueprintRunResolvers } from '../generated/graphql';
import { durationSeconds } from '../model/duration';
import { relationById } from './related';

export const BlueprintRun: Partial<BlueprintRunResolvers> = {
  durationSeconds: (run, _args, { now }) => durationSeconds(run, now),
  consoleUrl: () => null,

  blueprint: relationById('BlueprintRun', 'blueprintName', 'Blueprint'),
  workflow: relationById('BlueprintRun', 'workflowName', 'GlueWorkflow'),
};
