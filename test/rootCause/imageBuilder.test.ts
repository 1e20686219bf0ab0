import { describe, expect, it } from '@jest/globals';
import { excerptOf, oneLine, rootCauseOf } from '../../src/rootCause/cause';
import { causeInLines as causeInLinesWith } from '../../src/rootCause/component';
import {
  causeOfStep as causeOfStepWith,
  failedStepOf,
  type FailedStep,
  isUnexplained,
  subjectOfStep,
} from '../../src/rootCause/imageBuilder';
import { causeOfBlueprintRun, causeOfLifecycle, causeOfTransfer } from '../../src/rootCause/others';
import { createRedact } from '../../src/logs/redact';

const redact = createRedact([]);
const causeOfStep = (step: FailedStep, context: unknown, lines: readonly string[] | undefined) =>
  causeOfStepWith(step, context, lines, redact);
const causeInLines = (events: readonly string[], component?: string) =>
  causeInLinesWith(events, component, redact);

const component = 'arn:aws:imagebuilder:us-east-1:111122223333:component/web-base/1.0.0/1';
const failed = `Document ${component} failed!`;
const step = {
  stepExecutionId: 'step-1',
  workflowExecutionId: 'wf-1',
  name: 'ApplyBuildComponents',
  action: 'ExecuteComponents',
};
const context = {
  stepExecutionId: 'step-1',
  workflowExecutionId: 'wf-1',
  failedStep: 'ApplyBuildComponents',
  componentFailure: {
    componentArn: component,
    phaseName: 'build',
    stepName: 'InstallPackages',
    action: 'ExecuteBash',
    errorMessage: 'exit status 1',
  },
};

const summaryOf = (cause: ReturnType<typeof causeOfStep>): string =>
  rootCauseOf(cause, subjectOfStep(cause), [], redact).summary;

