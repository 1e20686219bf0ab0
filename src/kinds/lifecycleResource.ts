import type { LifecycleExecutionResource } from '@aws-sdk/client-imagebuilder';
import { imagebuilder, type Operation } from '../model/operation';
import type { Scope } from '../model/scope';
import { ttlOfStatus } from '../model/ttl';
import { itemsOf } from './answers';
import { lifecycleStatusOf } from './lifecycle';
import { type AwsList, largestPages, nextTokenOf } from './list';

/** What a lifecycle run did to one resource. AWS cannot look it up again, so it has no global id. */
export interface LifecycleResourceRecord extends LifecycleExecutionResource {
  readonly scope: Scope;
  readonly fetchedAt: Date;
  readonly lifecycleExecutionId: string;
  /** The image that the resource was made from; undefined where the resource is an image. */
  readonly parentResourceId: string | undefined;
}

interface ResourcesParent {
  readonly lifecycleExecutionId: string;
  /** An image, to list the AMIs or containers made from it; undefined to list the images of the run. */
  readonly parentResourceId?: string | undefined;
}

const operation = imagebuilder(
  'ListLifecycleExecutionResources',
  (sdk) => sdk.ListLifecycleExecutionResourcesCommand,
);

type Output = typeof operation extends Operation<never, infer Out> ? Out : never;

/** The images that a lifecycle run affected, or the AMIs or containers of one of these images. */
export const resourcesOfRun: AwsList<ResourcesParent, LifecycleResourceRecord> = {
  operation: operation as unknown as Operation<unknown, unknown>,
  items: { type: 'LifecycleResource', visibleWith: ['LIFECYCLE'] },
  pageSize: largestPages.imagebuilder.size,
  input: (parent, token) => ({ ...parent, ...largestPages.imagebuilder.request(token) }),
  parse(scope, { lifecycleExecutionId, parentResourceId }, answer) {
    const output = answer.output as Output;
    const { call, fetchedAt } = answer;
    const items = itemsOf(answer, output.resources).map((item) => ({
      ...item,
      scope,
      fetchedAt,
      lifecycleExecutionId,
      parentResourceId,
    }));
    return {
      value: { items, nextToken: nextTokenOf(output), call, fetchedAt },
      ttl: ttlOfStatus(lifecycleStatusOf(output.lifecycleExecutionState?.status)),
      records: [],
    };
  },
};
