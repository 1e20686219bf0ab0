import type { WorkflowExecutionStatus } from '@aws-sdk/client-imagebuilder';
import { uuid, type Label } from '../ids';
import type { DemoScope } from '../demoScope';
import { never, type Span } from '../timeline';
import type { StepContext } from './actions';
import { definitionArn, type StepDefinition, type WorkflowDefinition } from './definitions';
import { planRollback, type RollbackScript } from './rollback';
import {
  planStep,
  unreachedStep,
  type StepParents,
  type StepPlan,
  type StepOverride,
  wrappedJson,
} from './stepPlan';

/** Describes one workflow execution. */
export interface WorkflowScript {
  readonly definition: WorkflowDefinition;
  /** Workflows of one group run at the same time. */
  readonly parallelGroup?: string;
  /** With CONTINUE, a failed workflow does not end the build. */
  readonly onFailure?: 'ABORT' | 'CONTINUE';
  /** By step name. */
  readonly stepOverrides?: Readonly<Record<string, StepOverride>>;
  /** The roll-back after a failure. */
  readonly rollback?: RollbackScript;
}

/** `ends` is the end of the roll-back, if there is one. */
export interface WorkflowPlan extends Span {
  readonly id: string;
  readonly script: WorkflowScript;
  readonly parents: StepParents;
  readonly steps: readonly StepPlan[];
  /** The end of the last step that ran. A roll-back begins here. */
  readonly stops: number;
  readonly ending: WorkflowExecutionStatus;
  readonly message: string | undefined;
  /** When a new attempt replaces this execution. */
  readonly retried: number;
}

/** Identifies a workflow execution: its scope, its image, and the label of its id. */
export interface WorkflowSite {
  readonly scope: DemoScope;
  readonly imageArn: string;
  readonly label: Label;
}

export const planWorkflow = (
  site: WorkflowSite,
  script: WorkflowScript,
  begins: number,
  context: StepContext,
): WorkflowPlan => {
  const steps: StepPlan[] = [];
  const known = new Map<string, string>(parameterValues(script.definition));
  let clock = begins;
  for (const [at, definition] of script.definition.steps.entries()) {
    if (steps.some(endsTheWorkflow)) {
      steps.push(unreachedStep(stepId(site, at), definition));
      continue;
    }
    clock += context.random.between(300, 600);
    const override = script.stepOverrides?.[definition.name] ?? {};
    const step = planStep(stepId(site, at), definition, override, clock, known, context);
    for (const [key, value] of Object.entries(step.result))
      known.set(outputReference(definition, key), value);
    steps.push(step);
    clock = step.ends;
  }
  const undone = planRollback(script.rollback, steps, clock);
  const culprit = steps.find(endsTheWorkflow);
  return {
    ...identity(site, script),
    steps: undone?.steps ?? steps,
    begins,
    stops: clock,
    ends: undone?.ends ?? clock,
    ending: undone === undefined ? (culprit?.ending ?? 'COMPLETED') : 'ROLLBACK_COMPLETED',
    message: culprit?.message,
    retried: never,
  };
};

/** A workflow that does not run, because an earlier one ended the build. All its steps are skipped. */
export const skipWorkflow = (site: WorkflowSite, script: WorkflowScript, moment: number): WorkflowPlan => ({
  ...identity(site, script),
  steps: script.definition.steps.map((definition, at) => ({
    ...unreachedStep(stepId(site, at), definition),
    begins: moment,
    ends: moment,
    ending: 'SKIPPED' as const,
    inputs: definition.inputs && wrappedJson(definition.inputs),
  })),
  begins: moment,
  stops: moment,
  ends: moment,
  ending: 'SKIPPED',
  message: undefined,
  retried: never,
});

/** A cancelled step ends its workflow. A failed step ends it if its `onFailure` is Abort. */
const endsTheWorkflow = ({ ending, definition }: StepPlan) =>
  ending === 'CANCELLED' || (ending === 'FAILED' && definition.onFailure === 'Abort');

const identity = ({ scope, imageArn, label }: WorkflowSite, script: WorkflowScript) => {
  const id = `wf-${uuid(scope, label)}`;
  const workflowBuildVersionArn = definitionArn(scope, script.definition);
  return {
    id,
    script,
    parents: { workflowBuildVersionArn, workflowExecutionId: id, imageBuildVersionArn: imageArn },
  };
};

const stepId = ({ scope, label }: WorkflowSite, at: number) =>
  `step-${uuid(scope, { ...label, step: at + 1 })}`;

const outputReference = ({ name }: StepDefinition, output: string) => `$.stepOutputs.${name}.${output}`;

const parameterValues = ({ parameters = [] }: WorkflowDefinition) =>
  parameters.map(
    ({ name, defaultValue }) => [`$.parameters.${name}`, defaultValue?.join(',') ?? ''] as const,
  );
