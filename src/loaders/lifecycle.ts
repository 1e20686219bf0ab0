import type { LifecycleExecution, ListLifecycleExecutionsResponse } from '@aws-sdk/client-imagebuilder';
import type { Answer, AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import { type Lifetime, lifetimeOf, lifetimeOfList } from '../model/lifetime';
import type { Page } from '../model/page';
import type { LifecycleRecord } from '../model/records';
import type { Scope } from '../model/scope';
import { lifecycleStatus } from '../model/status';
import { aboutAsked, largestPage, type PageKey, pageOf, required } from './pages';
import { perKey, type ScopedKey } from './perKey';
import { perSibling } from './siblings';

interface LifecycleKey extends ScopedKey {
  readonly lifecycleExecutionId: string;
  /** Where it is known: what lists its siblings. */
  readonly lifecyclePolicyArn?: string | undefined;
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
  const get = async ({ scope, lifecycleExecutionId }: LifecycleKey): Promise<LifecycleRecord | null> => {
    const answer = await aws.ask(
      scope,
      operations.getLifecycleExecution,
      { lifecycleExecutionId },
      ({ lifecycleExecution: execution }) =>
        execution?.lifecycleExecutionId === lifecycleExecutionId ? lifetime(execution) : undefined,
    );
    if (!answer) return null;
    const { call } = answer;
    const execution = required(call, answer.output.lifecycleExecution, 'lifecycleExecution');
    aboutAsked(call, 'lifecycleExecutionId', execution.lifecycleExecutionId, lifecycleExecutionId);
    return record('GetLifecycleExecution', scope, execution, answer);
  };

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
            lifecycle,
          );
          return lifecycle;
        },
      );
    },
  );

  /** One lifecycle run; null when Image Builder does not know it. Several of one policy are taken from its list. */
  const byId = perSibling<LifecycleKey, LifecycleRecord>({
    ids: ['lifecycleExecutionId'],
    recall: ({ scope, lifecycleExecutionId }) =>
      aws.recall('Lifecycle', scope, operations.getLifecycleExecution, [lifecycleExecutionId]),
    get,
    parentOf: (key) => key.lifecyclePolicyArn,
    siblings:
      ({ scope }, resourceArn) =>
      (token) =>
        pageByResource.load({ scope, resourceArn, token }),
    isParentInIds: false,
    couldHaveSpared: (calls) => aws.couldHaveSpared(calls),
  });

  return { byId, pageByResource };
};
