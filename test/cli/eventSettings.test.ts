import { describe, expect, it } from '@jest/globals';
import { settingsFromYaml } from '../support/settingsFile';

const url = 'https://sqs.us-east-1.amazonaws.com/111122223333/execution-events';
const scopes = 'scopes: [{ accountId: "111122223333", regions: [us-east-1] }]';

describe('The settings of events', () => {
  it('are no queues by default', () => {
    expect(settingsFromYaml('{}').events).toEqual([]);
  });

  it.each([
    [`{ queueUrl: "${url}" }`, 'us-east-1'],
    ['{ queueUrl: "https://sqs.cn-north-1.amazonaws.com.cn/111122223333/execution-events" }', 'cn-north-1'],
    [
      '{ queueUrl: "https://vpce-1a2b.sqs.eu-west-1.vpce.amazonaws.com/111122223333/execution-events" }',
      'eu-west-1',
    ],
    ['{ queueUrl: "http://127.0.0.1:4566/111122223333/execution-events", region: us-east-2 }', 'us-east-2'],
  ])('have the account, region and name of a queue: %s', (queue, region) => {
    expect(settingsFromYaml(`events: [${queue}]`).events).toMatchObject([
      { accountId: '111122223333', region, name: 'execution-events' },
    ]);
  });

  const expectedUrl = 'events[0].queueUrl: expected the URL of a standard queue';
  const outside = 'events[0].queueUrl: expected a queue in an account and region of `scopes`';

  it.each([
    ['events: x', 'events: expected a list of queues'],
    ['events: [{}]', expectedUrl],
    ['events: [{ queueUrl: execution-events }]', expectedUrl],
    ['events: [{ queueUrl: "sqs://sqs.us-east-1.amazonaws.com/111122223333/a" }]', expectedUrl],
    [`events: [{ queueUrl: "${url}.fifo" }]`, expectedUrl],
    [`events: [{ queueUrl: "${url}?secret" }]`, expectedUrl],
    [
      'events: [{ queueUrl: "http://127.0.0.1:4566/111122223333/a" }]',
      'events[0].region: expected a region, since the URL has none',
    ],
    [`events: [{ queueUrl: "${url}", region: us-east-2 }]`, 'events[0].region: expected us-east-1'],
    [`events: [{ queueUrl: "${url}", region: moon }]`, 'events[0].region: expected a region, like us-east-1'],
    [`events: [{ queueUrl: "${url}" }, { queueUrl: "${url}" }]`, 'events: expected each queue once'],
    [`events: [{ queueUrl: "${url}", every: 5 }]`, 'events[0].every: there is no such setting'],
    [`${scopes.replace('us-east-1', 'us-west-2')}\nevents: [{ queueUrl: "${url}" }]`, outside],
    [`${scopes.replace('1111', '4444')}\nevents: [{ queueUrl: "${url}" }]`, outside],
  ])('are refused: %s', (yaml, fault) => {
    expect(() => settingsFromYaml(yaml)).toThrow(fault);
  });

  it('are accepted for a queue of a scope', () => {
    expect(settingsFromYaml(`${scopes}\nevents: [{ queueUrl: "${url}" }]`).events).toHaveLength(1);
  });
});
