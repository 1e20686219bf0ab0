import type { LifecycleExecution, ListLifecycleExecutionsResponse } from '@aws-sdk/client-imagebuilder';
import type { Answer, AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import { type Lifetime, lifetimeOf, lifetimeOfList } from '../model/lifetime';
import type { Page } from '../model/page';
import type { LifecycleRecord } from '../model/records';
import type { Scope } from '../model/scope';
import { lifecycleStatus } from '../model/status';
import { largestPage, type PageKey, pageOf, required } from './pages';
import { perKey, type ScopedKey } from './perKey';

interface LifecycleKey extends ScopedKey {
  readonly lifecycleExecutionId: string;
}

interface ResourceKey extends PageKey {
  /** The ARN of a lifecycle policy or of an image build version. */
  readonly resourceArn: string;
}

const lifetime = ({ state }: LifecycleExecution): Lifetime => lifetimeOf(lifecycleStatus(state?.status));

const listLifetime = ({ lifecycleExecutions = [] }: ListLifecycleExecutionsResponse): Lifetime =>
  lifetimeOfList(lifecycleExecutions.map(({ state }) => lifecycleStatus(state?.status)));

const record = (
  source: LifecycleRecord['source'],
  scope: Scope,
  execution: LifecycleExecution,
  { call, fetchedAt }: Answer<unknown>,
): LifecycleRecord => ({
  ...execution,
  kind: 'Lifecycle',
  source,
  scope,
  fetchedAt,
  lifecycleExecutionId: required(call, execution.lifecycleExecutionId, 'lifecycleExecutionId'),
});

export const lifecycleLoaders = (aws: AwsDoor) => {
  /** One lifecycle run; null when Image Builder does not know it. */
  const byId = perKey(
    ['lifecycleExecutionId'],
    async ({ scope, lifecycleExecutionId }: LifecycleKey): Promise<LifecycleRecord | null> => {
      const told = aws.recall('Lifecycle', scope, operations.getLifecycleExecution, [lifecycleExecutionId]);
      if (told) return told;
      const answer = await aws.ask(
        scope,
        operations.getLifecycleExecution,
        { lifecycleExecutionId },
        (output) => output.lifecycleExecution && lifetime(output.lifecycleExecution),
      );
      if (!answer) return null;
      const execution = required(answer.call, answer.output.lifecycleExecution, 'lifecycleExecution');
      return record('GetLifecycleExecution', scope, { ...execution, lifecycleExecutionId }, answer);
    },
  );

  /** The runs of a policy, or those that touched an image: the list tells all that the Get does. */
  const pageByResource = perKey(
    ['resourceArn', 'token'],
    async ({ scope, resourceArn, token }: ResourceKey): Promise<Page<LifecycleRecord> | null> => {
      const answer = await aws.ask(
        scope,
        operations.listLifecycleExecutions,
        {
          resourceArn,
          maxResults: largestPage.imagebuilder,
          nextToken: token,
        },
        listLifetime,
      );
      return pageOf(
        answer,
        (output) => ({ items: output.lifecycleExecutions, nextToken: output.nextToken }),
        (item, told) => {
          const lifecycle = record('ListLifecycleExecutions', scope, item, told);
          byId.prime(lifecycle, lifecycle);
          aws.keep(
            lifecycle,
            operations.getLifecycleExecution,
            [lifecycle.lifecycleExecutionId],
            lifetime(item),
          );
          return lifecycle;
        },
      );
    },
  );

  return { byId, pageByResource };
};
