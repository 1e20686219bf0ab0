import type {
  LifecyclePolicySummary,
  ListLifecyclePoliciesRequest,
  ListLifecyclePoliciesResponse,
} from '@aws-sdk/client-imagebuilder';
import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import type { LifecyclePolicyRecord } from '../model/records';
import { type AwsList, askPage } from './lists';
import { aboutAsked, largestPage, type PageKey, required } from './pages';
import { perKey, type ScopedKey } from './perKey';

interface PolicyKey extends ScopedKey {
  readonly arn: string;
}

const kind = 'LifecyclePolicy';

/** The policies of a scope, without details and resource selection. */
export const lifecyclePolicies: AwsList<
  undefined,
  ListLifecyclePoliciesRequest,
  ListLifecyclePoliciesResponse,
  LifecyclePolicySummary,
  LifecyclePolicyRecord
> = {
  operation: operations.listLifecyclePolicies,
  input: (_scope, nextToken) => ({ maxResults: largestPage.imagebuilder, nextToken }),
  lifetime: () => 'definition',
  read: ({ lifecyclePolicySummaryList, nextToken }) => ({ items: lifecyclePolicySummaryList, nextToken }),
  record: (item, { call, fetchedAt }, scope) => ({
    ...item,
    kind,
    source: 'ListLifecyclePolicies',
    scope,
    fetchedAt,
    arn: required(call, item.arn, 'arn'),
  }),
};

export const lifecyclePolicyLoaders = (aws: AwsDoor) => {
  /** AWS's answer for the one policy: the only one that has its details and resource selection. */
  const detailByArn = perKey(
    ['arn'],
    async ({ scope, arn }: PolicyKey): Promise<LifecyclePolicyRecord | null> => {
      const answer = await aws.ask(
        scope,
        operations.getLifecyclePolicy,
        { lifecyclePolicyArn: arn },
        ({ lifecyclePolicy }) => (lifecyclePolicy?.arn === arn ? 'definition' : undefined),
      );
      if (!answer) return null;
      const policy = required(answer.call, answer.output.lifecyclePolicy, 'lifecyclePolicy');
      aboutAsked(answer.call, 'lifecycle policy', policy.arn, arn);
      return { ...policy, kind, source: 'GetLifecyclePolicy', scope, fetchedAt: answer.fetchedAt, arn };
    },
  );

  /** One policy, as any answer has told it; null when Image Builder does not know it. */
  const byArn = perKey(['arn'], async (key: PolicyKey): Promise<LifecyclePolicyRecord | null> => {
    const told = await aws.recall(kind, key.scope, operations.getLifecyclePolicy, [key.arn]);
    return told === undefined ? detailByArn.load(key) : told;
  });

  /** Gives what a list told to all who want it alone. */
  const spread = (policy: LifecyclePolicyRecord): void => {
    byArn.prime(policy, policy);
    aws.keep(policy, operations.getLifecyclePolicy, [policy.arn], 'definition', policy);
  };

  /** The policies of a scope, in AWS's order, without details and resource selection. */
  const page = perKey(['token'], async ({ scope, token }: PageKey) => {
    const listed = await askPage(aws, lifecyclePolicies, scope, undefined, token);
    listed?.items.forEach(spread);
    return listed;
  });

  /** The policy with all that AWS tells of it; null when it is gone meanwhile. */
  const inFull = async (policy: LifecyclePolicyRecord): Promise<LifecyclePolicyRecord | null> =>
    policy.source === 'GetLifecyclePolicy' ? policy : detailByArn.load(policy);

  return { byArn, page, inFull, spread };
};
