import type { ImageBuilderWorkflowDefinitionResolvers, QueryResolvers } from '../generated/graphql';
import { parseArn } from '../model/arn';
import { badInput } from '../model/errors';
import { checked } from '../model/formats';
import { nodeId } from '../model/nodeId';
import { isArnOf } from '../model/scope';
import { chosenScope, lookUp, lookUpByArn } from './lookUp';

export const ImageBuilderWorkflowDefinition: ImageBuilderWorkflowDefinitionResolvers = {
  id: (definition) => nodeId('ImageBuilderWorkflowDefinition', definition.scope, definition.arn),
  scope: (definition) => definition.scope,
  fetchedAt: (definition) => definition.fetchedAt,
  arn: (definition) => definition.arn,
  name: (definition) => definition.name,
  version: (definition) => definition.version,
  description: (definition) => definition.description,
  changeDescription: (definition) => definition.changeDescription,
  type: (definition) => definition.type,
  state: (definition) => definition.state,
  owner: (definition) => definition.owner,
  data: (definition) => definition.data,
  kmsKeyId: (definition) => definition.kmsKeyId,
  dateCreated: (definition) => definition.dateCreated,
  tags: (definition) => definition.tags,
  parameters: (definition) => definition.parameters,
  latestVersionReferences: (definition) => definition.latestVersionReferences,
};

export const imageBuilderWorkflowDefinitionQueries: Pick<QueryResolvers, 'imageBuilderWorkflowDefinition'> = {
  imageBuilderWorkflowDefinition: async (_query, { workflowBuildVersionArn: arn, scope }, context, info) => {
    const kind = 'ImageBuilderWorkflowDefinition';
    if (!scope) return lookUpByArn(kind, 'workflowBuildVersionArn', arn, context, info);

    // AWS's own definitions are the same in every account, so only `scope` can say which one to ask.
    checked('workflowBuildVersionArn', 'workflowBuildVersionArn', arn);
    const parsed = parseArn(arn);
    const chosen = await chosenScope(context, { ...scope, region: scope.region ?? parsed.region });
    if (!isArnOf(chosen, parsed)) throw badInput('scope', scope, `one that "${arn}" can belong to`);
    return lookUp(kind, chosen, [arn], context, info);
  },
};
