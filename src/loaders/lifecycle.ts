import type {
  LifecycleExecution,
  ListLifecycleExecutionsRequest,
  ListLifecycleExecutionsResponse,
} from '@aws-sdk/client-imagebuilder';
import type { Answer, AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import { type Lifetime, lifetimeOf, lifetimeOfList } from '../model/lifetime';
import type { LifecycleRecord } from '../model/records';
import type { Scope } from '../model/scope';
import { lifecycleStatus } from '../model/status';
import { type AwsList, askPage } from './lists';
import { aboutAsked, largestPage, type PageKey, required } from './pages';
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

/** The runs of a policy, or those that touched an image, by its ARN: the list tells all that the Get does. */
export const runsOfResource: AwsList<
  string,
  ListLifecycleExecutionsRequest,
  ListLifecycleExecutionsResponse,
  LifecycleExecution,
  LifecycleRecord
> = {
  operation: operations.listLifecycleExecutions,
  input: (resourceArn, nextToken) => ({ resourceArn, maxResults: largestPage.imagebuilder, nextToken }),
  lifetime: ({ lifecycleExecutions = [] }) =>
    lifetimeOfList(lifecycleExecutions.map(({ state }) => lifecycleStatus(state?.status))),
  read: ({ lifecycleExecutions, nextToken }) => ({ items: lifecycleExecutions, nextToken }),
  record: (item, answer, scope) => record('ListLifecycleExecutions', scope, item, answer),
};

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

  /** Gives what a list told to all who want it alone. */
  const spread = (run: LifecycleRecord): void => {
    byId.prime(run, run);
    aws.keep(run, operations.getLifecycleExecution, [run.lifecycleExecutionId], lifetime(run), run);
  };

  /** The runs of a policy, or those that touched an image: the list tells all that the Get does. */
  const pageByResource = perKey(
    ['resourceArn', 'token'],
    async ({ scope, resourceArn, token }: ResourceKey) => {
      const page = await askPage(aws, runsOfResource, scope, resourceArn, token);
      page?.items.forEach(spread);
      return page;
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

  return { byId, pageByResource, spread };
};
