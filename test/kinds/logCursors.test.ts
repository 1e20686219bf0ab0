import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { logGroupOf, logStreamOf } from '../../sandbox/logs/storedLogs';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { containsPattern } from '../../src/logs/pattern';
import { replaceableEstate } from '../support/executions/region';
import { account, fixtureRegionData, imageArn, inScope, launchId, region } from '../support/fixtureEstate';
import { startTestGateway } from '../support/gateway';
import { inProgress, otherPlace, place, regionOf, uuidOf, workflowId } from '../support/transferLogs/estate';
import { lineOf } from '../support/transferLogs/lines';

const estate = replaceableEstate([place, otherPlace, `${account}/${region}`]);
const clean: (() => Promise<void>)[] = [];
let sandbox: Sandbox;

const start = async (options: Parameters<typeof startTestGateway>[1] = {}) => {
  const gateway = await startTestGateway(estate.estate, { sandbox, ...options });
  clean.unshift(() => gateway.close());
  return gateway;
};
const now = (): number => sandbox.clock.now().getTime();

beforeEach(async () => {
  sandbox = await startSandbox({ estate: estate.estate });
  clean.push(() => sandbox.close());
});
afterEach(async () => {
  for (const task of clean.splice(0)) await task();
});

const ids = { workflowId, executionId: uuidOf(1) };

/** The lines of a running execution, numbered, some seconds apart. */
const lines = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    lineOf(now() - 3_600_000 + index * 1_000, 'StepCompleted', { stepName: `number ${index}.` }, ids),
  );

const logs = (args: string) => `{ transferExecution(workflowId: "${workflowId}", executionId: "${uuidOf(1)}",
  scope: { accountId: "111122223333" }) { logs(${args}) { nodes { message messageLength } pageInfo { endCursor hasNextPage } } } }`;

const replaceBuildLog = (events: Parameters<typeof logStreamOf>[1]): void => {
  estate.replace({
    [`${account}/${region}`]: {
      ...fixtureRegionData,
      images: (fixtureRegionData.images ?? []).map((image) => ({
        ...image,
        name: 'Web-Server',
        loggingConfiguration: undefined,
        dateCreated: '2026-09-09T19:10:00Z',
      })),
      logGroups: [
        logGroupOf({ name: '/aws/imagebuilder/Web-Server', streams: [logStreamOf('1.0.0/2', events)] }),
      ],
    },
  });
};

