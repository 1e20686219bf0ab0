import type { BuildType, ImageState } from '@aws-sdk/client-imagebuilder';
import { arnOf, type DemoScope } from '../demoScope';
import { never, reached, seconds, type Milestone } from '../timeline';
import { planAttempt, type AttemptPlan } from './attempt';
import { planOutputs, type OutputPlan } from './outputs';
import type { Product } from './products';
import type { WorkflowPlan, WorkflowScript } from './workflowPlan';

/** Describes one build of an image. */
export interface BuildScript {
  readonly product: Product;
  /** The build version: the last part of the image's ARN. */
  readonly number: number;
  /** The first part of the ids of its workflow executions and steps. */
  readonly word: string;
  readonly begins: number;
  readonly buildType: BuildType;
  /** How long the image stays PENDING, and why. */
  readonly pending?: { readonly lasts: number; readonly reason: string };
  /** Every attempt but the last fails and is retried. */
  readonly attempts: readonly (readonly WorkflowScript[])[];
  /** In addition to the tags that all images have. */
  readonly tags?: Readonly<Record<string, string>>;
}

export interface BuildPlan {
  readonly script: BuildScript;
  readonly arn: string;
  /** Of all attempts, in order. */
  readonly workflows: readonly WorkflowPlan[];
  readonly states: readonly Milestone<ImageState>[];
  /** Exists from the time at which the image becomes AVAILABLE, which can be never. */
  readonly outputs: OutputPlan;
}

export const imageArn = (scope: DemoScope, { product, number }: BuildScript): string =>
  arnOf(scope, 'imagebuilder', `image/${product.name}/${product.version}/${number}`);

export const planBuild = (scope: DemoScope, script: BuildScript): BuildPlan => {
  const { begins, pending } = script;
  const created = begins + (pending?.lasts ?? 0);
  const attempts = planAttempts(scope, script, created + seconds(20));
  const states: readonly Milestone<ImageState>[] = [
    { from: begins, state: { status: 'PENDING', ...(pending && { reason: pending.reason }) } },
    { from: created, state: { status: 'CREATING' } },
    ...attempts.flatMap((attempt) => attempt.states),
  ];
  const available = states.find(({ state }) => state.status === 'AVAILABLE')?.from ?? never;
  return {
    script,
    arn: imageArn(scope, script),
    workflows: attempts.flatMap(({ workflows }, at) =>
      workflows.map((workflow) => ({ ...workflow, retried: attempts[at + 1]?.begins ?? never })),
    ),
    states,
    outputs: planOutputs(scope, script, available),
  };
};

/** The time until a user notices the failure and retries. */
const pauseBeforeRetry = seconds(540);

const planAttempts = (scope: DemoScope, script: BuildScript, begins: number): readonly AttemptPlan[] => {
  const site = { scope, imageArn: imageArn(scope, script), script };
  const plans: AttemptPlan[] = [];
  for (const attempt of script.attempts) {
    const earlier = plans.flatMap(({ workflows }) => workflows).length;
    const last = plans.at(-1);
    plans.push(
      planAttempt(site, attempt, last === undefined ? begins : last.ends + pauseBeforeRetry, earlier),
    );
  }
  return plans;
};

/** The state that results from the build, before any lifecycle run changes it. */
export const buildStateAt = ({ states }: BuildPlan, now: Date): ImageState =>
  reached(states, now)?.state ?? { status: 'PENDING' };
