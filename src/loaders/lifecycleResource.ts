import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import { lifetimeOf } from '../model/lifetime';
import type { Page } from '../model/page';
import type { LifecycleResourceRecord } from '../model/records';
import { lifecycleStatus } from '../model/status';
import { largestPage, type PageKey, pageOf } from './pages';
import { perKey } from './perKey';

interface ExecutionKey extends PageKey {
  readonly lifecycleExecutionId: string;
  /** An image of the first level, for the AMIs or containers of it; undefined for the images. */
  readonly parentResourceId?: string | undefined;
}

export const lifecycleResourceLoaders = (aws: AwsDoor) => ({
  /** What a lifecycle run did: to images, or to the AMIs or containers of one image. */
  pageByExecution: perKey(
    ['lifecycleExecutionId', 'parentResourceId', 'token'],
    async (key: ExecutionKey): Promise<Page<LifecycleResourceRecord> | null> => {
      const { scope, lifecycleExecutionId, parentResourceId, token } = key;
      const answer = await aws.ask(
        scope,
        operations.listLifecycleExecutionResources,
        {
          lifecycleExecutionId,
          parentResourceId,
          maxResults: largestPage.imagebuilder,
          nextToken: token,
        },
        ({ lifecycleExecutionState: state }) => lifetimeOf(lifecycleStatus(state?.status)),
      );
      return pageOf(
        answer,
        (output) => ({ items: output.resources, nextToken: output.nextToken }),
        (item, { fetchedAt }) => ({ ...item, scope, fetchedAt, lifecycleExecutionId, parentResourceId }),
      );
    },
  ),
});
