import type { FileLocation, WorkflowStep } from '@aws-sdk/client-transfer';
import type { DescribedWorkflow } from '../../estate';
import type { LogLine } from '../../logs/storedLogs';
import { seconds } from '../timeline';
import type { ExecutionPlan, StepScript } from './executionPlan';

/** The time between two lines that are written together. */
const moment = 5;

/** The log lines of an execution, in AWS's form. None has a step's number; only the time of the line says when. */
export const executionLines = (
  plan: ExecutionPlan,
  workflow: DescribedWorkflow & { WorkflowId: string },
): readonly LogLine[] => {
  const line = lineOf(plan, workflow.WorkflowId);
  const isFailed = plan.steps.some(({ error }) => error !== undefined);
  const steps = stepLines(plan, plan.steps, workflow.Steps, plan.begins, line);
  const handlers = isFailed
    ? stepLines(plan, plan.onExceptionSteps, workflow.OnExceptionSteps, steps.ends, line)
    : { lines: [], ends: steps.ends };
  const end = line(handlers.ends + moment, isFailed ? 'ExecutionErrored' : 'ExecutionCompleted', {});
  return [
    line(plan.begins, 'ExecutionStarted', {
      input: { initialFileLocation: fileOf(plan.about.InitialFileLocation, {}) },
    }),
    ...steps.lines,
    ...handlers.lines,
    ...(plan.isEndLost ? [] : [end]),
  ];
};

type Line = (at: number, type: string, details: object) => LogLine;

const lineOf = ({ about }: ExecutionPlan, workflowId: string): Line => {
  const { ServerId, UserName, SessionId } = about.ServiceMetadata?.UserDetails ?? {};
  const transferDetails = { serverId: ServerId, username: UserName, sessionId: SessionId };
  return (at, type, details) => ({
    at,
    message: JSON.stringify({ type, details, workflowId, executionId: about.ExecutionId, transferDetails }),
  });
};

const stepLines = (
  plan: ExecutionPlan,
  scripts: readonly StepScript[],
  definitions: readonly WorkflowStep[] = [],
  begins: number,
  line: Line,
): { readonly lines: readonly LogLine[]; readonly ends: number } => {
  let clock = begins;
  const lines = scripts.flatMap((script, at) => {
    const step = { stepType: script.type, stepName: nameOf(definitions[at]) };
    const input = { fileLocation: fileOf(plan.about.InitialFileLocation, { backingStore: 'S3' }) };
    const started = line(clock + moment, 'StepStarted', { input, ...step });
    const invoked = line(clock + 30 * moment, 'CustomStepInvoked', {
      output: { token: callbackToken(plan.about.ExecutionId, at) },
      ...step,
    });
    clock += seconds(script.seconds);
    return [started, ...(script.type === 'CUSTOM' ? [invoked] : []), line(clock, ...resultOf(script, step))];
  });
  return { lines, ends: clock };
};

const resultOf = ({ error, outputs = '{}' }: StepScript, step: object): [string, object] =>
  error === undefined
    ? ['StepCompleted', { output: JSON.parse(outputs) as object, ...step }]
    : ['StepErrored', { errorType: error.Type, errorMessage: error.Message, ...step }];

const nameOf = (step: WorkflowStep = {}): string | undefined =>
  [
    step.CopyStepDetails,
    step.CustomStepDetails,
    step.DecryptStepDetails,
    step.DeleteStepDetails,
    step.TagStepDetails,
  ].find((details) => details !== undefined)?.Name;

/** `s3` is what AWS adds to a location in S3. */
const fileOf = ({ S3FileLocation: s3, EfsFileLocation: efs }: FileLocation = {}, extra: object): object =>
  efs === undefined
    ? { ...extra, bucket: s3?.Bucket, key: s3?.Key, versionId: s3?.VersionId, etag: s3?.Etag }
    : { backingStore: 'EFS', filesystemId: efs.FileSystemId, path: efs.Path };

/** Ends the step for anybody who sends it. AWS writes it into the log in clear. */
export const callbackToken = (executionId: string, step: number): string =>
  Buffer.from(executionId.replace(/^.{8}/, `ca11bac${step}`)).toString('base64');
