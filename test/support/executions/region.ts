import type { Estate } from '../../../sandbox/estate';
import { estateOf, type RegionData } from '../estate';
import type { GeneratedImage, GeneratedRun, GeneratedScope, GeneratedWorkflow } from './arbitraries';

/** The AWS data of each place, `<account>/<region>`. */
export type Holdings = Readonly<Record<string, RegionData>>;

/** An estate whose data a test can replace at any time. */
export interface ReplaceableEstate {
  readonly estate: Estate;
  replace(holdings: Holdings): void;
}

export const replaceableEstate = (places: readonly string[]): ReplaceableEstate => {
  const empty = estateOf(Object.fromEntries(places.map((place) => [place, {}])));
  let current = empty;
  return {
    estate: { scopes: empty.scopes, region: (scope) => current.region(scope) },
    replace(holdings) {
      current = estateOf(holdings);
    },
  };
};

const firstHour = Date.parse('2026-09-09T00:00:00.000Z');

/** The start of an hour of a generated data set. */
export const timeOfHour = (hour: number): Date => new Date(firstHour + hour * 3_600_000);

const time = (hour: number | undefined): Date | undefined =>
  hour === undefined ? undefined : timeOfHour(hour);

const text = (hour: number | undefined): string | undefined => time(hour)?.toISOString();

/** When a run ends that began at this hour. Some have an end without a start. */
const endOf = ({ hours }: GeneratedRun, start: number | undefined): Date | undefined =>
  hours === undefined ? undefined : timeOfHour((start ?? 4) + hours);

/* Few distinct texts, with the characters that a search could take for its own. Of users and files, nothing is in the others. */

const names = ['publish', 'Test-Suite', 'publish-late', undefined];
const messages = [
  undefined,
  'Access Denied: s3://bucket/100%_done',
  'Too many requests',
  'ÄRGER mit 日本語 "texts"',
  "It's back\\slashed",
  'access denied again',
];
const actions = ['ExecuteBash', 'RunCommand', undefined];
const users = ['Nina', 'omar', 'nina-2', undefined];
const files = ['In/Q1 100%.CSV', 'in/q1 100%.csv', '/efs/Größe_1.txt', undefined];

const pick = <Value>(values: readonly Value[], index: number): Value =>
  values[index % values.length] as Value;

/** Consecutive numbers become distant ones, so that the order of AWS and the order of the ids differ. */
const scattered = (serial: number): string =>
  (Math.imul(serial, 0x9e3779b1) >>> 0).toString(16).padStart(12, '0');

const uuid = (serial: number): string => `00000000-0000-4000-8000-${scattered(serial)}`;

/** Returns the next number, each only once. */
export type Serials = () => number;

export const serials = (): Serials => {
  let last = 0;
  return () => (last += 1);
};

/** A step starts with its workflow or later. */
const hourOfStep = (workflow: GeneratedWorkflow, { hour }: GeneratedRun): number | undefined =>
  hour === undefined ? undefined : (workflow.hour ?? 1) - 1 + hour;

/** Half an hour before the first workflow or step of the image starts. */
const hourOfImage = ({ workflows }: GeneratedImage): number => {
  const hours = workflows.flatMap((workflow) => [
    workflow.hour ?? Infinity,
    ...workflow.steps.map((step) => hourOfStep(workflow, step) ?? Infinity),
  ]);
  return Math.min(4, ...hours) - 0.5;
};

const definitionArn = (region: string, account: string, name: string | undefined): string | undefined =>
  name === undefined ? undefined : `arn:aws:imagebuilder:${region}:${account}:workflow/build/${name}/1.0.0/1`;

const transferExecutionOf = ({ awsStatus, name, text: index }: GeneratedRun, serial: Serials) => {
  const [user, file] = [pick(users, name), pick(files, index)];
  return {
    ExecutionId: uuid(serial()),
    Status: awsStatus,
    InitialFileLocation:
      file?.startsWith('/') === true
        ? { EfsFileLocation: { FileSystemId: 'fs-01234567', Path: file } }
        : file && { S3FileLocation: { Bucket: 'inbox', Key: file } },
    ServiceMetadata: user && { UserDetails: { UserName: user, ServerId: 's-0123456789abcdef0' } },
  };
};

