import { kindOf } from '../../../src/kinds';
import type { Answer } from '../../../src/model/answer';
import type { ExecutionRecord, View } from '../../../src/model/record';
import { type Scope, scopeOf } from '../../../src/model/scope';

export const virginia = scopeOf('111122223333', 'us-east-1');
export const ireland = scopeOf('111122223333', 'eu-west-1');
export const other = scopeOf('444455556666', 'us-east-1');

/** Noon of a day. */
export const noon = Date.parse('2026-11-27T12:00:00Z');

export const at = (seconds: number): Date => new Date(noon + seconds * 1000);

const answer = (fetchedAt: Date): Answer<unknown> => ({ output: {}, fetchedAt, call: {} }) as Answer<unknown>;

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

interface Common {
  readonly scope?: Scope;
  readonly number?: number;
  readonly fetchedAt?: Date;
  readonly view?: View | undefined;
}

const record = (
  type: 'BlueprintRun' | 'WorkflowStep' | 'TransferExecution' | 'ImageBuilderWorkflow' | 'Lifecycle',
  raw: object,
  { scope = virginia, fetchedAt = at(0), view }: Common,
  ids: object = {},
): ExecutionRecord => {
  const kind = kindOf(type);
  return kind.record(scope, raw as never, view ?? kind.views.list, answer(fetchedAt), ids) as ExecutionRecord;
};

export const run = (
  raw: object = {},
  common: Common & { readonly blueprint?: string } = {},
): ExecutionRecord =>
  record(
    'BlueprintRun',
    {
      RunId: `jr_${common.number ?? 1}`,
      State: 'SUCCEEDED',
      StartedOn: at(-60),
      CompletedOn: at(-30),
      ...raw,
    },
    common,
    { blueprintName: common.blueprint ?? 'orders' },
  );

export const step = (raw: object = {}, common: Common = {}): ExecutionRecord =>
  record(
    'WorkflowStep',
    {
      stepExecutionId: `step-${uuid(common.number ?? 1)}`,
      workflowExecutionId: `wf-${uuid(1)}`,
      name: 'LaunchBuildInstance',
      status: 'COMPLETED',
      startTime: at(-60).toISOString(),
      endTime: at(-30).toISOString(),
      ...raw,
    },
    common,
  );

export const workflow = (raw: object = {}, common: Common = {}): ExecutionRecord =>
  record(
    'ImageBuilderWorkflow',
    {
      workflowExecutionId: `wf-${uuid(common.number ?? 1)}`,
      imageBuildVersionArn: 'arn:aws:imagebuilder:us-east-1:111122223333:image/web/1.0.0/1',
      workflowBuildVersionArn: 'arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1',
      status: 'COMPLETED',
      startTime: at(-60).toISOString(),
      endTime: at(-30).toISOString(),
      ...raw,
    },
    common,
  );

export const transfer = (raw: object = {}, common: Common = {}): ExecutionRecord =>
  record(
    'TransferExecution',
    {
      ExecutionId: uuid(common.number ?? 1),
      Status: 'IN_PROGRESS',
      InitialFileLocation: { S3FileLocation: { Bucket: 'inbox', Key: 'Invoices/2026/march.csv' } },
      ServiceMetadata: { UserDetails: { UserName: 'Nina', ServerId: 's-01234567890abcdef' } },
      ...raw,
    },
    common,
    { workflowId: 'w-1234567890abcdef0' },
  );

export const lifecycle = (raw: object = {}, common: Common = {}): ExecutionRecord =>
  record(
    'Lifecycle',
    {
      lifecycleExecutionId: `lce-${uuid(common.number ?? 1)}`,
      lifecyclePolicyArn: 'arn:aws:imagebuilder:us-east-1:111122223333:lifecycle-policy/old-images',
      state: { status: 'SUCCESS' },
      startTime: at(-60),
      endTime: at(-30),
      ...raw,
    },
    common,
  );
