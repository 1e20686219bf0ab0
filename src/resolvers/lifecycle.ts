import type { LifecycleResolvers } from '../generated/graphql';
import { resourcesOfRun } from '../kinds/lifecycleResource';
import { resourceKeyOf } from './lifecycleResource';
import { childConnection } from './childConnection';
import { relationById } from './related';
import { startedByPolicy } from './startedBy';

export const Lifecycle: Partial<LifecycleResolvers> = {
  startedBy: startedByPolicy,
  policy: relationById('Lifecycle', 'lifecyclePolicyArn', 'LifecyclePolicy'),
  resources: childConnection(
    'resources',
    resourcesOfRun,
    ({ lifecycleExecutionId }) => ({ lifecycleExecutionId }),
    resourceKeyOf,
  ),
};