describe('causeOfStep', () => {
  it('is the telling line of the outputs, where the message says only that a document failed', () => {
    const cause = causeOfStep(
      {
        ...step,
        message: failed,
        outputs: { output: 'starting\nError: Unable to find a match: htpd\nComplete!' },
      },
      context,
      undefined,
    );

    expect(summaryOf(cause)).toBe(
      'ApplyBuildComponents, component web-base, phase build, step InstallPackages failed: Error: Unable to find a match: htpd',
    );
    expect(cause).toMatchObject({ component, phase: 'build', action: 'ExecuteBash', message: failed });
    expect(isUnexplained(cause)).toBe(false);
  });

  it('is that of the log, where outputs and context say only that a command failed', () => {
    const outputs = { failureMessage: `${failed} Step InstallPackages of phase build exited with status 1` };
    const unexplained = causeOfStep({ ...step, message: failed, outputs }, context, undefined);
    const lines = [
      'CmdExecution: Stderr: warning: cache is old',
      'CmdExecution: Stderr: Error: Unable to find a match: htpd',
      'CmdExecution: ExitCode 1',
    ];

    expect(isUnexplained(unexplained)).toBe(true);
    const cause = causeOfStep({ ...step, message: failed, outputs }, context, lines);
    expect(summaryOf(cause)).toContain('failed: Error: Unable to find a match: htpd');
    expect(cause.output).toBe('warning: cache is old\nError: Unable to find a match: htpd');
  });

  it.each([
    failed,
    `Workflow Execution ID: 'wf-1' failed with reason: ${failed}`,
    `SSM execution 'f9fada4e-849a-4bb6-a444-32b6a9571782' failed with status = 'Failed' in state = 'BUILDING' and failure message = '${failed}'`,
    "SSM execution 'f9fada4e-849a-4bb6-a444-32b6a9571782' failed with status = 'Failed' in state = 'BUILDING'",
    `Step ApplyBuildComponents failed: ${failed}`,
    'The step failed',
    'Step execution failed.',
    'Workflow step ApplyBuildComponents failed',
    'Step Build failed',
    'Command execution failed',
    'Command failed with exit code 1',
    'An error occurred during the execution of the step',
    'exit status 137',
  ])('goes on to outputs and log where the message gives no reason: %s', (message) => {
    const line = 'Error: Unable to find a match: htpd';
    const unexplained = causeOfStep(
      { ...step, message, outputs: '{"runCommandId":"a"}' },
      context,
      undefined,
    );

    expect(isUnexplained(unexplained)).toBe(true);
    expect(causeOfStep({ ...step, message, outputs: { output: line } }, context, undefined)).toMatchObject({
      reason: line,
      message,
    });
    expect(causeOfStep({ ...step, message }, context, [`CmdExecution: Stderr: ${line}`]).reason).toBe(line);
  });

  it.each([
    ['The step timed out after 3600 seconds', 'The step timed out after 3600 seconds'],
    ['The execution role is not valid', 'The execution role is not valid'],
    ['Step Build failed: no space left on device', 'no space left on device'],
    [
      "SSM execution 'f9fada4e' failed with status = 'Failed' in state = 'BUILDING' and failure message = 'Document is too large'",
      'Document is too large',
    ],
    [
      "Workflow Execution ID: 'wf-1' failed with reason: Step Build failed with reason: disk is full",
      'disk is full',
    ],
  ])('is the reason in the message: %s', (message, reason) => {
    const cause = causeOfStep(
      { ...step, message, outputs: { output: 'Error: other' } },
      undefined,
      undefined,
    );

    expect(cause).toMatchObject({ message, reason });
  });

  it('is in the block about the first failed step, where nothing else is known', () => {
    const cause = causeOfStep({ ...step, message: failed }, undefined, [
      'Document: web-base',
      `ComponentArn: ${component}`,
      'Phase: validate',
      'Step: CheckPort',
      'Action: ExecuteBash',
      'ErrorMessage: port 443 is closed',
    ]);

    expect(cause).toMatchObject({ phase: 'validate', action: 'ExecuteBash', component });
    expect(summaryOf(cause)).toBe(
      'ApplyBuildComponents, component web-base, phase validate, step CheckPort failed: port 443 is closed',
    );
  });

  it("is AWS's own message, with the code of the outputs", () => {
    const cause = causeOfStep(
      {
        ...step,
        name: 'CreateOutputAMI',
        message: 'The snapshot did not finish',
        outputs: '{"error":"SnapshotRateExceeded"}',
      },
      undefined,
      undefined,
    );

    expect(summaryOf(cause)).toBe(
      'CreateOutputAMI failed: The snapshot did not finish (SnapshotRateExceeded)',
    );
  });

  it.each([
    [
      'An error occurred (InvalidInstanceId) when calling the SendCommand operation',
      'Systems Manager cannot reach the instance',
    ],
    ['You are not authorized to perform RunInstances in workflow step LaunchBuildInstance', 'never launched'],
  ])('explains %s', (message, meaning) => {
    expect(summaryOf(causeOfStep({ ...step, message }, undefined, undefined))).toContain(meaning);
  });

  it('does not use the failure context of another step or workflow', () => {
    for (const other of [{ stepExecutionId: 'step-2' }, { workflowExecutionId: 'wf-2' }])
      expect(
        causeOfStep({ ...step, message: failed }, { ...context, ...other }, undefined).phase,
      ).toBeUndefined();
  });

  const withoutIds = { ...context, stepExecutionId: undefined, workflowExecutionId: undefined };
  const other = 'arn:aws:imagebuilder:us-east-1:111122223333:component/db-base/1.0.0/1';

  it.each([
    ['of the step by its name', step.name, failed, 'build'],
    ['of another step', 'ApplyTestComponents', failed, undefined],
    ['of a step of any name', undefined, failed, undefined],
    ['of another component', step.name, `Document ${other} failed!`, undefined],
  ])('uses a failure context without ids only for its own step: %s', (_which, name, message, phase) => {
    const cause = causeOfStep({ ...step, name, message }, withoutIds, undefined);

    expect(cause.phase).toBe(phase);
    expect(cause.reason).toBe(phase && 'exit status 1');
  });

  it('names the regions in which the distribution failed', () => {
    const distribution = {
      failedStep: 'DistributeImage',
      distributionFailure: {
        errorMessage: 'Two regions failed.',
        regionFailures: [
          {
            region: 'eu-west-1',
            status: 'TIMED_OUT',
            imageConfigurationStep: 'EXPORT_AMI',
            errorMessage: 'No answer.',
          },
          { region: 'eu-central-1', status: 'FAILED', errorMessage: 'Access denied.' },
        ],
      },
    };

    expect(summaryOf(causeOfStep({ ...step, name: 'DistributeImage' }, distribution, undefined))).toBe(
      'DistributeImage failed: eu-west-1 EXPORT_AMI TIMED_OUT No answer.; eu-central-1 FAILED Access denied.',
    );
  });

  it.each([null, 7, 'text', [], { componentFailure: 3 }, { componentFailure: { phaseName: {} } }])(
    'survives a failure context of any form: %p',
    (any) => {
      expect(
        summaryOf(causeOfStep({ ...step, message: failed, outputs: any }, any, [JSON.stringify(any)])),
      ).toContain('ApplyBuildComponents');
    },
  );
});