describe('A cursor of a log', () => {
  it('of the newest lines goes on behind them, however many arrive meanwhile', async () => {
    const write = (count: number): void =>
      replaceBuildLog(
        Array.from({ length: count }, (_, index) => ({
          at: Date.parse('2026-09-09T19:13:00Z') + index * 1_000,
          // So long that a page of AWS has five.
          message: `${index} ${'x'.repeat(200_000)}`,
        })),
      );
    const gateway = await start();
    const seen: number[] = [];
    let after = '';

    for (let page = 1; page <= 4; page += 1) {
      write(page * 20);
      const { data, errors } =
        await gateway.ask(`{ image(imageBuildVersionArn: "${imageArn}") { logs(last: 3${after}) {
          nodes { message } pageInfo { endCursor } } } }`);
      expect(errors).toBeUndefined();
      seen.push(...data.image.logs.nodes.map(({ message }: { message: string }) => parseInt(message)));
      after = `, after: "${data.image.logs.pageInfo.endCursor}"`;
    }

    expect(seen).toEqual([19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8]);
  });

  it.each([
    ['first', 'number 120', [120, 1200, 1201, 1202, 1203, 1204, 1205, 1206]],
    ['last', 'number 45', [459, 458, 457, 456, 455, 454, 453, 452]],
  ])('stays valid for 24 hours, whatever its object does (%s)', async (order, text, expected) => {
    estate.replace({ [place]: regionOf(lines(1_500), [inProgress(1)]) });
    const gateway = await start();
    const query = (after: string) => logs(`${order}: 1, contains: "${text}"${after}`);
    const numbers: number[] = [];
    let after = '';
    let queries = 0;

    for (let hasNextPage = true; hasNextPage && queries < 8; queries += 1) {
      const { data, errors } = await gateway.ask(query(after));
      expect(errors).toBeUndefined();
      const { nodes, pageInfo } = data.transferExecution.logs;
      numbers.push(
        ...nodes.map(({ message }: { message: string }) => Number(/number (\d+)/.exec(message)?.[1])),
      );
      after = `, after: "${pageInfo.endCursor}"`;
      hasNextPage = pageInfo.hasNextPage;
      // Its start is not known, so the time that is searched moves with the hour.
      sandbox.clock.advance(7_200);
    }

    // All but the first are behind a token of AWS.
    expect(numbers).toEqual(expected);
  });

  it('is read from the start again where AWS no longer accepts the token of a cached page', async () => {
    const at = Date.parse('2026-09-09T19:13:00.000Z');
    const events = Array.from({ length: 2_500 }, (_, index) => ({
      at: at + index * 10,
      message: `line ${index}.`,
    }));
    replaceBuildLog(events);
    const gateway = await start({ cache: { maxBytes: 50_000_000 } });
    const page = async (after: string) => {
      const { data, errors, calls } = await gateway.ask(
        `{ workflowStep(stepExecutionId: "${launchId}", ${inScope}) { logs(first: 1, contains: "line"${after}) { nodes { message } pageInfo { endCursor } } } }`,
      );
      const { nodes, pageInfo } = data.workflowStep.logs ?? { nodes: [], pageInfo: {} };
      return { text: nodes[0]?.message as unknown, errors, calls, after: `, after: "${pageInfo.endCursor}"` };
    };
    const whole = async () => {
      const { data, errors } = await gateway.ask(
        `{ workflowStep(stepExecutionId: "${launchId}", ${inScope}) { logs(first: 9, contains: "499.") { nodes { message } } } }`,
      );
      expect(errors).toBeUndefined();
      return data.workflowStep.logs.nodes.map(({ message }: { message: string }) => message);
    };
    const expected = ['line 499.', 'line 1499.', 'line 2499.'];
    const first = await page('');
    expect(await whole()).toEqual(expected);

    // The cache of the gateway has a clock of its own.
    sandbox.clock.advance(25 * 3_600);

    expect(await whole()).toEqual(expected);
    expect((await page(first.after)).text).toBe('line 1.');
    expect((await page('')).calls).toEqual([]);
  });

  it('is refused where it holds a token that AWS no longer accepts', async () => {
    estate.replace({ [place]: regionOf(lines(1_500), [inProgress(1)]) });
    const gateway = await start();
    const { data } = await gateway.ask(logs('first: 1, contains: "number 1200."'));
    sandbox.clock.advance(25 * 3_600);

    const { errors } = await gateway.ask(
      logs(`first: 1, contains: "number 1200.", after: "${data.transferExecution.logs.pageInfo.endCursor}"`),
    );

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain('AWS no longer accepts the position of this cursor');
  });

  it('is refused where it does not hold the time of its page', async () => {
    estate.replace({ [place]: regionOf(lines(3), [inProgress(1)]) });
    const gateway = await start();
    const { data } = await gateway.ask(logs('first: 1'));
    const [version, list] = JSON.parse(
      Buffer.from(data.transferExecution.logs.pageInfo.endCursor, 'base64url').toString(),
    ) as unknown[];
    const forged = [
      ['AWS'],
      ['[1]'],
      ['[-1,null,null]'],
      ['[5,4,null]'],
      ['[1,null,""]'],
      ['[1,2,"a",4]'],
      ['{}'],
    ];

    for (const position of forged) {
      const cursor = Buffer.from(JSON.stringify([version, list, ...position])).toString('base64url');
      const { errors } = await gateway.ask(logs(`first: 1, after: "${cursor}"`));
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
  });
});

describe('A text in a log', () => {
  it('is found behind what is returned of a long line', async () => {
    const long = lineOf(now() - 60_000, 'StepCompleted', { text: `${'y'.repeat(20_000)} at-the-end` }, ids);
    estate.replace({ [place]: regionOf([...lines(2), long], [inProgress(1)]) });
    const gateway = await start();

    const { data } = await gateway.ask(logs('first: 5, contains: "at-the-end"'));

    const [found, ...others] = data.transferExecution.logs.nodes;
    expect(others).toEqual([]);
    expect(found.message).toHaveLength(8_192);
    expect(found.messageLength).toBe(long.message.length);
  });

  it('is not needed to find a long line of an execution by a pattern', async () => {
    const long = lineOf(now() - 60_000, 'StepErrored', { text: 'y'.repeat(9_000) }, ids);
    estate.replace({ [place]: regionOf([...lines(2), long], [inProgress(1)]) });
    const gateway = await start();

    const { data } = await gateway.ask(logs('first: 5, filter: "StepErrored"'));

    expect(data.transferExecution.logs.nodes).toMatchObject([{ messageLength: long.message.length }]);
  });

  it.each([
    ['1,006 letters', 'a'.repeat(1_006), 1_024, 1_006],
    ['1,024 letters', 'a'.repeat(1_024), 1_024, 1_006],
    ['1,024 quotes', '"'.repeat(1_024), 1_024, 503],
    ['backslashes at an odd place', `a${'\\'.repeat(1_023)}`, 1_023, 503],
    ['characters of two units', `a${'😀'.repeat(511)}`, 1_023, 1_005],
  ])('of %s has a pattern that AWS accepts', (_what, text, length, begin) => {
    const pattern = containsPattern(text) ?? '';
    const [, part = ''] = /^\?(".*") \?"PRIVATE KEY"$/.exec(pattern) ?? [];

    expect(pattern).toHaveLength(length);
    expect(JSON.parse(part)).toBe(text.slice(0, begin));
  });

  /** The messages of a build's log with these lines. */
  const found = async (messages: readonly string[], args: string): Promise<readonly string[]> => {
    const at = Date.parse('2026-09-09T19:13:00.000Z');
    replaceBuildLog(messages.map((message, index) => ({ at: at + index, message })));
    const gateway = await start();
    const { data, errors } = await gateway.ask(
      `{ image(imageBuildVersionArn: "${imageArn}") { logs(${args}) { nodes { message } } } }`,
    );
    expect(errors).toBeUndefined();
    return data.image.logs.nodes.map(({ message }: { message: string }) => message);
  };

  const keyLine = 'MIIEpAIBAAKCAQEA7bq1vZ3mZq7xW9vK2mlmnopqrstuvwxyzABCDEFGHIJKLMN1';
  const key = ['-----BEGIN RSA PRIVATE KEY-----', keyLine, 'Zq7xW9vK2mEQ==', '-----END RSA PRIVATE KEY-----'];

  it.each([
    ['first', 'contains: "MIIEpAIB"', []],
    ['last', 'contains: "MIIEpAIB"', []],
    ['first', 'contains: "Zq7xW9vK"', []],
    ['last', 'contains: "Zq7xW9vK"', []],
    ['first', 'contains: "done"', ['MIIE and Zq7x are done']],
    [
      'first',
      'filter: "MIIEpAIBAAKCAQEA7bq1vZ3mZq7xW9vK2mlmnopqrstuvwxyzABCDEFGHIJKLMN1"',
      ['Stdout: [redacted]'],
    ],
    ['last', 'filter: "?MIIE"', ['MIIE and Zq7x are done', 'Stdout: [redacted]']],
  ])('shows no line of a private key alone (%s, %s)', async (order, selection, expected) => {
    const lines = [...key.map((line) => `Stdout: ${line}`), 'MIIE and Zq7x are done'];

    expect(await found(lines, `${order}: 9, ${selection}`)).toEqual(expected);
  });

  it.each([
    ['Stderr: Authorization: Bearer abcdefghijklmnop', 'Authorization: Bearer [redacted]'],
    ['got password=abc user=mary', 'password=[redacted] user=mary'],
    ['run --token abc and go', '[redacted] and'],
    ['run --token abc and go', 'token [redac'],
    ['run --token abc and go', 'ted] and go'],
    ['run --token abc and go', '[redacted]'],
    ['run --token abc and go', 'dact'],
    ['{"token":123,"step":"a"}', '{"token":"[redacted]","step":"a"}'],
  ])('that was copied from an answer is found: %s by %s', async (line, text) => {
    const lines = [line, 'another line'];

    expect(await found(lines, `first: 9, contains: ${JSON.stringify(text)}`)).toEqual([
      expect.stringContaining(text),
    ]);
  });
});

describe('The newest lines of a step', () => {
  it('that ended before 2024 are none, without a call for them', async () => {
    const old = { startTime: '2023-05-05T10:00:00Z', endTime: '2023-05-05T10:05:00Z' };
    estate.replace({
      [`${account}/${region}`]: {
        ...fixtureRegionData,
        steps: (fixtureRegionData.steps ?? []).map((step) => ({ ...step, ...old })),
      },
    });
    const gateway = await start();

    const { data, errors, calls } = await gateway.ask(
      `{ workflowStep(stepExecutionId: "${launchId}", ${inScope}) { logs(last: 5) { nodes { message } } } }`,
    );

    expect(errors).toBeUndefined();
    expect(data.workflowStep.logs.nodes).toEqual([]);
    expect(calls).not.toContain('FilterLogEvents');
  });
});
