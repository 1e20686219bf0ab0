import type { LifecycleResolvers } from '../generated/graphql';
import { resourcesOfRun } from '../kinds/lifecycleResource';
import { durationSeconds } from '../model/duration';
import { resourceKeyOf } from './lifecycleResource';
import { childConnection } from './childConnection';
import { oneId, relation } from './related';

export const Lifecycle: Pick<LifecycleResolvers, 'durationSeconds' | 'consoleUrl' | 'policy' | 'resources'> =
  {
    durationSeconds: (run, _args, { now }) => durationSeconds(run, now),
    consoleUrl: () => null,

    policy: relation('Lifecycle', 'lifecyclePolicyArn', 'LifecyclePolicy', (run) =>
      oneId('arn', run.lifecyclePolicyArn),
    ),
    resources: childConnection(
      'resources',
      resourcesOfRun,
      ({ lifecycleExecutionId }) => ({ lifecycleExecutionId }),
      resourceKeyOf,
    ),
  };
