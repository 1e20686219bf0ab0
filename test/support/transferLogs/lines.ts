/* Lines of logs of Transfer executions as AWS writes them. */

export const workflowId = 'w-abcdef01234567890';
export const executionId = '6a7b8c9d-0e1f-4a2b-8c3d-4e5f6a7b8c9d';

/** A line, and its time in epoch milliseconds. */
export interface Line {
  readonly at: number;
  readonly message: string;
}

export interface LineIds {
  readonly workflowId?: string;
  readonly executionId?: string;
  readonly serverId?: string;
  readonly userName?: string;
}

export const lineOf = (at: number, type: string, details: object = {}, ids: LineIds = {}): Line => ({
  at,
  message: JSON.stringify({
    type,
    details,
    workflowId: ids.workflowId ?? workflowId,
    executionId: ids.executionId ?? executionId,
    transferDetails: {
      serverId: ids.serverId ?? 's-1234567890abcdef0',
      username: ids.userName ?? 'mary',
      sessionId: '33a8fb495ffb383b',
    },
  }),
});

/** An execution that copies and tags a file, and fails in the second step if it is to; without the end if it is to. */
export const linesOfExecution = (
  begins: number,
  {
    fails = false,
    hasEnd = true,
    key = 'mary/x.json',
    ...ids
  }: LineIds & { readonly fails?: boolean; readonly hasEnd?: boolean; readonly key?: string } = {},
): readonly Line[] => {
  const line = (after: number, type: string, details: object = {}) =>
    lineOf(begins + after, type, details, ids);
  const file = { bucket: 'example-uploads', key };
  const copy = { stepType: 'COPY', stepName: 'copyToShared' };
  const tag = { stepType: 'TAG', stepName: 'tagFile' };
  const input = { fileLocation: { backingStore: 'S3', ...file } };
  const started = [
    line(0, 'ExecutionStarted', { input: { initialFileLocation: { ...file, versionId: 'v1', etag: 'e1' } } }),
    line(10, 'StepStarted', { input, ...copy }),
    line(2_000, 'StepCompleted', { output: {}, ...copy }),
    line(2_010, 'StepStarted', { input, ...tag }),
  ];
  const ended = fails
    ? [
        line(3_000, 'StepErrored', { errorType: 'BAD_REQUEST', errorMessage: 'Cannot tag Efs file', ...tag }),
        line(3_010, 'StepStarted', { input, stepType: 'CUSTOM', stepName: 'tellMary' }),
        line(3_020, 'CustomStepInvoked', {
          output: { token: 'MzM4Mjg5YWUt' },
          stepType: 'CUSTOM',
          stepName: 'tellMary',
        }),
        line(4_000, 'StepCompleted', { output: {}, stepType: 'CUSTOM', stepName: 'tellMary' }),
      ]
    : [line(3_000, 'StepCompleted', { output: {}, ...tag })];
  const end = fails ? line(4_500, 'ExecutionErrored') : line(3_500, 'ExecutionCompleted');
  return [...started, ...ended, ...(hasEnd ? [end] : [])];
};
