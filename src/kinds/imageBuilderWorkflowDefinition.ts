import type { LatestVersionReferences, Workflow } from '@aws-sdk/client-imagebuilder';
import { imageBuilderArn, version } from '../model/formats';
import { imagebuilder } from '../model/operation';
import { fieldsOf } from './fields';
import { defineKind } from './defineKind';
import { getBy } from './kind';
import type { RecordOf } from './recordOf';

type Raw = Workflow & { readonly latestVersionReferences?: LatestVersionReferences | undefined };

const { list } = fieldsOf<Raw>();

/** The document that defines a workflow. */
export const imageBuilderWorkflowDefinition = defineKind<Raw>()({
  type: 'ImageBuilderWorkflowDefinition',
  lookUp: 'imageBuilderWorkflowDefinition',
  visibleWith: ['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP'],
  ids: {
    arn: {
      argument: 'workflowBuildVersionArn',
      format: imageBuilderArn(
        `workflow/(?:build|test|distribution)/[a-z0-9_-]+/${version}/[0-9]+`,
        'aws:workflow/build/build-image/1.0.3/1',
      ),
      read: (workflow) => workflow.arn,
    },
  },
  get: getBy(
    imagebuilder('GetWorkflow', (sdk) => sdk.GetWorkflowCommand),
    ({ arn }) => ({ workflowBuildVersionArn: arn }),
    'workflow',
    ({ workflow, latestVersionReferences }) => workflow && { ...workflow, latestVersionReferences },
  ),
  fields: {
    name: list((workflow) => workflow.name),
    version: list((workflow) => workflow.version),
    description: list((workflow) => workflow.description),
    changeDescription: list((workflow) => workflow.changeDescription),
    type: list((workflow) => workflow.type),
    state: list((workflow) => workflow.state),
    owner: list((workflow) => workflow.owner),
    data: list((workflow) => workflow.data),
    kmsKeyId: list((workflow) => workflow.kmsKeyId),
    dateCreated: list.time((workflow) => workflow.dateCreated),
    tags: list((workflow) => workflow.tags),
    parameters: list((workflow) => workflow.parameters),
    latestVersionReferences: list((workflow) => workflow.latestVersionReferences),
  },
  ttl: () => 'definition',
});

export type ImageBuilderWorkflowDefinitionRecord = RecordOf<typeof imageBuilderWorkflowDefinition>;