describe('causeInLines', () => {
  const trace = ['Traceback (most recent call last):', '  File "a.py", line 1', 'ModuleNotFoundError: x'];
  const block = (name: string, reason: string): readonly string[] => [
    `Document: ${name}`,
    `ComponentArn: arn:aws:imagebuilder:us-east-1:111122223333:component/${name}/1.0.0/1`,
    'Phase: build',
    `Step: Install-${name}`,
    `ErrorMessage: exit status ${name.length}`,
    `Stderr: starting ${name}\n${reason}`,
  ];

  it.each([
    ['the output of a block', [`Stderr: ${trace.join('\n')}`]],
    ['the output of a block after its parts', ['Phase: build', `Stderr: ${trace.join('\r\n')}`]],
    ['a block in one event', [`Phase: build\nStep: a\nStderr: ${trace.join('\n')}`]],
    ['output as it was written', [`CmdExecution: Stderr: ${trace.join('\n')}`]],
    ['output in lines', trace.map((line) => `CmdExecution: Stderr: ${line}`)],
    [
      'output in lines that a block repeats',
      [...trace.map((line) => `CmdExecution: Stderr: ${line}`), `Stderr: ${trace.join('\n')}`],
    ],
  ])('has all lines of events, each once: %s', (_form, events) => {
    const cause = causeInLines(events);

    expect(cause?.reason).toBe('ModuleNotFoundError: x');
    expect(cause?.output?.split('\n').map((line) => line.trim())).toEqual(trace.map((line) => line.trim()));
  });

  it('is that of the component of the step, where steps ran at the same time', () => {
    const events = [
      'CmdExecution: Stderr: Error: web is broken',
      'CmdExecution: Stderr: Error: db is broken',
      ...block('db', 'Error: db is broken'),
      ...block('web', 'Error: web is broken'),
    ];

    for (const name of ['db', 'web']) {
      const message = `Document arn:aws:imagebuilder:us-east-1:111122223333:component/${name}/1.0.0/1 failed!`;
      const cause = causeOfStep({ ...step, message }, undefined, events);

      expect(cause).toMatchObject({ componentStep: `Install-${name}`, reason: `Error: ${name} is broken` });
      expect(cause.output).not.toContain(name === 'db' ? 'web' : 'db');
    }
  });

  it('has nothing of the block of another component', () => {
    const events = ['CmdExecution: Stderr: Error: own', 'Stderr: x', ...block('db', 'Error: db is broken')];

    expect(causeInLines(events, 'arn:aws:imagebuilder:us-east-1:111122223333:component/web/1.0.0/1')).toEqual(
      {
        reason: 'Error: own',
        output: 'Error: own\nx',
      },
    );
  });
});

