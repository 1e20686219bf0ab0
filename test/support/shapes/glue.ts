import type { RegionData } from '../estate';
import { children, isDangling, type Plan, times, turn } from './plan';

const runsOf = (plan: Plan, blueprints: readonly string[], workflows: readonly string[]) =>
  children(blueprints, plan.blueprintRuns, (BlueprintName, n) => {
    const WorkflowName = isDangling(plan, n) ? 'lost workflow' : turn([...workflows, undefined], n);
    return {
      BlueprintName,
      RunId: `run-${n}`,
      State: n % 4 === 0 ? ('RUNNING' as const) : ('SUCCEEDED' as const),
      ...(WorkflowName !== undefined && { WorkflowName }),
    };
  });

/** Blueprints, their runs, and workflows that name a run that made them. */
export const grownGlue = (plan: Plan): RegionData => {
  const blueprints = times(plan.blueprints).map((n) => `blueprint-${n}`);
  const workflows = times(plan.blueprints).map((n) => `made by ${n}`);
  const blueprintRuns = runsOf(plan, blueprints, workflows);
  return {
    blueprints: blueprints.map((Name) => ({ Name, Status: 'ACTIVE' })),
    blueprintRuns,
    glueWorkflows: workflows.map((Name, n) => {
      const run = turn([...blueprintRuns, undefined], n);
      return {
        Name,
        ...(run && { BlueprintDetails: { BlueprintName: run.BlueprintName, RunId: run.RunId } }),
      };
    }),
  };
};
