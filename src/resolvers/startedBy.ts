import type { BuildType } from '@aws-sdk/client-imagebuilder';
import type { GraphQLResolveInfo } from 'graphql';
import type { StartedBy, StartedByKind } from '../generated/graphql';
import type { NodeRecords } from '../kinds';
import type { ImageRecord } from '../kinds/image';
import type { LifecycleRecord } from '../kinds/lifecycle';
import type { TransferExecutionRecord } from '../kinds/transferExecution';
import type { MaybePromise } from '../model/page';
import type { GatewayContext } from './context';
import { mapMaybe } from './maybe';
import { oneId, relatedWith, withField } from './related';

/** The tag with which a gateway will name the caller, on the builds that it starts. */
const startedByTag = 'execution-gateway:started-by';

const kindsByBuildType: Readonly<Record<BuildType, StartedByKind>> = {
  USER_INITIATED: 'USER',
  SCHEDULED: 'SCHEDULE',
  IMPORT: 'IMPORT',
  IMPORT_ISO: 'IMPORT',
};

const startedByOfImage = ({ buildType, tags, sourcePipelineArn }: ImageRecord): StartedBy | null => {
  if (buildType === undefined || !Object.hasOwn(kindsByBuildType, buildType)) return null;
  const kind = kindsByBuildType[buildType];
  return { kind, name: kind === 'USER' ? tags?.[startedByTag] : undefined, source: sourcePipelineArn };
};

type OfImage = 'ImageBuilderWorkflow' | 'WorkflowStep';

/** The resolver for executions that build an image: what made AWS start the build. */
export const startedByImageBuild =
  <From extends OfImage>(from: From) =>
  (
    execution: NodeRecords[From],
    _args: object,
    context: GatewayContext,
    info: GraphQLResolveInfo,
  ): MaybePromise<StartedBy | null> => {
    // Lists of images have all but the pipeline.
    const needsPipeline = context.plans.field(info).selection('StartedBy').names.has('source');
    return mapMaybe(withField(from, 'imageBuildVersionArn', execution, context, info), (full) =>
      mapMaybe(
        relatedWith(
          'Image',
          oneId('arn', full?.imageBuildVersionArn),
          needsPipeline ? 'get' : 'list',
          execution,
          context,
        ),
        (image) => image && startedByOfImage(image),
      ),
    );
  };

/** The policy of a lifecycle run. A run without one was requested for one image. */
export const startedByPolicy = (
  run: LifecycleRecord,
  _args: object,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): MaybePromise<StartedBy | null> =>
  mapMaybe(
    withField('Lifecycle', 'lifecyclePolicyArn', run, context, info),
    (full): StartedBy | null =>
      full &&
      (full.lifecyclePolicyArn ? { kind: 'POLICY', source: full.lifecyclePolicyArn } : { kind: 'USER' }),
  );

/** The upload that made a Transfer server start an execution. */
export const startedByUpload = (
  execution: TransferExecutionRecord,
  _args: object,
  context: GatewayContext,
  info: GraphQLResolveInfo,
): MaybePromise<StartedBy | null> =>
  mapMaybe(
    withField('TransferExecution', 'serviceMetadata', execution, context, info),
    (full): StartedBy | null => {
      const user = full?.serviceMetadata?.UserDetails;
      return user ? { kind: 'UPLOAD', name: user.UserName, source: user.ServerId } : null;
    },
  );
