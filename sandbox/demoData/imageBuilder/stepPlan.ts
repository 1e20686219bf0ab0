import type {
  WorkflowStepExecutionRollbackStatus,
  WorkflowStepExecutionStatus,
} from '@aws-sdk/client-imagebuilder';
import type { StoredStep } from '../../estate';
import { hasBegun, hasEnded, never, timestamp, type Span } from '../timeline';
import { actionOf, type StepContext } from './actions';
import type { StepDefinition } from './definitions';

/** Replaces a step's default duration, outputs or result. */
export interface StepOverride {
  readonly ending?: 'SKIPPED' | 'FAILED' | 'CANCELLED';
  readonly seconds?: number;
  readonly message?: string;
  readonly outputs?: Readonly<Record<string, string>>;
  /** Which part of a component failed. */
  readonly componentFailure?: ComponentFailure;
}

/** The first failed step of a component, as the build's log reports it. */
export interface ComponentFailure {
  readonly componentArn: string;
  readonly phaseName: string;
  readonly stepName: string;
  readonly errorMessage: string;
  /** What the step wrote before it failed. */
  readonly stderr: readonly string[];
}

export interface StepPlan extends Span {
  readonly id: string;
  readonly definition: StepDefinition;
  readonly ending: WorkflowStepExecutionStatus;
  readonly inputs: string | undefined;
  readonly outputs: string | undefined;
  readonly message: string | undefined;
  readonly componentFailure: ComponentFailure | undefined;
  /** Outputs that later steps can refer to. */
  readonly result: Readonly<Record<string, string>>;
  readonly rollback: RollbackPlan | undefined;
}

export interface RollbackPlan extends Span {
  readonly ending: WorkflowStepExecutionRollbackStatus;
}

/** Plans a step that starts at `begins`. `known` holds the outputs of earlier steps and the parameters. */
export const planStep = (
  id: string,
  definition: StepDefinition,
  override: StepOverride,
  begins: number,
  known: ReadonlyMap<string, string>,
  context: StepContext,
): StepPlan => {
  const action = actionOf(definition.action);
  const skipped = override.ending === 'SKIPPED';
  const result =
    override.outputs ?? (override.ending === undefined ? action.outputs?.(context) : undefined) ?? {};
  return {
    id,
    definition,
    begins,
    ends: skipped ? begins : begins + (override.seconds ?? jittered(action.seconds, context)) * 1000,
    ending: override.ending ?? 'COMPLETED',
    inputs: definition.inputs && wrappedJson(skipped ? definition.inputs : resolve(definition.inputs, known)),
    outputs: Object.keys(result).length === 0 ? undefined : wrappedJson(result),
    message: override.message,
    componentFailure: override.componentFailure,
    result,
    rollback: undefined,
  };
};

/** A step after the one that ended the workflow. It stays PENDING. */
export const unreachedStep = (id: string, definition: StepDefinition): StepPlan => ({
  id,
  definition,
  begins: never,
  ends: never,
  ending: 'PENDING',
  inputs: undefined,
  outputs: undefined,
  message: undefined,
  componentFailure: undefined,
  result: {},
  rollback: undefined,
});

export const stepStatusAt = (step: StepPlan, now: Date): WorkflowStepExecutionStatus => {
  if (!hasBegun(step, now)) return 'PENDING';
  return hasEnded(step, now) ? step.ending : 'RUNNING';
};

export type StepParents = Pick<
  StoredStep,
  'workflowBuildVersionArn' | 'workflowExecutionId' | 'imageBuildVersionArn'
>;

export const stepAt = (step: StepPlan, parents: StepParents, now: Date): StoredStep => {
  const { name, description, action, onFailure } = step.definition;
  const [begun, ended] = [hasBegun(step, now), hasEnded(step, now)];
  return {
    stepExecutionId: step.id,
    ...parents,
    name,
    description,
    action,
    status: stepStatusAt(step, now),
    rollbackStatus: rollbackStatusAt(step.rollback, now),
    message: ended ? step.message : undefined,
    inputs: begun ? step.inputs : undefined,
    outputs: ended ? step.outputs : undefined,
    startTime: begun ? timestamp(step.begins) : undefined,
    endTime: ended ? timestamp(step.ends) : undefined,
    onFailure,
    timeoutSeconds: actionOf(action).timeoutSeconds,
  };
};

const rollbackStatusAt = (rollback: RollbackPlan | undefined, now: Date) => {
  if (rollback === undefined || !hasBegun(rollback, now)) return undefined;
  return hasEnded(rollback, now) ? rollback.ending : 'RUNNING';
};

/** Varies the usual duration by up to an eighth. Returns seconds with milliseconds as the fraction. */
const jittered = (usual: number, { random }: StepContext) => (usual * random.between(875, 1125)) / 1000;

const resolve = (inputs: Readonly<Record<string, string>>, known: ReadonlyMap<string, string>) =>
  Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => {
      const referred = key.endsWith('.$') ? known.get(value) : undefined;
      return referred === undefined ? [key, value] : [key.slice(0, -2), referred];
    }),
  );

/** JSON with a blank after each colon and comma, as AWS writes it: `{"waitFor": "ssmAgent"}`. */
export const wrappedJson = (values: Readonly<Record<string, string>>): string =>
  `{${Object.entries(values)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(', ')}}`;
