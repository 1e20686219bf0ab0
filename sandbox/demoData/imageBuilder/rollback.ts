import type { RollbackPlan, StepPlan } from './stepPlan';

/** Roll-backs by step name. Other steps that ran have nothing to roll back. */
export type RollbackScript = Readonly<
  Record<string, { readonly seconds: number; readonly ending: 'COMPLETED' | 'FAILED' }>
>;

/** Rolls the steps back one by one, last first. */
export const planRollback = (
  script: RollbackScript | undefined,
  steps: readonly StepPlan[],
  begins: number,
): { steps: readonly StepPlan[]; ends: number } | undefined => {
  if (script === undefined) return undefined;
  let clock = begins;
  const undo = (step: StepPlan): RollbackPlan | undefined => {
    if (step.ending === 'PENDING') return undefined;
    const override = script[step.definition.name];
    const span = { begins: clock, ends: clock + (override?.seconds ?? 0) * 1000 };
    clock = span.ends;
    return { ...span, ending: override?.ending ?? 'SKIPPED' };
  };
  const rollbacks = new Map(steps.toReversed().map((step) => [step.id, undo(step)]));
  return {
    steps: steps.map((step) => ({ ...step, rollback: rollbacks.get(step.id) })),
    ends: clock,
  };
};