describe('failedStepOf', () => {
  const steps = [
    { stepExecutionId: '1', status: 'COMPLETED' },
    { stepExecutionId: '2', status: 'FAILED', name: 'Optional', onFailure: 'Continue', message: 'no matter' },
    { stepExecutionId: '3', status: 'FAILED', name: 'Required', message: 'disk is full' },
  ];

  it('is the step that the message of the workflow names, or else the first that is not tolerated', () => {
    expect(failedStepOf(steps, 'disk is full')?.stepExecutionId).toBe('3');
    expect(failedStepOf(steps, undefined)?.stepExecutionId).toBe('3');
    expect(failedStepOf(steps.slice(0, 2), undefined)?.stepExecutionId).toBe('2');
    expect(failedStepOf(steps.slice(0, 1), undefined)).toBeUndefined();
  });

  // Lists return no onFailure.
  const listed = [
    {
      stepExecutionId: '1',
      status: 'FAILED',
      name: 'Build',
      message: 'no matter',
      startedAt: '2026-01-01T00:00:00Z',
    },
    { stepExecutionId: '2', status: 'FAILED', name: 'BuildContainer', startedAt: '2026-01-01T00:05:00Z' },
    { stepExecutionId: '3', status: 'COMPLETED', name: 'Clean', startedAt: '2026-01-01T00:06:00Z' },
  ];

  it.each([
    ['the last one, which ended the workflow', undefined, '2'],
    ['one whose name is not only a part of a word', 'Step BuildContainer failed', '2'],
    ['one whose name is a word', 'Step Build failed.', '1'],
    ['the last one that is named', 'Build failed in step BuildContainer', '2'],
    ['one whose message is in it', 'Failed: no matter', '1'],
  ])('is %s', (_which, message, id) => {
    for (const ordered of [listed, [...listed].reverse()])
      expect(failedStepOf(ordered, message)?.stepExecutionId).toBe(id);
  });
});

describe('failedStepOf, where the clean-up fails as well', () => {
  const steps = [
    { stepExecutionId: '1', status: 'FAILED', name: 'Apply', startedAt: '2026-01-01T00:00:00Z' },
    {
      stepExecutionId: '2',
      status: 'FAILED',
      name: 'TerminateBuildInstance',
      startedAt: '2026-01-01T00:05:00Z',
    },
    {
      stepExecutionId: '3',
      status: 'FAILED',
      name: 'Stop',
      action: 'TerminateInstance',
      startedAt: '2026-01-01T00:06:00Z',
    },
  ];

  it('is the first failure, unless the message names another one or there is none', () => {
    for (const ordered of [steps, [...steps].reverse()]) {
      expect(failedStepOf(ordered, failed)?.stepExecutionId).toBe('1');
      expect(failedStepOf(ordered, 'TerminateBuildInstance failed')?.stepExecutionId).toBe('2');
    }
    expect(failedStepOf(steps.slice(1), failed)?.stepExecutionId).toBe('3');
  });
});

