import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigError, readSettings, type Settings } from '../../src/config';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const fromYaml = (yaml: string): Settings => {
  const path = join(folder, 'gateway.yaml');
  writeFileSync(path, yaml);
  return readSettings({ GATEWAY_CONFIG: path });
};

const errorOf = (read: () => Settings): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('readSettings did not throw.');
};

describe('readSettings', () => {
  it('returns the defaults without a file or variables', () => {
    const settings = readSettings({});

    expect(settings).toEqual({
      host: '127.0.0.1',
      port: 4000,
      logLevel: 'info',
      introspection: true,
      federation: false,
      aws: {
        accounts: [],
        timeLimits: { connectTimeoutMs: 1_000, answerTimeoutMs: 10_000, credentialsTimeoutMs: 3_000 },
      },
      limits: {
        requestTimeoutMs: 25_000,
        upstreamCallsPerRequest: 200,
        upstreamCallsBurst: 200,
        streams: 5_000,
        itemsPerAnswer: 5_000,
        lines: 1_000,
        fragments: 100,
        nameCharacters: 200,
        variableMembers: 1_000,
        fieldsPerAnswer: 150_000,
        answerMegabytes: 20,
        tokens: 4_000,
        depth: 30,
        aliases: 30,
        directives: 50,
        recursiveSelections: 5_000,
        repetitions: 30,
        introspections: 1,
        operations: 20,
        idKilobytes: 4,
        filterItems: 100,
        bodyKilobytes: 256,
      },
      cache: { maxBytes: 64_000_000, runningSeconds: 5, settledSeconds: 60, definitionSeconds: 300 },
      sync: { everySeconds: 60, idleMinutes: 15, shareOfRate: 0.5, sweepSeconds: 900 },
      server: {
        graphiql: true,
        reference: true,
        trustProxy: false,
        overload: { eventLoopDelayMs: 500, requests: 5_000 },
        streams: { heartbeatMs: 12_000, unreadMs: 30_000 },
      },
      documents: { mode: 'off', manifest: {} },
      events: [],
      history: { keepDays: 400, keepSensitive: false },
      logs: { redact: [], transferDays: 7 },
      cors: { origins: [] },
    });
  });

  it('treats an empty variable as not set', () => {
    const settings = readSettings({ PORT: '', HOST: '', LOG_LEVEL: '', GATEWAY_CONFIG: '' });

    expect(settings).toEqual(readSettings({}));
  });

  it('reads the accounts of a file', () => {
    const { aws } = fromYaml(`
scopes:
  - accountId: "011122223333"
    regions: [us-east-1, eu-west-1]
    roleArn: arn:aws:iam::011122223333:role/ExecutionGatewayRead
    externalId: example
  - accountId: "444455556666"
    regions: [us-east-1]
`);

    expect(aws.accounts).toEqual([
      {
        accountId: '011122223333',
        regions: ['us-east-1', 'eu-west-1'],
        roleArn: 'arn:aws:iam::011122223333:role/ExecutionGatewayRead',
        externalId: 'example',
      },
      { accountId: '444455556666', regions: ['us-east-1'] },
    ]);
  });

  it.each([
    [
      'an account as a bare number',
      'scopes: [{ accountId: 111122223333, regions: [us-east-1] }]',
      'scopes[0].accountId: expected twelve digits in quotes',
    ],
    [
      'an account with eleven digits',
      'scopes: [{ accountId: "11112222333", regions: [us-east-1] }]',
      'scopes[0].accountId: expected twelve digits',
    ],
    [
      'no region',
      'scopes: [{ accountId: "111122223333", regions: [] }]',
      'scopes[0].regions: expected at least one region',
    ],
    [
      'an invalid region',
      'scopes: [{ accountId: "111122223333", regions: [US East] }]',
      'scopes[0].regions[0]: expected a region',
    ],
    [
      'no list of regions',
      'scopes: [{ accountId: "111122223333" }]',
      'scopes[0].regions: expected a list of regions',
    ],
    [
      'an ARN that is not a role',
      'scopes: [{ accountId: "111122223333", regions: [us-east-1], roleArn: me }]',
      "scopes[0].roleArn: expected a role's ARN",
    ],
    [
      'a role of another account',
      'scopes: [{ accountId: "111122223333", regions: [us-east-1], roleArn: "arn:aws:iam::444455556666:role/Read" }]',
      'scopes[0].roleArn: expected a role of the account',
    ],
    [
      'a region twice',
      'scopes: [{ accountId: "111122223333", regions: [us-east-1, us-east-1] }]',
      'scopes[0].regions: expected each region once',
    ],
    [
      'regions of two partitions',
      'scopes: [{ accountId: "111122223333", regions: [us-east-1, cn-north-1] }]',
      'scopes[0].regions: expected regions of one partition',
    ],
    [
      'a role of another partition',
      'scopes: [{ accountId: "111122223333", regions: [us-east-1], roleArn: "arn:aws-cn:iam::111122223333:role/Read" }]',
      'scopes[0].roleArn: expected a role of the partition',
    ],
    ['an alias of nothing', 'scopes: *nothing', 'expected one YAML document'],
    ['two documents', 'introspection: true\n---\nintrospection: false', 'expected one YAML document'],
    [
      'an account twice',
      'scopes: [{ accountId: "111122223333", regions: [us-east-1] }, { accountId: "111122223333", regions: [eu-west-1] }]',
      'scopes: expected each account once',
    ],
    ['an unknown key', 'scope: []', 'scope: there is no such setting'],
    [
      'an unknown nested key',
      'scopes: [{ accountId: "111122223333", regions: [us-east-1], role: x }]',
      'scopes[0].role: there is no such setting',
    ],
    ['an empty list', 'scopes: []', 'scopes: expected at least one account'],
    ['a string instead of a boolean', 'introspection: maybe', 'introspection: expected true or false'],
    ['a number instead of a boolean', 'federation: 1', 'federation: expected true or false'],
    [
      'a timeout of zero',
      'limits: { requestTimeoutMs: 0 }',
      'limits.requestTimeoutMs: expected a whole number from 100',
    ],
    [
      'a fraction of a call',
      'limits: { upstreamCallsPerRequest: 1.5 }',
      'limits.upstreamCallsPerRequest: expected a whole number',
    ],
    [
      'a string instead of seconds',
      'cache: { runningSeconds: soon }',
      'cache.runningSeconds: expected a whole number from 0',
    ],
    [
      'a history that forgets what is still in the logs',
      'history: { keepDays: 3 }',
      'history.keepDays: expected at least logs.transferDays (7), since lines of so many days are read once',
    ],
    [
      'such a history, beside another fault',
      '{ history: { keepDays: 29 }, logs: { transferDays: 30 }, federation: 1 }',
      'history.keepDays: expected at least logs.transferDays (30)',
    ],
    ['an unknown limit', 'limits: { calls: 3 }', 'limits.calls: there is no such setting'],
    ['invalid YAML', 'scopes: [', 'expected one YAML document'],
    ['a list at the top level', '- scopes', 'expected a map of settings'],
  ])('rejects %s and says what it expects', (_mistake, yaml, problem) => {
    const message = errorOf(() => fromYaml(yaml));

    expect(message).toContain(problem);
    expect(message).not.toContain('\n');
  });

  it.each([
    'history: { keepDays: 7 }',
    '{ history: { keepDays: 1 }, logs: { transferDays: 0 } }',
    '{ history: { keepDays: 30 }, logs: { transferDays: 30 } }',
  ])('accepts a history that keeps what is in the logs: %s', (yaml) => {
    expect(() => fromYaml(yaml)).not.toThrow();
  });

  it.each([
    [{ PORT: 'http' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: '1e3' }, 'PORT: expected a port from 0 to 65535'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ GATEWAY_CONFIG: '/nowhere/gateway.yaml' }, 'GATEWAY_CONFIG: cannot read /nowhere/gateway.yaml'],
  ])('rejects the environment %o', (environment, problem) => {
    const message = errorOf(() => readSettings(environment));

    expect(message).toContain(problem);
  });
});
