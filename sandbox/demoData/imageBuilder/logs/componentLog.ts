import type { WorkflowType } from '@aws-sdk/client-imagebuilder';
import type { LogLine } from '../../../logs/storedLogs';
import type { DemoScope } from '../../demoScope';
import type { Product } from '../products';
import { componentArn } from '../recipes';
import type { ComponentFailure, StepPlan } from '../stepPlan';
import { plantedLines } from './plantedLines';

/**
 * The lines of AWSTOE, which runs the components of a recipe on the instance: those whose names end in `-test` in a test
 * workflow, the others in a build workflow. They are spread over the time of the step.
 */
export const componentLines = (
  scope: DemoScope,
  product: Product,
  type: WorkflowType,
  step: StepPlan,
): readonly LogLine[] => {
  const failure = step.componentFailure;
  const messages = product.components
    .filter((name) => name.endsWith('-test') === (type === 'TEST'))
    .map((name) => componentArn(scope, name, product.componentVersion))
    .flatMap((arn) =>
      failure?.componentArn === arn ? failedDocument(failure) : goodDocument(arn, product, type),
    );
  const all = [...messages, ...endOf(failure)];
  const pause = Math.floor((step.ends - step.begins) / (all.length + 1));
  return all.map((message, at) => ({ at: step.begins + (at + 1) * pause, message }));
};

const goodDocument = (arn: string, product: Product, type: WorkflowType): readonly string[] => [
  ...opening(arn, type === 'TEST' ? 'test' : 'build', type === 'TEST' ? 'CheckHealth' : 'InstallPackages'),
  `CmdExecution: Stdout: ${product.name}: ${type === 'TEST' ? 'all checks passed' : 'Complete!'}`,
  ...(type === 'BUILD' ? plantedLines(product) : []),
  'CmdExecution: ExitCode 0',
  'ExecuteBash: FINISHED EXECUTION',
];

const failedDocument = ({ componentArn: arn, phaseName, stepName, stderr }: ComponentFailure) => [
  ...opening(arn, phaseName, stepName),
  ...stderr.map((line) => `CmdExecution: Stderr: ${line}`),
  'CmdExecution: ExitCode 1',
  'ExecuteBash: FINISHED EXECUTION',
];

const opening = (arn: string, phase: string, step: string): readonly string[] => [
  `Document ${arn}`,
  `Phase ${phase}`,
  `Step ${step}`,
  'ExecuteBash: STARTED EXECUTION',
  'ExecuteBash: Created temporary directory: /tmp/AWSTOE_0decade0',
];

/** Since 2026, the log of a failed execution ends with the first failed step of its components. */
const endOf = (failure: ComponentFailure | undefined): readonly string[] => [
  'Executor: FINISHED EXECUTION OF ALL DOCUMENTS',
  ...(failure === undefined
    ? ['TOE has completed execution successfully']
    : [
        'TOE has completed execution with failure - Execution failed!',
        `Document: ${failure.componentArn.split('/')[1]}`,
        `ComponentArn: ${failure.componentArn}`,
        `Phase: ${failure.phaseName}`,
        `Step: ${failure.stepName}`,
        'Action: ExecuteBash',
        `ErrorMessage: ${failure.errorMessage}`,
        `Stderr: ${failure.stderr.join('\n')}`,
      ]),
];
