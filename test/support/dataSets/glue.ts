import type { RegionData } from '../estate';
import { range } from '../sequence';
import { children, cycle, isDangling, type Plan } from './plan';

const runsOf = (plan: Plan, blueprints: readonly string[], workflows: readonly string[]) =>
  children(blueprints, plan.blueprintRuns, (BlueprintName, n) => {
    const WorkflowName = isDangling(plan, n) ? 'lost workflow' : cycle([...workflows, undefined], n);
    return {
      BlueprintName,
      RunId: `run-${n}`,
      State: n % 4 === 0 ? ('RUNNING' as const) : ('SUCCEEDED' as const),
      ...(WorkflowName !== undefined && { WorkflowName }),
    };
  });

/** Blueprints, their runs, and workflows. Most workflows name the run that created them. */
export const generateGlue = (plan: Plan): RegionData => {
  const blueprints = range(plan.blueprints).map((n) => `blueprint-${n}`);
  const workflows = range(plan.blueprints).map((n) => `made by ${n}`);
  const blueprintRuns = runsOf(plan, blueprints, workflows);
  return {
    blueprints: blueprints.map((Name) => ({ Name, Status: 'ACTIVE' })),
    blueprintRuns,
    glueWorkflows: workflows.map((Name, n) => {
      const run = cycle([...blueprintRuns, undefined], n);
      return {
        Name,
        ...(run && { BlueprintDetails: { BlueprintName: run.BlueprintName, RunId: run.RunId } }),
      };
    }),
  };
};
