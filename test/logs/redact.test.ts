import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createRedact } from '../../src/logs/redact';

const redact = createRedact([]);

/** Secrets in the places in which logs have them. */
const planted: readonly (readonly [name: string, line: string, secret: string])[] = [
  [
    "Transfer Family's callback token",
    '{"type":"CustomStepInvoked","details":{"output":{"token":"MzM4Mjg5YWUtNjM1"},"stepType":"CUSTOM"}}',
    'MzM4Mjg5YWUtNjM1',
  ],
  ['a token in JSON within JSON', '{"message":"{\\"callbackToken\\":\\"MzM4Mjg5YWU\\"}"}', 'MzM4Mjg5YWU'],
  ['the id of an access key', 'using key AKIAIOSFODNN7EXAMPLE now', 'AKIAIOSFODNN7EXAMPLE'],
  ['the id of a temporary key', 'ASIAIOSFODNN7EXAMPLE', 'ASIAIOSFODNN7EXAMPLE'],
  [
    'a secret access key',
    'AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  ],
  [
    'a secret access key in a profile',
    'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG',
    'wJalrXUtnFEMI/K7MDENG',
  ],
  ['a session token in JSON', '{"SessionToken": "IQoJb3JpZ2luX2VjEXAMPLE"}', 'IQoJb3JpZ2luX2VjEXAMPLE'],
  [
    'a bearer token',
    '> GET / HTTP/1.1 Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln',
    'eyJhbGciOiJIUzI1NiJ9.e30.c2ln',
  ],
  ['basic credentials', 'authorization: Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
  ['an authorization in JSON', '{"Authorization":"Bearer abcdefghijkl"}', 'abcdefghijkl'],
  ['an authorization without a scheme', 'Authorization: 0123456789abcdef', '0123456789abcdef'],
  [
    'a signature',
    'Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260909/us-east-1/s3/aws4_request, Signature=fe5f80',
    'fe5f80',
  ],
  ['a password of a variable', 'export DB_PASSWORD=hunter2secret', 'hunter2secret'],
  ['a password in YAML', "password: 'hunter2secret'", 'hunter2secret'],
  ['a token of a variable', 'GITHUB_TOKEN=ghp_abcdefghijklmnop', 'ghp_abcdefghijklmnop'],
  ['a password in a URL', 'clone https://user:hunter2secret@git.example/repo', 'hunter2secret'],
  [
    'a private key',
    '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQ\n-----END RSA PRIVATE KEY-----',
    'MIIEpAIBAAKCAQ',
  ],
];

describe('createRedact', () => {
  it.each(planted)('removes %s', (_name, line, secret) => {
    const redacted = redact(line);

    expect(redacted).not.toContain(secret);
    expect(redacted).toContain('[redacted]');
  });

  it.each(planted)('removes %s within any text', (_name, line, secret) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        expect(redact(`${before}\n ${line}\n${after}`)).not.toContain(secret);
      }),
    );
  });

  it('keeps what surrounds a secret', () => {
    const [, line = ''] = planted[0] ?? [];

    expect(JSON.parse(redact(line))).toEqual({
      type: 'CustomStepInvoked',
      details: { output: { token: '[redacted]' }, stepType: 'CUSTOM' },
    });
    expect(redact('Authorization: Bearer abcdefghijkl\nnext line')).toBe(
      'Authorization: Bearer [redacted]\nnext line',
    );
  });

  it.each([
    'CmdExecution: Stderr: Error: Unable to find a match: htpd',
    'the token of the session expired',
    'Document arn:aws:imagebuilder:us-east-1:111122223333:component/web/1.0.0/1 failed!',
    'ListTokens: 3 of them',
    'https://example.com/path?query=1',
  ])('leaves lines without secrets as they are: %s', (line) => {
    expect(redact(line)).toBe(line);
  });

  it('removes what further patterns match', () => {
    expect(createRedact([/card \d{4}/gu])('paid with card 1234 by AKIAIOSFODNN7EXAMPLE')).toBe(
      'paid with [redacted] by [redacted]',
    );
  });

  it('does not take quadratic time on a line of 200,000 characters, which would not end within the time of a test', () => {
    for (const part of [
      'authorization: ',
      'password=',
      'a_',
      'a://',
      '"token":',
      '-----BEGIN PRIVATE KEY-----',
      '\\"',
    ])
      expect(redact(part.repeat(200_000 / part.length)).length).toBeGreaterThan(0);
  });
});
