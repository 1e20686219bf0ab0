import type { BlueprintRunResolvers } from '../generated/graphql';
import { durationSeconds } from '../model/duration';
import { oneId, relation } from './related';

export const BlueprintRun: Pick<
  BlueprintRunResolvers,
  'durationSeconds' | 'consoleUrl' | 'blueprint' | 'workflow'
> = {
  durationSeconds: (run, _args, { now }) => durationSeconds(run, now),
  consoleUrl: () => null,

  blueprint: relation('BlueprintRun', 'blueprintName', 'Blueprint', (run) =>
    oneId('name', run.blueprintName),
  ),
  workflow: relation('BlueprintRun', 'workflowName', 'GlueWorkflow', (run) =>
    oneId('name', run.workflowName),
  ),
};
