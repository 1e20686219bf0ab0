import type { LifecycleResourceResolvers } from '../generated/graphql';

import { formats } from '../model/formats';
import { nodeId } from '../model/nodeId';
import type { LifecycleResourceRecord } from '../model/records';
import type { Scope } from '../model/scope';
import { type Connection, connection, type Paging } from './connection';
import { listName } from './pagingArguments';
import { related } from './related';
import type { Loaders } from './context';

interface ResourceList {
  readonly name: string;
  readonly scope: Scope;
  readonly lifecycleExecutionId: string;
  readonly parentResourceId?: string;
}

/** What a lifecycle run did on one level: to images, or to the AMIs or containers of one. */
export const resourceConnection = (
  { name, scope, lifecycleExecutionId, parentResourceId }: ResourceList,
  paging: Paging,
  { lifecycleResource }: Loaders,
): Promise<Connection<LifecycleResourceRecord> | null> =>
  connection(
    {
      name,
      page: (token) =>
        lifecycleResource.pageByExecution.load({ scope, lifecycleExecutionId, parentResourceId, token }),
      key: (resource) => `${resource.region ?? ''} ${resource.resourceId ?? ''}`,
    },
    paging,
  );

export const LifecycleResource: LifecycleResourceResolvers = {
  accountId: (resource) => resource.accountId,
  resourceId: (resource) => resource.resourceId,
  state: (resource) => resource.state,
  action: (resource) => resource.action,
  region: (resource) => resource.region,
  snapshots: (resource) => resource.snapshots,
  imageUris: (resource) => resource.imageUris,
  startedAt: (resource) => resource.startTime,
  endedAt: (resource) => resource.endTime,

  resources: ({ scope, lifecycleExecutionId, resourceId, parentResourceId }, args, { loaders }) => {
    if (!resourceId || parentResourceId) return null;
    const name = listName(`${nodeId('Lifecycle', scope, lifecycleExecutionId)} ${resourceId}`, 'resources');
    return resourceConnection(
      { name, scope, lifecycleExecutionId, parentResourceId: resourceId },
      args,
      loaders,
    );
  },
  image: (resource, _args, context, info) => {
    const { resourceId } = resource;
    const isImage = resourceId !== undefined && formats.imageBuildVersionArn.pattern.test(resourceId);
    return isImage ? related('Image', [resourceId], resource, context, info) : null;
  },
};
