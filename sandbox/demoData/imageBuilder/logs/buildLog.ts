import type { LogLine } from '../../../logs/storedLogs';
import type { DemoScope } from '../../demoScope';
import type { BuildPlan } from '../buildPlan';
import { homeImageId } from '../outputs';
import { parentImageOf } from '../recipes';
import type { WorkflowPlan } from '../workflowPlan';
import { stepLines } from './stepLog';

/** The lines of a build, in Image Builder's form. Empty for an import, which runs no workflows. */
export const buildLines = (scope: DemoScope, build: BuildPlan): readonly LogLine[] => {
  if (build.workflows.length === 0) return [];
  const lines = [
    ...parentLine(scope, build),
    ...build.workflows.flatMap((workflow) => workflowLines(scope, build, workflow)),
    ...stateLines(build),
  ];
  return lines.filter(({ at }) => Number.isFinite(at)).toSorted((one, other) => one.at - other.at);
};

/** Nothing is logged while the image is PENDING. */
const stateLines = ({ arn, states }: BuildPlan): readonly LogLine[] =>
  states
    .filter(({ state }) => state.status !== 'PENDING')
    .flatMap(({ from, state }) => [
      { at: from, message: `Image transitioned to ${state.status} state for Image ARN: ${arn}` },
      ...(state.reason === undefined ? [] : [{ at: from, message: state.reason }]),
    ]);

/** The only place that names the AMI that the parent image was at the time of the build. */
const parentLine = (scope: DemoScope, { script, states }: BuildPlan): readonly LogLine[] => {
  const { product, number, word } = script;
  const building = states.find(({ state }) => state.status === 'BUILDING');
  if (building === undefined || product.output !== 'AMI') return [];
  const ami = homeImageId(scope, `parent of ${word}`, number);
  const parent = parentImageOf(scope, product, number);
  const message = `Resolved Image Recipe parent image ${parent} to AMI ${ami}.`;
  return [{ at: building.from + 20, message }];
};

const workflowLines = (
  scope: DemoScope,
  { script: { product } }: BuildPlan,
  workflow: WorkflowPlan,
): readonly LogLine[] => {
  if (workflow.ending === 'SKIPPED') return [];
  const { type } = workflow.script.definition;
  const arn = loggedArn(workflow.parents.workflowBuildVersionArn);
  const { begins, stops, ends, ending } = workflow;
  return [
    { at: begins + 50, message: `Started ${type} workflow ${arn}` },
    { at: begins + 100, message: `Total ${workflow.steps.length} steps to run for workflow ${arn}` },
    ...workflow.steps.flatMap((step) => stepLines(scope, product, type, step)),
    ...(ending === 'ROLLBACK_COMPLETED'
      ? [
          { at: stops, message: `Started rollback of workflow ${arn}` },
          { at: ends, message: `Finished rollback of workflow ${arn}` },
        ]
      : [{ at: ends, message: `Finished ${type} workflow ${arn} with status ${ending}` }]),
  ];
};

/** The log has the account id of Image Builder itself where the API says `aws`. */
const loggedArn = (arn = ''): string => arn.replace(/:aws:workflow/, ':813215560771:workflow');
