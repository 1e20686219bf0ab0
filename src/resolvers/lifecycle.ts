import type { LifecycleResolvers } from '../generated/graphql';
import { resourcesOfRun } from '../kinds/lifecycleResource';
import { durationSeconds } from '../model/duration';
import { resourceKeyOf } from './lifecycleResource';
import { childConnection } from './childConnection';
import { relationById } from './related';

export const Lifecycle: Partial<LifecycleResolvers> = {
  durationSeconds: (run, _args, { now }) => durationSeconds(run, now),
  consoleUrl: () => null,

  policy: relationById('Lifecycle', 'lifecyclePolicyArn', 'LifecyclePolicy'),
  resources: childConnection(
    'resources',
    resourcesOfRun,
    ({ lifecycleExecutionId }) => ({ lifecycleExecutionId }),
    resourceKeyOf,
  ),
};
