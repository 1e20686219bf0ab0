import { parse as parseHcl } from '@cdktf/hcl2json';
import { describe, expect, it } from '@jest/globals';
import { parse as parseYaml } from 'yaml';
import { readMessage } from '../../src/events/envelope';
import { iamPolicy } from '../../src/iamPolicy';
import { readSource } from '../support/documents';

const detailTypes = ['EC2 Image Builder Image State Change', 'EC2 Image Builder Workflow Step Waiting'];
const source = 'aws.imagebuilder';

const queue = {
  queueUrl: 'https://sqs.us-east-1.amazonaws.com/111122223333/execution-events',
  accountId: '111122223333',
  region: 'us-east-1',
  name: 'execution-events',
};
const received = iamPolicy({ accounts: [] }, [queue]).Statement.at(-1);

describe('The rule of the templates', () => {
  it('sends only events that the gateway uses', () => {
    for (const detailType of detailTypes) {
      const event = {
        id: 'e1',
        source,
        'detail-type': detailType,
        account: queue.accountId,
        region: queue.region,
        resources: ['arn:aws:imagebuilder:us-east-1:111122223333:image/web/1.0.0/1'],
      };
      expect(readMessage(JSON.stringify(event), () => true).type).toBe('event');
    }
  });
});

describe('The Terraform module of events', () => {
  const path = 'deploy/terraform/events/main.tf';
  const parsed = parseHcl('main.tf', readSource(path));

  it('sends the events of the rule to the queue, and lets nothing else send', async () => {
    const { data, resource } = await parsed;

    const [rule] = resource.aws_cloudwatch_event_rule.this;
    for (const word of [source, ...detailTypes]) expect(rule.event_pattern).toContain(`"${word}"`);
    expect(rule.event_pattern.match(/"/g)).toHaveLength(2 * (detailTypes.length + 1));
    expect(resource.aws_cloudwatch_event_target.this[0]).toMatchObject({
      rule: '${aws_cloudwatch_event_rule.this.name}',
      arn: '${aws_sqs_queue.this.arn}',
    });
    expect(data.aws_iam_policy_document.send).toEqual([
      {
        statement: [
          {
            sid: 'SendEventsOfRule',
            actions: ['sqs:SendMessage'],
            resources: ['${aws_sqs_queue.this.arn}'],
            principals: [{ type: 'Service', identifiers: ['events.amazonaws.com'] }],
            condition: [
              {
                test: 'ArnEquals',
                variable: 'aws:SourceArn',
                values: ['${aws_cloudwatch_event_rule.this.arn}'],
              },
            ],
          },
        ],
      },
    ]);
    expect(resource.aws_sqs_queue_policy.this[0]).toEqual({
      queue_url: '${aws_sqs_queue.this.url}',
      policy: '${data.aws_iam_policy_document.send.json}',
    });
  });

  it('encrypts the queue, keeps messages for an hour, and lets the role read them', async () => {
    const { data, resource } = await parsed;

    expect(resource.aws_sqs_queue.this[0]).toMatchObject({
      sqs_managed_sse_enabled: true,
      message_retention_seconds: 3600,
      receive_wait_time_seconds: 20,
    });
    expect(data.aws_iam_policy_document.receive[0].statement).toEqual([
      { sid: received?.Sid, actions: received?.Action, resources: ['${aws_sqs_queue.this.arn}'] },
    ]);
    expect(resource.aws_iam_role_policy.receive[0]).toMatchObject({
      role: '${var.role_name}',
      policy: '${data.aws_iam_policy_document.receive.json}',
    });
  });

  it('uses only what it declares', async () => {
    const { data, resource, variable } = await parsed;
    const declared = [
      ...Object.keys(variable).map((name) => `var.${name}`),
      ...Object.keys(data.aws_iam_policy_document).map((name) => `data.aws_iam_policy_document.${name}`),
      ...Object.entries(resource).flatMap(([type, named]) =>
        Object.keys(Object(named)).map((name) => `${type}.${name}`),
      ),
    ];

    const used = [
      ...readSource(path).matchAll(/\b(?:var\.\w+|data\.\w+\.\w+|(?<!\.)aws_(?:sqs|cloudwatch)\w+\.\w+)/g),
    ].map(([reference]) => reference);

    expect(used.length).toBeGreaterThan(10);
    expect(used.filter((reference) => !declared.includes(reference))).toEqual([]);
  });
});

describe('The CloudFormation template of events', () => {
  const template = parseYaml(readSource('deploy/cloudformation/events.yaml'), { version: '1.1' });
  const { Rule, Queue, QueuePolicy, ReceivePolicy } = template.Resources;
  const queueArn = { 'Fn::GetAtt': ['Queue', 'Arn'] };

  it('sends the events of the rule to the queue, and lets nothing else send', () => {
    expect(Rule.Properties.EventPattern).toEqual({ source: [source], 'detail-type': detailTypes });
    expect(Rule.Properties.Targets).toEqual([{ Id: 'Queue', Arn: queueArn }]);
    expect(QueuePolicy.Properties).toEqual({
      Queues: [{ Ref: 'Queue' }],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'SendEventsOfRule',
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'sqs:SendMessage',
            Resource: queueArn,
            Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': ['Rule', 'Arn'] } } },
          },
        ],
      },
    });
  });

  it('encrypts the queue, keeps messages for an hour, and lets the role read them', () => {
    expect(Queue.Properties).toMatchObject({
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 3600,
      ReceiveMessageWaitTimeSeconds: 20,
    });
    expect(ReceivePolicy.Properties).toMatchObject({ Roles: [{ Ref: 'RoleName' }] });
    expect(ReceivePolicy.Properties.PolicyDocument.Statement).toEqual([{ ...received, Resource: queueArn }]);
  });

  it('refers only to what it declares', () => {
    const declared = [...Object.keys(template.Parameters), ...Object.keys(template.Resources)];
    const references = [...JSON.stringify(template).matchAll(/\{"(?:Ref":"|Fn::GetAtt":\[")(\w+)"/g)].map(
      ([, name = '']) => name,
    );

    expect(references.length).toBeGreaterThan(6);
    expect(references.filter((name) => !declared.includes(name))).toEqual([]);
  });
});
