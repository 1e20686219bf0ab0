import type { WorkflowType } from '@aws-sdk/client-imagebuilder';
import type { LogLine } from '../../../logs/storedLogs';
import type { DemoScope } from '../../demoScope';
import { seconds } from '../../timeline';
import type { ActionName } from '../actions';
import type { Product } from '../products';
import type { StepPlan } from '../stepPlan';
import { componentLines } from './componentLog';

/** The lines of a step, within its time. A step that was skipped or not reached has none. */
export const stepLines = (
  scope: DemoScope,
  product: Product,
  type: WorkflowType,
  step: StepPlan,
): readonly LogLine[] => {
  if (step.ending === 'SKIPPED' || step.ending === 'PENDING') return [];
  const { name, action } = step.definition;
  return [
    { at: step.begins, message: `No 'if' conditions to evaluate for step: ${name}` },
    { at: step.begins, message: `Started step ${name} with action ${action}` },
    ...(action === 'ExecuteComponents'
      ? componentLines(scope, product, type, step)
      : actionLines(action, step)),
    ...endLines(step),
  ];
};

const actionLines = (action: ActionName, step: StepPlan): readonly LogLine[] => {
  const { instanceId = '', imageId = '' } = step.result;
  switch (action) {
    case 'LaunchInstance':
      return [
        { at: step.begins + seconds(1.5), message: 'Launching instance' },
        { at: step.begins + seconds(3), message: `Launched instance (instance id: ${instanceId})` },
        ...attempts(
          step,
          `Waiting for instance availability (id: ${instanceId}, expected state: ['passed']).`,
        ),
      ];
    case 'CreateImage':
      return imageId === ''
        ? []
        : attempts(step, `Waiting for image availability (id: ${imageId}, expected state: ['available']).`);
    case 'WaitForAction':
      return [
        { at: step.begins + seconds(1), message: `Waiting for an action on step ${step.definition.name}` },
      ];
    default:
      return [];
  }
};

/** Image Builder looks again every 45 seconds. */
const attempts = ({ begins, ends }: StepPlan, message: string): readonly LogLine[] => {
  const count = Math.min(100, Math.max(0, Math.floor((ends - begins) / seconds(45))));
  return Array.from({ length: count }, (_, at) => ({
    at: begins + seconds(9) + at * seconds(45),
    message: `${message} Attempt number: ${at + 1}.`,
  })).filter(({ at }) => at < ends);
};

const endLines = (step: StepPlan): readonly LogLine[] => {
  const { definition, ending, ends, message, result, componentFailure } = step;
  const isFailed = ending === 'FAILED';
  const output = isFailed && componentFailure === undefined ? outputOf(result) : [];
  return [
    ...output.map((line) => ({ at: ends, message: line })),
    {
      at: ends,
      message: isFailed
        ? `Step ${definition.name} failed with reason: ${message}`
        : `Step ${definition.name} ended with status ${ending}`,
    },
  ];
};

/** What a failed command wrote, and the error of a failed call. */
const outputOf = ({ output = '', error }: Readonly<Record<string, string>>): readonly string[] => [
  ...output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `CmdExecution: Stderr: ${line}`),
  ...(output === '' ? [] : ['CmdExecution: ExitCode 1']),
  ...(error === undefined ? [] : [`Error: ${error}`]),
];