const imagesOf = (
  place: string,
  images: readonly GeneratedImage[],
  policyRunIds: readonly string[],
  serial: Serials,
) => {
  const [account = '', region = ''] = place.split('/');
  return images.map((image) => {
    const imageBuildVersionArn = `arn:aws:imagebuilder:${region}:${account}:image/made-up/1.0.0/${serial()}`;
    const runId = { none: undefined, listed: policyRunIds[0], unlisted: `lce-${uuid(serial())}` };
    const executions = image.workflows.map((workflow) => {
      const workflowExecutionId = `wf-${uuid(serial())}`;
      return {
        execution: {
          workflowExecutionId,
          imageBuildVersionArn,
          workflowBuildVersionArn: definitionArn(region, account, pick(names, workflow.name)),
          status: workflow.awsStatus,
          message: pick(messages, workflow.text),
          startTime: text(workflow.hour),
          endTime: endOf(workflow, workflow.hour)?.toISOString(),
        },
        steps: workflow.steps.map((step) => ({
          stepExecutionId: `step-${uuid(serial())}`,
          workflowExecutionId,
          imageBuildVersionArn,
          name: pick(names, step.name),
          action: pick(actions, step.text),
          description: pick(messages, step.text + step.name),
          status: step.awsStatus,
          message: pick(messages, step.text),
          startTime: text(hourOfStep(workflow, step)),
          endTime: endOf(step, hourOfStep(workflow, step))?.toISOString(),
        })),
      };
    });
    return {
      image: {
        arn: imageBuildVersionArn,
        state: { status: image.state },
        dateCreated: image.isDated ? text(hourOfImage(image)) : undefined,
        lifecycleExecutionId: runId[image.lifecycleRun],
      },
      executions,
    };
  });
};

/** A generated data set as the AWS data of a place. */
export const regionOf = (place: string, generated: GeneratedScope, serial: Serials): RegionData => {
  const [account = '', region = ''] = place.split('/');
  const policies = generated.policies.map((runs) => {
    const arn = `arn:aws:imagebuilder:${region}:${account}:lifecycle-policy/p${serial()}`;
    const executions = runs.map((run) => ({
      lifecycleExecutionId: `lce-${uuid(serial())}`,
      lifecyclePolicyArn: arn,
      state: { status: run.awsStatus, reason: pick(messages, run.text) },
      startTime: time(run.hour),
      endTime: endOf(run, run.hour),
    }));
    return { arn, executions };
  });
  const policyRuns = policies.flatMap(({ executions }) => executions);
  const transferWorkflows = generated.transferWorkflows.map((runs) => ({
    WorkflowId: `w-${String(serial()).padStart(17, '0')}`,
    executions: runs.map((run) => transferExecutionOf(run, serial)),
  }));
  const blueprints = generated.blueprints.map((runs) => ({ Name: `blueprint-${serial()}`, runs }));
  const images = imagesOf(
    place,
    generated.images,
    policyRuns.map(({ lifecycleExecutionId }) => lifecycleExecutionId),
    serial,
  );
  const executions = images.flatMap((image) => image.executions);

  // AWS may return statuses that the types of the SDK do not allow.
  return {
    images: images.map(({ image }) => image),
    workflowExecutions: executions.map(({ execution }) => execution),
    steps: executions.flatMap(({ steps }) => steps),
    lifecyclePolicies: policies.map(({ arn }) => ({ arn })),
    lifecycleExecutions: policyRuns,
    transferWorkflows: transferWorkflows.map(({ WorkflowId }) => ({
      WorkflowId,
      Arn: `made-up/${WorkflowId}`,
    })),
    transferExecutions: Object.fromEntries(
      transferWorkflows.map((workflow) => [workflow.WorkflowId, workflow.executions]),
    ),
    blueprints: blueprints.map(({ Name }) => ({ Name })),
    blueprintRuns: blueprints.flatMap(({ Name, runs }) =>
      runs.map((run) => ({
        BlueprintName: Name,
        RunId: `br_${scattered(serial())}`,
        State: run.awsStatus,
        WorkflowName: pick(names, run.name),
        ErrorMessage: pick(messages, run.text),
        RollbackErrorMessage: pick(messages, run.text + run.name),
        StartedOn: time(run.hour),
        CompletedOn: endOf(run, run.hour),
      })),
    ),
  } as RegionData;
};
