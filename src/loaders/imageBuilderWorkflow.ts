import type {
  ListWorkflowExecutionsRequest,
  ListWorkflowExecutionsResponse,
  WorkflowExecutionMetadata,
} from '@aws-sdk/client-imagebuilder';
import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import { type Lifetime, lifetimeOf, lifetimeOfList } from '../model/lifetime';
import type { ImageBuilderWorkflowRecord } from '../model/records';
import { workflowStatus } from '../model/status';
import { type AwsList, askPage } from './lists';
import { aboutAsked, findInPages, largestPage, type PageKey, required } from './pages';
import { perKey, type ScopedKey } from './perKey';
import { perSibling } from './siblings';

interface WorkflowKey extends ScopedKey {
  readonly workflowExecutionId: string;
  /** Where it is known: what lists its siblings. */
  readonly imageBuildVersionArn?: string | undefined;
  /** True where the image's list is needed in any case. */
  readonly isListed?: boolean | undefined;
}

interface ImageKey extends PageKey {
  readonly imageBuildVersionArn: string;
}

const kind = 'ImageBuilderWorkflow';

const lifetime = ({ status }: WorkflowExecutionMetadata): Lifetime => lifetimeOf(workflowStatus(status));

/** The executions of an image, by its ARN. */
export const workflowsOfImage: AwsList<
  string,
  ListWorkflowExecutionsRequest,
  ListWorkflowExecutionsResponse,
  WorkflowExecutionMetadata,
  ImageBuilderWorkflowRecord
> = {
  operation: operations.listWorkflowExecutions,
  input: (imageBuildVersionArn, nextToken) => ({
    imageBuildVersionArn,
    maxResults: largestPage.imagebuilder,
    nextToken,
  }),
  lifetime: ({ workflowExecutions = [] }) =>
    lifetimeOfList(workflowExecutions.map(({ status }) => workflowStatus(status))),
  read: ({ workflowExecutions, nextToken }) => ({ items: workflowExecutions, nextToken }),
  record: (item, { call, fetchedAt }, scope, imageBuildVersionArn) => ({
    ...item,
    kind,
    source: 'ListWorkflowExecutions',
    scope,
    fetchedAt,
    workflowExecutionId: required(call, item.workflowExecutionId, 'workflowExecutionId'),
    imageBuildVersionArn,
  }),
};

export const imageBuilderWorkflowLoaders = (aws: AwsDoor) => {
  const get = async ({
    scope,
    workflowExecutionId,
  }: WorkflowKey): Promise<ImageBuilderWorkflowRecord | null> => {
    const answer = await aws.ask(scope, operations.getWorkflowExecution, { workflowExecutionId }, (output) =>
      output.workflowExecutionId === workflowExecutionId ? lifetime(output) : undefined,
    );
    if (!answer) return null;
    const { call, fetchedAt, output } = answer;
    aboutAsked(call, 'workflowExecutionId', output.workflowExecutionId, workflowExecutionId);
    return { ...output, kind, source: 'GetWorkflowExecution', scope, fetchedAt, workflowExecutionId };
  };

  /** Gives what a list told to all who want it alone. */
  const spread = (workflow: ImageBuilderWorkflowRecord): void => {
    byId.prime(workflow, workflow);
    const { workflowExecutionId } = workflow;
    aws.keep(workflow, operations.getWorkflowExecution, [workflowExecutionId], lifetime(workflow), workflow);
  };

  /** The executions of an image; null when Image Builder does not know the image. */
  const pageByImage = perKey(
    ['imageBuildVersionArn', 'token'],
    async ({ scope, imageBuildVersionArn, token }: ImageKey) => {
      const page = await askPage(aws, workflowsOfImage, scope, imageBuildVersionArn, token);
      page?.items.forEach(spread);
      return page;
    },
  );

  /** One execution; null when Image Builder does not know it. Several of one image are taken from its list. */
  const byId = perSibling<WorkflowKey, ImageBuilderWorkflowRecord>({
    ids: ['workflowExecutionId'],
    recall: ({ scope, workflowExecutionId }) =>
      aws.recall(kind, scope, operations.getWorkflowExecution, [workflowExecutionId]),
    get,
    parentOf: (key) => key.imageBuildVersionArn,
    siblings:
      ({ scope }, imageBuildVersionArn) =>
      (token) =>
        pageByImage.load({ scope, imageBuildVersionArn, token }),
    isParentInIds: false,
    needsList: ({ isListed = false }) => isListed,
    couldHaveSpared: (calls) => aws.couldHaveSpared(calls),
  });

  /** Whether the build was retried after this execution: only its image's list tells. */
  const retried = async (workflow: ImageBuilderWorkflowRecord): Promise<boolean | undefined> => {
    if (workflow.source === 'ListWorkflowExecutions') return workflow.retried;
    const { scope, imageBuildVersionArn, workflowExecutionId } = workflow;
    if (!imageBuildVersionArn) return undefined;
    const listed = await findInPages(
      (token) => pageByImage.load({ scope, imageBuildVersionArn, token }),
      (item) => item.workflowExecutionId === workflowExecutionId,
    );
    return listed?.retried;
  };

  return { byId, pageByImage, retried, spread };
};