describe('Other causes', () => {
  it('of a lifecycle run name the first resource that failed, and how many others did', () => {
    const resource = (resourceId: string, status: string, reason?: string) => ({
      resourceId,
      action: { name: 'DELETE' },
      state: { status, reason },
    });

    expect(
      causeOfLifecycle('2 of 3 failed', [
        resource('ami-1', 'SUCCESS'),
        resource('ami-2', 'FAILED', 'is in use'),
        resource('ami-3', 'FAILED', 'x'),
      ]),
    ).toMatchObject({
      component: 'ami-2',
      reason: 'DELETE on ami-2: is in use (and 1 more)',
      message: '2 of 3 failed',
    });
    expect(causeOfLifecycle('The role is missing', [])).toEqual({
      message: 'The role is missing',
      reason: 'The role is missing',
    });
  });

  it('of a Transfer execution name the first failed step, and what became of the exception handling', () => {
    const steps = [
      { StepType: 'DECRYPT' },
      { StepType: 'COPY', Error: { Type: 'PERMISSION_DENIED', Message: 'no access' } },
    ];

    expect(causeOfTransfer(steps, [{ StepType: 'COPY' }], undefined).reason).toBe(
      'step 2 (COPY): PERMISSION_DENIED: no access',
    );
    expect(
      causeOfTransfer(steps, [{ StepType: 'TAG', Error: { Type: 'TIMEOUT', Message: 'late' } }], undefined)
        .reason,
    ).toBe(
      'step 2 (COPY): PERMISSION_DENIED: no access; exception handling failed in step 1 (TAG): TIMEOUT: late',
    );
  });

  it.each([
    [{ StepType: 'COPY', Error: {} }, 'step 1 (COPY): failed without a reason'],
    [{ Error: { Message: 'no access' } }, 'step 1: no access'],
    [{ StepType: '', Name: 'copy', Error: { Type: 'TIMEOUT' } }, 'step 1 (copy): TIMEOUT'],
  ])('of a Transfer execution name what AWS returns of %p', (step, reason) => {
    expect(causeOfTransfer([step], [], undefined).reason).toBe(reason);
  });

  it('of a Transfer execution do not take a step with the error null for the failed one', () => {
    const steps = [
      { StepType: 'COPY', Error: null },
      { StepType: 'TAG', Error: { Type: 'BAD_REQUEST', Message: 'real' } },
    ];

    expect(causeOfTransfer(steps, [{ StepType: 'COPY', Error: null }], undefined)).toMatchObject({
      step: 'TAG',
      reason: 'step 2 (TAG): BAD_REQUEST: real',
    });
  });

  it('of a Transfer execution without a failed step have its reason and that of its exception handling', () => {
    const handlers = [{ StepType: 'COPY', Error: { Type: 'TIMEOUT', Message: 'late' } }];

    expect(causeOfTransfer([], handlers, undefined).reason).toBe(
      'exception handling failed in step 1 (COPY): TIMEOUT: late',
    );
    expect(causeOfTransfer([], handlers, 'no end was logged').reason).toBe(
      'no end was logged; exception handling failed in step 1 (COPY): TIMEOUT: late',
    );
    expect(causeOfTransfer([], [], undefined).reason).toBeUndefined();
  });

  it('of a lifecycle run have the reason of a snapshot of the resource', () => {
    const resource = {
      resourceId: 'ami-1',
      action: { name: 'DELETE' },
      state: { status: 'FAILED' },
      snapshots: [
        { state: { status: 'SUCCESS', reason: 'done' } },
        { state: { status: 'FAILED', reason: 'snap-2 is in use by ami-2' } },
      ],
    };

    expect(causeOfLifecycle('1 of 1 resources failed', [resource]).reason).toBe(
      'DELETE on ami-1: snap-2 is in use by ami-2',
    );
  });

  it('of a blueprint run have both of its errors', () => {
    expect(causeOfBlueprintRun('no role', 'no rights').reason).toBe(
      'no role; the roll-back failed: no rights',
    );
    expect(causeOfBlueprintRun('no role', '').reason).toBe('no role');
  });
});

