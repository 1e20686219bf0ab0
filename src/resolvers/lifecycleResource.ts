import type { LifecycleResourceResolvers } from '../generated/graphql';
import { kinds } from '../kinds';
import { type LifecycleResourceRecord, resourcesOfRun } from '../kinds/lifecycleResource';
import { listName } from '../model/cursor';
import { encodeNodeId } from '../model/nodeId';
import { connection } from './connection';
import { related } from './related';

/** What distinguishes a resource from the others of its list. */
export const resourceKeyOf = ({ region = '', resourceId = '' }: LifecycleResourceRecord): string =>
  `${region} ${resourceId}`;

const imageArn = kinds.Image.ids.arn.format;

/** The other fields are AWS's members. */
export const LifecycleResource: Partial<LifecycleResourceResolvers> = {
  resources: ({ scope, lifecycleExecutionId, resourceId, parentResourceId }, args, { access, loaders }) => {
    if (!resourceId || parentResourceId) return null;
    access.in(scope).require(resourcesOfRun.items);
    const runId = encodeNodeId('Lifecycle', scope, [lifecycleExecutionId]);
    const parent = { lifecycleExecutionId, parentResourceId: resourceId };
    return connection(
      {
        name: listName(`${runId} ${resourceId}`, 'resources'),
        page: (token) => loaders.page(resourcesOfRun, scope, parent, token),
        key: resourceKeyOf,
      },
      args,
    );
  },
  image: (resource, _args, context, info) => {
    const { resourceId } = resource;
    const isImage = resourceId !== undefined && imageArn.pattern.test(resourceId);
    return isImage ? related('Image', { arn: resourceId }, resource, context, info) : null;
  },
};
