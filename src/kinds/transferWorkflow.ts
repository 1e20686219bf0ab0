import type { DescribedWorkflow, WorkflowStep } from '@aws-sdk/client-transfer';
import { format } from '../model/formats';
import { transfer } from '../model/operation';
import { fieldsOf } from './fields';
import { defineKind } from './defineKind';
import { getBy } from './kind';
import { largestPages, listOf } from './list';
import { listed } from './listing';
import type { RecordOf } from './recordOf';

type Raw = Partial<DescribedWorkflow> & {
  readonly StructuredLogDestinations?: readonly string[] | undefined;
};

export const transferWorkflowId = format(
  'w-[a-z0-9]{17}',
  19,
  '"w-" and 17 lower-case letters or digits, like "w-1234567890abcdef0"',
);

const { ids, list, get } = fieldsOf<Raw>();

const kind = defineKind<Raw>()({
  type: 'TransferWorkflow',
  lookUp: 'transferWorkflow',
  visibleWith: ['TRANSFER_EXECUTION'],
  ids: { workflowId: { format: transferWorkflowId, read: (workflow) => workflow.WorkflowId } },
  get: getBy(
    transfer('DescribeWorkflow', (sdk) => sdk.DescribeWorkflowCommand),
    ({ workflowId }) => ({ WorkflowId: workflowId }),
    'Workflow',
    (output): Raw | undefined => output.Workflow,
  ),
  fields: {
    arn: list((workflow) => workflow.Arn),
    description: list((workflow) => workflow.Description),
    steps: get((workflow) => workflow.Steps),
    onExceptionSteps: get((workflow) => workflow.OnExceptionSteps),
    tags: get((workflow) => workflow.Tags),
    structuredLogDestinations: get((workflow) => workflow.StructuredLogDestinations),
    executions: ids.children(),
  },
  ttl: () => 'definition',
});

export type TransferWorkflowRecord = RecordOf<typeof kind>;

/** The name that a definition gives a step, whatever its type. */
export const stepName = (step: WorkflowStep | undefined): string | undefined =>
  step?.CopyStepDetails?.Name ??
  step?.CustomStepDetails?.Name ??
  step?.DeleteStepDetails?.Name ??
  step?.TagStepDetails?.Name ??
  step?.DecryptStepDetails?.Name;

/** The names that only steps have that handle exceptions, sorted. */
export const handlerNames = ({ steps, onExceptionSteps }: TransferWorkflowRecord): readonly string[] => {
  const nominal = new Set((steps ?? []).map(stepName));
  const names = (onExceptionSteps ?? []).map(stepName).filter((name) => name !== undefined);
  return [...new Set(names)].filter((name) => !nominal.has(name)).sort();
};

/** The workflows of a scope. */
export const transferWorkflows = listOf(kind, {
  operation: transfer('ListWorkflows', (sdk) => sdk.ListWorkflowsCommand),
  paging: largestPages.transfer,
  input: (_scope: undefined, page) => page,
  items: (output) => output.Workflows,
  raw: (workflow): Raw => workflow,
  ttl: 'definition',
});

export const transferWorkflow = listed(kind, { inScope: transferWorkflows });