describe('A root cause', () => {
  it('is one line of at most 300 characters', () => {
    const line = oneLine(`a\n\u0007b\t${'c'.repeat(400)}`);

    expect(line).toHaveLength(300);
    expect(line.startsWith('a b ccc')).toBe(true);
  });

  it('has the last whole lines of the output, within 2048 bytes', () => {
    const text = Array.from({ length: 500 }, (_, index) => `line ${index} é`).join('\n');
    const excerpt = excerptOf(text) ?? '';

    expect(Buffer.byteLength(excerpt)).toBeLessThanOrEqual(2_048);
    expect(excerpt.split('\n').at(0)).toMatch(/^line \d+ é$/);
    expect(excerpt.endsWith('line 499 é')).toBe(true);
    expect(Buffer.byteLength(excerptOf('é'.repeat(5_000)) ?? '')).toBeLessThanOrEqual(2_048);
    expect(excerptOf('é'.repeat(5_000))).toMatch(/^é+$/);
    expect(excerptOf('\n \n')).toBeUndefined();
  });

  it.each([0, 60, 440, 499])('has whole lines of the output around the one that says why: %p', (at) => {
    const lines = Array.from({ length: 500 }, (_, index) => `line ${index} of the clean-up é`);
    lines[at] = 'Error: disk is full';
    const { excerpt = '', summary } = rootCauseOf(
      causeOfStep({ ...step, message: failed, outputs: { output: lines.join('\n') } }, undefined, undefined),
      'A step failed',
      [],
      createRedact([]),
    );

    expect(summary).toBe('A step failed: Error: disk is full');
    expect(Buffer.byteLength(excerpt)).toBeLessThanOrEqual(2_048);
    expect(Buffer.byteLength(excerpt)).toBeGreaterThan(1_900);
    const shown = excerpt.split('\n');
    expect(shown).toContain('Error: disk is full');
    const first = lines.indexOf(shown[0] ?? '');
    expect(shown).toEqual(lines.slice(first, first + shown.length));
    // The last lines, where they have it.
    expect(shown.at(-1) === lines.at(-1)).toBe(at > 430);
  });

  it('has the begin of the line that says why, where that is longer', () => {
    const text = `Error: ${'é'.repeat(5_000)}\n${'x\n'.repeat(2_000)}`;
    const excerpt = excerptOf(text, 'Error: éé') ?? '';

    expect(Buffer.byteLength(excerpt)).toBeLessThanOrEqual(2_048);
    expect(excerpt).toMatch(/^Error: é+$/);
  });

  const secret = 'Zq7xW9vK2m';
  const key = `MIIEpAIBAAKCAQEA7bq1vZ3mZq7xW9vK2mlmnopqrstuvwxyzABCDEFGHIJKLMN1`;
  const texts = {
    'a private key without its end': `writing the key\n-----BEGIN RSA PRIVATE KEY-----\n${key}\n${key}`,
    'a value in the next line': `{\n  "password":\n    "${secret} is not allowed"\n}`,
    'a block': `db:\n  password: |\n    ${secret} is invalid`,
    'a list': `"tokens": [\n  "${secret}: unknown"\n]`,
    'a name before the part that is searched': `password=${secret} ${'x'.repeat(100_000 - secret.length)}`,
  };

  it.each(Object.entries(texts))('has no line of a secret of several lines in outputs: %s', (_form, text) => {
    const outputs = [
      text,
      JSON.stringify({ output: text }),
      JSON.stringify({ error: { log: text } }),
      JSON.stringify({ message: JSON.stringify({ log: text }) }),
    ];

    for (const one of outputs) {
      const cause = causeOfStep({ ...step, message: failed, outputs: one }, undefined, undefined);
      const found = JSON.stringify(rootCauseOf(cause, subjectOfStep(cause), [], redact));

      expect(found).not.toMatch(new RegExp(`${secret}|${key}`));
    }
  });

  it('has no secret of outputs with its name in another member', () => {
    const outputs = { error: { password: `${secret} is not allowed` } };
    const cause = causeOfStep({ ...step, message: failed, outputs }, undefined, undefined);

    expect(summaryOf(cause)).toContain('{"password":"[redacted]"}');
  });

  it('has no secret whose name and value are two events of a log', () => {
    const events = [
      'CmdExecution: Stderr: "password":',
      `CmdExecution: Stderr:   "${secret} is not allowed"`,
    ];
    const cause = causeOfStep({ ...step, message: failed }, undefined, events);

    expect(summaryOf(cause)).toBe('ApplyBuildComponents, component web-base failed: "[redacted]"');
    expect(JSON.stringify(cause)).not.toContain(secret);
  });

  it('has no secrets in any of its texts', () => {
    const id = 'AKIAIOSFODNN7EXAMPLE';
    const cause = { step: id, component: id, action: id, message: id, reason: `with ${id}`, output: id };

    expect(JSON.stringify(rootCauseOf(cause, id, [], redact))).not.toContain(id);
  });
});
