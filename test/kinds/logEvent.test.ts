import { describe, expect, it } from '@jest/globals';
import {
  build,
  executionId,
  imageArn,
  inScope,
  launchId,
  now,
  pipelineArn,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { gatewayForTests } from '../support/gatewayForTests';
import { buildLines, loggedEstate } from '../support/loggedEstate';

const { ask, injectFault } = gatewayForTests(loggedEstate, {
  now: () => now,
  cache: { maxBytes: 10_000_000 },
});

const image = (field: string): string => `{ image(imageBuildVersionArn: "${imageArn}") { ${field} } }`;
const step = (field: string): string =>
  `{ workflowStep(stepExecutionId: "${launchId}", ${inScope}) { ${field} } }`;
const messages = ({ nodes }: { readonly nodes: readonly { readonly message: string }[] }) =>
  nodes.map(({ message }) => message.slice(0, 40));

describe('Image.logs', () => {
  it('has the lines of the build, oldest first, without secrets, cut where they are long', async () => {
    const { data, errors, calls } = await ask(
      image('logUrl logs { nodes { timestamp message messageLength stream } pageInfo { hasNextPage } }'),
    );

    expect(errors).toBeUndefined();
    expect(calls).toEqual(['FilterLogEvents', 'GetImage']);
    const { nodes, pageInfo } = data.image.logs;
    expect(messages({ nodes })).toEqual([
      'Image transitioned to BUILDING state',
      'Started step LaunchBuildInstance with ac',
      'CmdExecution: Stderr: Authorization: Bea',
      'the last millisecond of the step',
      `after it ${'x'.repeat(31)}`,
    ]);
    expect(nodes[2]).toEqual({
      timestamp: '2026-09-09T19:13:01.000Z',
      message: 'CmdExecution: Stderr: Authorization: Bearer [redacted]',
      messageLength: 54,
      stream: '1.0.0/2',
    });
    expect(nodes[4].message).toHaveLength(8_192);
    expect(nodes[4].messageLength).toBe(30_009);
    expect(pageInfo.hasNextPage).toBe(false);
    expect(data.image.logUrl).toContain(
      '$252Faws$252Fimagebuilder$252FWeb-Server/log-events/1.0.0$252F2$3Fstart$3D',
    );
  });

  it('pages through both orders without loss', async () => {
    const all = async (size: string): Promise<string[]> => {
      const found: string[] = [];
      let after = '';
      for (let page = 0; page < 9; page += 1) {
        const { data, errors } = await ask(
          image(`logs(${size}: 2${after}) { nodes { message } pageInfo { hasNextPage endCursor } }`),
        );
        expect(errors).toBeUndefined();
        const { nodes, pageInfo } = data.image.logs;
        found.push(...messages({ nodes }));
        if (!pageInfo.hasNextPage) return found;
        after = `, after: "${pageInfo.endCursor}"`;
      }
      throw new Error('The pages do not end.');
    };

    const oldestFirst = await all('first');
    const newestFirst = await all('last');

    expect(oldestFirst).toEqual(
      buildLines
        .map(({ message }) => messages({ nodes: [{ message }] })[0])
        .map((text) => text?.replace('abcdefghijklmnop', '[redacted]').slice(0, 40)),
    );
    expect(newestFirst).toEqual([...oldestFirst].reverse());
  });

  it('filters by a pattern of AWS, by a text, and by both', async () => {
    const { data } = await ask(
      image(`a: logs(filter: "?Stderr ?transitioned") { nodes { message } }
        b: logs(contains: "Started step") { nodes { message } }
        c: logs(filter: "step", contains: "millisecond") { nodes { message } }`),
    );

    expect(messages(data.image.a)).toEqual([
      'Image transitioned to BUILDING state',
      'CmdExecution: Stderr: Authorization: Bea',
    ]);
    expect(messages(data.image.b)).toEqual(['Started step LaunchBuildInstance with ac']);
    expect(messages(data.image.c)).toEqual(['the last millisecond of the step']);
  });

  it('does not confirm a guess of a secret', async () => {
    const { data } = await ask(image('logs(contains: "abcdefghijklmnop") { nodes { message } }'));

    expect(data.image.logs.nodes).toEqual([]);
  });

  it.each([
    [
      'logs(first: 2, last: 3) { nodes { message } }',
      'Invalid `logs(last:)`: 3. Expected either `first` or `last`.',
    ],
    ['logs(last: 101) { nodes { message } }', 'Invalid `logs(last:)`: 101. Expected 0 to 100.'],
    [
      'logs(contains: "") { nodes { message } }',
      'Invalid `logs(contains:)`: "". Expected 1 to 1024 characters.',
    ],
    [`logs(contains: "${'x'.repeat(1_025)}") { nodes { message } }`, 'Expected 1 to 1024 characters.'],
    [`logs(filter: "${'x'.repeat(1_025)}") { nodes { message } }`, 'Expected 1 to 1024 characters.'],
  ])('refuses %s before any call', async (field, message) => {
    const { errors, calls } = await ask(image(field));

    expect(calls).toEqual([]);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain(message);
  });

  it.each([['x'.repeat(1_024)], [`${'x'.repeat(1_000)}${'\\"'.repeat(12)}`]])(
    'accepts the longest text that AWS can filter by: %s',
    async (text) => {
      const { errors, calls } = await ask(image(`logs(contains: "${text}") { nodes { message } }`));

      expect(errors).toBeUndefined();
      expect(calls).toContain('FilterLogEvents');
    },
  );

  it('refuses the cursor of another order or filter before any call', async () => {
    const { data } = await ask(image('logs(first: 1) { pageInfo { endCursor } }'));
    const { endCursor } = data.image.logs.pageInfo;

    for (const other of [
      `last: 1, after: "${endCursor}"`,
      `first: 1, contains: "x", after: "${endCursor}"`,
    ]) {
      const { errors, calls } = await ask(image(`logs(${other}) { nodes { message } }`));
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(calls).toEqual([]);
    }
  });

  it('says that AWS does not accept a pattern', async () => {
    const { errors } = await ask(image('logs(filter: "{ $.a = ") { nodes { message } }'));

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain('Invalid `filter`: expected a filter pattern of CloudWatch Logs.');
  });

  it('is an error where the role may not read it', async () => {
    injectFault('FilterLogEvents', { kind: 'accessDenied' });

    const { data, errors } = await ask(image('logs(contains: "denied") { nodes { message } }'));

    expect(data.image.logs).toBeNull();
    expect(errors).toMatchObject([
      {
        path: ['image', 'logs'],
        extensions: { code: 'UPSTREAM_FORBIDDEN', aws: { service: 'logs', operation: 'FilterLogEvents' } },
      },
    ]);
  });
});

describe('WorkflowStep.logs', () => {
  it('has the lines from the start to the end of the step, both included', async () => {
    const { data, errors, calls } = await ask(step('logs { nodes { message } } logUrl'));

    expect(errors).toBeUndefined();
    expect(calls).toEqual(['FilterLogEvents', 'GetWorkflowStepExecution']);
    const minute = 60_000;
    const [start, end] = ['2026-09-09T19:12:23.418Z', '2026-09-09T19:14:50.822Z'].map(Date.parse);
    expect(data.workflowStep.logUrl).toMatch(
      new RegExp(`\\$3Fstart\\$3D${(start ?? 0) - minute}\\$26end\\$3D${(end ?? 0) + minute}$`),
    );
    expect(build.imageBuildVersionArn).toBe(imageArn);
    expect(messages(data.workflowStep.logs)).toEqual([
      'Started step LaunchBuildInstance with ac',
      'CmdExecution: Stderr: Authorization: Bea',
      'the last millisecond of the step',
    ]);
  });

  it('costs no call once it is cached, since it does not change any more', async () => {
    await ask(step('logs { nodes { message } }'));

    const { calls } = await ask(step('logs { nodes { message } }'));

    expect(calls).toEqual([]);
  });
});

describe('ImagePipeline.logs', () => {
  it('of a group for infrequent access cannot be read', async () => {
    const { data, errors } = await ask(
      `{ imagePipeline(imagePipelineArn: "${pipelineArn}") { logs { nodes { message } } logUrl } }`,
    );

    expect(data.imagePipeline).toEqual({
      logs: null,
      logUrl: expect.stringContaining('log-group/$252Fcustom$252Fpipelines') as unknown,
    });
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_ERROR' } }]);
    expect(errors?.[0]?.message).toContain('INFREQUENT_ACCESS');
  });
});

describe('TransferExecution.logs', () => {
  const execution = (field: string): string =>
    `{ transferExecution(workflowId: "${transferWorkflowId}", executionId: "${executionId}", ${inScope}) { ${field} } }`;

  it('has the lines of the execution alone, without callback tokens', async () => {
    const { data, errors, calls } = await ask(execution('logs { nodes { message } }'));

    expect(errors).toBeUndefined();
    expect(calls).toEqual(['DescribeExecution', 'FilterLogEvents']);
    expect(
      data.transferExecution.logs.nodes.map(
        ({ message }: { message: string }) => JSON.parse(message) as object,
      ),
    ).toMatchObject([
      { type: 'ExecutionStarted', executionId },
      { type: 'CustomStepInvoked', executionId, details: { output: { token: '[redacted]' } } },
    ]);
  });

  it('has only those of the execution with a pattern of the client, too', async () => {
    const { data } = await ask(execution('logs(filter: "ExecutionStarted") { nodes { message } }'));

    expect(data.transferExecution.logs.nodes).toHaveLength(1);
    expect(data.transferExecution.logs.nodes[0].message).toContain(executionId);
  });
});

describe('Logs that do not exist', () => {
  it('are null', async () => {
    injectFault('FilterLogEvents', {
      kind: 'error',
      name: 'ResourceNotFoundException',
      status: 400,
      message: 'The specified log group does not exist.',
    });

    const { data, errors } = await ask(image('logs(contains: "nothing") { nodes { message } }'));

    expect(errors).toBeUndefined();
    expect(data.image.logs).toBeNull();
  });
});
