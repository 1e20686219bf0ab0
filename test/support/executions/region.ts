import type { Estate } from '../../../sandbox/estate';
import { estateOf, type RegionData } from '../estate';
import type { DrawnImage, DrawnRun, DrawnScope, DrawnWorkflow } from './arbitraries';

/** What AWS holds in each place, `<account>/<region>`. */
export type Holdings = Readonly<Record<string, RegionData>>;

/** An AWS of which another holding can be told at any moment. */
export interface ChangingEstate {
  readonly estate: Estate;
  become(holdings: Holdings): void;
}

export const changingEstate = (places: readonly string[]): ChangingEstate => {
  const empty = estateOf(Object.fromEntries(places.map((place) => [place, {}])));
  let current = empty;
  return {
    estate: { scopes: empty.scopes, region: (scope) => current.region(scope) },
    become(holdings) {
      current = estateOf(holdings);
    },
  };
};

const firstHour = Date.parse('2026-09-09T00:00:00.000Z');

/** The moment at which an hour of a drawn data set begins. */
export const momentOfHour = (hour: number): Date => new Date(firstHour + hour * 3_600_000);

const time = (hour: number | undefined): Date | undefined =>
  hour === undefined ? undefined : momentOfHour(hour);

const text = (hour: number | undefined): string | undefined => time(hour)?.toISOString();

/** Numbers that follow each other are far apart, so that AWS's order and that of the ids differ. */
const scattered = (serial: number): string =>
  (Math.imul(serial, 0x9e3779b1) >>> 0).toString(16).padStart(12, '0');

const uuid = (serial: number): string => `00000000-0000-4000-8000-${scattered(serial)}`;

/** Ids, none of them twice. */
export type Serials = () => number;

export const serials = (): Serials => {
  let last = 0;
  return () => (last += 1);
};

/** A step begins with its workflow or later. */
const hourOfStep = (workflow: DrawnWorkflow, { hour }: DrawnRun): number | undefined =>
  hour === undefined ? undefined : (workflow.hour ?? 1) - 1 + hour;

/** Half an hour before the first thing that began on it. */
const hourOfImage = ({ workflows }: DrawnImage): number => {
  const hours = workflows.flatMap((workflow) => [
    workflow.hour ?? Infinity,
    ...workflow.steps.map((step) => hourOfStep(workflow, step) ?? Infinity),
  ]);
  return Math.min(4, ...hours) - 0.5;
};

const imagesOf = (
  place: string,
  images: readonly DrawnImage[],
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
          status: workflow.word,
          startTime: text(workflow.hour),
        },
        steps: workflow.steps.map((step) => ({
          stepExecutionId: `step-${uuid(serial())}`,
          workflowExecutionId,
          imageBuildVersionArn,
          status: step.word,
          startTime: text(hourOfStep(workflow, step)),
        })),
      };
    });
    return {
      image: {
        arn: imageBuildVersionArn,
        state: { status: image.state },
        dateCreated: image.isDated ? text(hourOfImage(image)) : undefined,
        lifecycleExecutionId: runId[image.touchedBy],
      },
      executions,
    };
  });
};

/** A drawn data set as AWS would hold it in a place. */
export const regionOf = (place: string, drawn: DrawnScope, serial: Serials): RegionData => {
  const [account = '', region = ''] = place.split('/');
  const policies = drawn.policies.map((runs) => {
    const arn = `arn:aws:imagebuilder:${region}:${account}:lifecycle-policy/p${serial()}`;
    const executions = runs.map(({ word, hour }) => ({
      lifecycleExecutionId: `lce-${uuid(serial())}`,
      lifecyclePolicyArn: arn,
      state: { status: word },
      startTime: time(hour),
    }));
    return { arn, executions };
  });
  const policyRuns = policies.flatMap(({ executions }) => executions);
  const transferWorkflows = drawn.transferWorkflows.map((runs) => ({
    WorkflowId: `w-${String(serial()).padStart(17, '0')}`,
    executions: runs.map(({ word }) => ({ ExecutionId: uuid(serial()), Status: word })),
  }));
  const blueprints = drawn.blueprints.map((runs) => ({ Name: `blueprint-${serial()}`, runs }));
  const images = imagesOf(
    place,
    drawn.images,
    policyRuns.map(({ lifecycleExecutionId }) => lifecycleExecutionId),
    serial,
  );
  const executions = images.flatMap((image) => image.executions);

  // AWS may say words that the SDK does not know, so the types are told to look away.
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
      runs.map(({ word, hour }) => ({
        BlueprintName: Name,
        RunId: `br_${scattered(serial())}`,
        State: word,
        StartedOn: time(hour),
      })),
    ),
  } as RegionData;
};
