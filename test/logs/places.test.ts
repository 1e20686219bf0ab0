import { describe, expect, it } from '@jest/globals';
import { logUrl } from '../../src/logs/consoleLink';
import { containsPattern, memberPattern } from '../../src/logs/pattern';
import {
  groupOfArn,
  placeOfImage,
  placeOfPipeline,
  placeOfTransfer,
  streamOfDay,
} from '../../src/logs/places';
import { scopeOf } from '../../src/model/scope';

const arn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/ubuntu-2004-with-latest-ssm-agent/0.0.1/1';
const scope = scopeOf('111122223333', 'us-east-1');

describe('The log of an image', () => {
  it('has the name as it was given, whose case the ARN has lost', () => {
    expect(placeOfImage({ arn, name: 'Ubuntu-2004-with-latest-SSM-Agent' })).toEqual({
      group: '/aws/imagebuilder/Ubuntu-2004-with-latest-SSM-Agent',
      stream: '0.0.1/1',
    });
  });

  it('is in the group of its own, where it has one', () => {
    expect(placeOfImage({ arn, name: 'x', loggingConfiguration: { logGroupName: '/builds/all' } })).toEqual({
      group: '/builds/all',
      stream: '0.0.1/1',
    });
  });

  it('has no blanks in the name of its group, and is not known without a name', () => {
    expect(placeOfImage({ arn, name: 'my image' })?.group).toBe('/aws/imagebuilder/my-image');
    expect(placeOfImage({ arn })).toBeUndefined();
  });
});

describe('The log of a pipeline', () => {
  it('is in a group of its name, or in its own', () => {
    expect(placeOfPipeline({ name: 'Nightly' })).toEqual({ group: '/aws/imagebuilder/pipeline/Nightly' });
    expect(placeOfPipeline({ name: 'x', loggingConfiguration: { pipelineLogGroupName: '/p' } })).toEqual({
      group: '/p',
    });
  });
});

describe('The stream of a day', () => {
  it('has the date in UTC', () => {
    expect(streamOfDay(Date.parse('2026-01-02T23:59:59Z'))).toBe('2026/01/02');
  });
});

describe('The log of a Transfer execution', () => {
  const workflowId = 'w-0123456789abcdefg';
  const server = { serverId: 's-0123456789abcdef0', userName: 'mary' };

  it('is in the group of the server, in the streams of the user and the workflow', () => {
    expect(placeOfTransfer(workflowId, undefined, server)).toEqual({
      group: '/aws/transfer/s-0123456789abcdef0',
      prefix: `mary.${workflowId}.`,
    });
    expect(placeOfTransfer(workflowId, undefined, { ...server, userName: 'a:b' })?.prefix).toBeUndefined();
  });

  it('is in the group of the workflow, where it has one', () => {
    const group = groupOfArn('arn:aws:logs:us-east-1:111122223333:log-group:/transfer/invoices:*');

    expect(placeOfTransfer(workflowId, group, server)).toEqual({
      group: '/transfer/invoices',
      prefix: `${workflowId}/`,
    });
    expect(groupOfArn('arn:aws:logs:us-east-1:111122223333:log-group:/transfer/invoices')).toBe(
      '/transfer/invoices',
    );
    expect(groupOfArn('arn:aws:s3:::bucket')).toBeUndefined();
  });

  it('is not known without a server', () => {
    expect(placeOfTransfer(workflowId, undefined, undefined)).toBeUndefined();
  });
});

describe('logUrl', () => {
  it.each([
    [
      { group: '/aws/imagebuilder/my-image' },
      undefined,
      'log-groups/log-group/$252Faws$252Fimagebuilder$252Fmy-image',
    ],
    [
      { group: '/aws/imagebuilder/my-image', stream: '1.0.0/1' },
      undefined,
      'log-groups/log-group/$252Faws$252Fimagebuilder$252Fmy-image/log-events/1.0.0$252F1',
    ],
    [
      { group: 'g', stream: '1.0.0/1' },
      1_700_000_000_000,
      'log-groups/log-group/g/log-events/1.0.0$252F1$3Fstart$3D1700000000000',
    ],
  ])('of %p at %p', (place, start, expected) => {
    expect(logUrl(scope, place, { start })).toBe(
      `https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:${expected}`,
    );
  });

  it('selects the lines of a group by a pattern', () => {
    const pattern = '{ $.executionId = "a-b" }';

    expect(logUrl(scope, { group: 'g', prefix: 'mary.' }, { pattern, start: 1_700_000_000_000 })).toBe(
      'https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/g/log-events' +
        '$3FfilterPattern$3D$257B$2520$2524.executionId$2520$253D$2520$2522a-b$2522$2520$257D$26start$3D1700000000000',
    );
  });

  it('ends with the time', () => {
    expect(logUrl(scope, { group: 'g', stream: 's' }, { start: 1, end: 2 })).toMatch(
      /log-group\/g\/log-events\/s\$3Fstart\$3D1\$26end\$3D2$/,
    );
    expect(logUrl(scope, { group: 'g' }, { pattern: 'p', start: 1, end: 2 })).toMatch(
      /log-events\$3FfilterPattern\$3Dp\$26start\$3D1\$26end\$3D2$/,
    );
  });

  it('shows no lines of a group by a time alone', () => {
    expect(logUrl(scope, { group: 'g' }, { start: 1, end: 2 })).toMatch(/log-group\/g$/);
  });

  it('has the host of its partition, and is null in one without a known console', () => {
    expect(logUrl(scopeOf('111122223333', 'cn-north-1'), { group: 'g' })).toContain(
      'https://cn-north-1.console.amazonaws.cn/',
    );
    expect(logUrl({ ...scope, partition: 'aws-iso' }, { group: 'g' })).toBeNull();
  });
});

describe('Patterns', () => {
  it('quote what has a meaning in them', () => {
    expect(containsPattern('say "no\\')).toBe('?"say \\"no\\\\" ?"PRIVATE KEY"');
    expect(memberPattern('$.executionId', 'a-b')).toBe('{ $.executionId = "a-b" }');
  });
});
