import { emptyRegion } from '../../sandbox/emptyRegion';
import type {
  ChildCollection,
  Collection,
  Estate,
  StoredImage,
  StoredWorkflowExecution,
} from '../../sandbox/estate';

/*
 * Builds that run for ever: each has one workflow, which finishes a step in a fixed time. They are shifted against each other, so that
 * changes come one by one.
 */

export interface BuildsSize {
  readonly builds: number;
  /** How long a step takes. */
  readonly stepSeconds: number;
}

const place = { accountId: '111122223333', region: 'us-east-1' };
const stepsPerWorkflow = 100_000;

const idOf = (build: number): string => `wf-00000000-0000-4000-8000-${String(build).padStart(12, '0')}`;
const arnOf = (build: number): string =>
  `arn:aws:imagebuilder:${place.region}:${place.accountId}:image/build-${build}/1.0.0/1`;

/** The builds of an estate that starts at a moment. */
export const buildsEstate = ({ builds, stepSeconds }: BuildsSize, start: Date): Estate => {
  const numbers = Array.from({ length: builds }, (_item, index) => index);
  const numberByKey = new Map(
    numbers.flatMap((build) => [[idOf(build), build] as const, [arnOf(build), build] as const]),
  );

  const imageOf = (build: number): StoredImage => ({
    arn: arnOf(build),
    type: 'AMI',
    name: `build-${build}`,
    version: '1.0.0/1',
    platform: 'Linux',
    state: { status: 'BUILDING' },
    dateCreated: start.toISOString(),
  });

  const workflowOf = (build: number, now: Date): StoredWorkflowExecution => {
    const seconds = (now.getTime() - start.getTime()) / 1000 + (build * stepSeconds) / builds;
    return {
      workflowExecutionId: idOf(build),
      imageBuildVersionArn: arnOf(build),
      workflowBuildVersionArn: `arn:aws:imagebuilder:${place.region}:aws:workflow/build/build-image/1.0.3/1`,
      type: 'BUILD',
      status: 'RUNNING',
      totalStepCount: stepsPerWorkflow,
      totalStepsSucceeded: Math.floor(seconds / stepSeconds),
      totalStepsFailed: 0,
      totalStepsSkipped: 0,
      startTime: start.toISOString(),
    };
  };

  const images: Collection<StoredImage> = {
    all: () => numbers.map(imageOf),
    get: (arn) => {
      const build = numberByKey.get(arn);
      return build === undefined ? undefined : imageOf(build);
    },
  };
  const workflowExecutions: ChildCollection<StoredWorkflowExecution> = {
    get: (id, now) => {
      const build = numberByKey.get(id);
      return build === undefined ? undefined : workflowOf(build, now);
    },
    of: (arn, now) => {
      const build = numberByKey.get(arn);
      return build === undefined ? undefined : [workflowOf(build, now)];
    },
  };
  const region = { ...emptyRegion, images, workflowExecutions };
  return { scopes: [place], region: () => region };
};
