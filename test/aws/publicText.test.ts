import { describe, expect, it } from '@jest/globals';
import { publicText } from '../../src/aws/publicText';

describe('publicText', () => {
  it.each([
    ['an ARN of IAM', 'User: arn:aws:iam::111122223333:user/alice is denied', 'User: … is denied'],
    ['an ARN of another service', 'Bucket "arn:aws:s3:::secret/key" is gone', 'Bucket "…" is gone'],
    ['an ARN of China', 'No arn:aws-cn:glue:cn-north-1:111122223333:job/a, sorry', 'No …, sorry'],
    ['an ARN of GovCloud', '(arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1)', '(…)'],
    ['an ARN of an isolated partition', 'arn:aws-iso-b:sns:us-isob-east-1:1:t.', '…'],
    ['a URL', 'Cannot reach https://10.0.0.1:8443/path?token=1 now', 'Cannot reach … now'],
    ['a URL of S3', 'Read s3://bucket/key/file.csv failed', 'Read … failed'],
    ['a URL of a database', 'jdbc:postgresql://db.example.com:5432/x failed', 'jdbc:… failed'],
    ['a host of AWS', 'Host glue.us-east-1.amazonaws.com did not answer', 'Host … did not answer'],
    ['a host of China', 'at s3.cn-north-1.amazonaws.com.cn.', 'at ….'],
    ['an internal host', 'from ip-10-0-1-2.ec2.internal: no', 'from …: no'],
    ['a host and port', 'connect ECONNREFUSED localhost:4566', 'connect ECONNREFUSED …'],
    ['a name and port', 'redis-master:6379 refused', '… refused'],
    ['IPv4', 'connect 127.0.0.1 failed', 'connect … failed'],
    ['IPv4 and port', 'connect 10.1.2.3:443.', 'connect ….'],
    ['IPv6', 'connect fd00:ec2::254 failed', 'connect … failed'],
    ['loopback of IPv6', 'connect ::1 failed', 'connect … failed'],
    ['IPv6 and port', 'connect [2001:db8::1]:443 failed', 'connect … failed'],
    ['IPv6 in full', 'connect 2001:db8:0:0:0:0:0:1, failed', 'connect …, failed'],
    ['a long-term key', 'The key AKIAIOSFODNN7EXAMPLE is unknown', 'The key … is unknown'],
    ['a temporary key', 'ASIAIOSFODNN7EXAMPLE/20260101', '…/20260101'],
    ['an id of a role', 'AROAIOSFODNN7EXAMPLE:session', '…:session'],
    ['a class', 'com.amazonaws.internal.Fault: no', '…: no'],
  ])('removes %s', (_what, text, expected) => {
    expect(publicText(text)).toBe(expected);
  });

  it.each([
    'ValidationException: 1 validation error detected: Value "x" at "workflowId" failed',
    'Member must satisfy regular expression pattern: ^w-([a-z0-9]{17})$',
    'Image build version 1.0.0/3 of linux-base at 12:30:45 on 2026-09-09T13:00:00Z',
    'Blueprint partner_import is in state CREATING (Status Code: 400, Request ID: 8f2a7c1e-aaaa-bbbb-cccc-111122223333)',
    'Rate exceeded. Try later.',
  ])('keeps what users need: %s', (text) => {
    expect(publicText(text)).toBe(text);
  });

  it.each(['a', 'a.', 'a:', ':', '1.', '[', 'a-', '-.', 'a_.', 'http:/', '0:', 'f:', 'a.b:', '%', 'a '])(
    'needs linear time for a long text of %s, and keeps it',
    (part) => {
      // Quadratic time would be more than an hour.
      const text = part.repeat(500_000 / part.length);
      expect(publicText(text)).toBe(text);
    },
  );

  it.each(['ab.', 'arn:'])('needs linear time for a long text of %s, and removes it', (part) => {
    expect(publicText(`${part.repeat(500_000 / part.length)}ab`)).toBe('…');
  });
});
