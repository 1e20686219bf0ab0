import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createRedact, redactKeys } from '../../src/logs/redact';

const redact = createRedact([]);

/** No part of it is in any line around it. */
const secret = 'Zq7xW9vK2m';

const names: readonly string[] = [
  'password',
  'passwd',
  'PASSWORD',
  'PGPASSWORD',
  'dbPassword',
  'DB_PASSWORD',
  'DB_PASSWORD_PROD',
  'db-password-2',
  'spring.datasource.password',
  'keyPassphrase',
  'SECRET',
  'clientSecret',
  'client_secret',
  'client-secret',
  'SecretString',
  'token',
  'GITHUB_TOKEN',
  'authToken',
  'X-Auth-Token',
  'x-amz-security-token',
  'aws_session_token',
  'callbackToken',
  'TaskToken',
  'apikey',
  'api_key',
  'X-Api-Key',
  'x-api-key',
  'apiKeyProd',
  'SECRET_KEY',
  'secretKey',
  'aws_secret_access_key',
  'SecretAccessKey',
  'PRIVATE_KEY',
  'AccountKey',
  'SharedAccessKey',
  'ProductKey',
  'signing-key',
  'db_credentials',
  'DB_PASS',
  'mysqlPass',
  'MYSQL_PWD',
  'X-Amz-Signature',
  'X-Amz-Credential',
];

const secretKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

const json = (value: unknown): string => JSON.stringify(value);

/** Notations of a name and its value, as a line has them. */
const notations: Readonly<Record<string, (name: string, value: string) => string>> = {
  '=': (name, value) => `run ${name}=${value} next`,
  ' = ': (name, value) => `run ${name} = ${value} next`,
  ':=': (name, value) => `run ${name} := ${value} next`,
  '=>': (name, value) => `run '${name}' => '${value}' next`,
  ': ': (name, value) => `got ${name}: ${value} next`,
  'an arrow': (name, value) => `got ${name} -> ${value} next`,
  'a table': (name, value) => `||  ${name}  |  ${value}  ||\nnext`,
  'a command with words': (name, value) => `+ aws configure set ${name} ${value} next`,
  'a URL of npm': (name, value) => `npm config set //registry.example.com/:${name} ${value} next`,
  'an instruction of Docker': (name, value) => `Step 3/9 : ENV ${name} ${value} next`,
  colours: (name, value) => `run \u001b[1;36m${name}\u001b[0m=\u001b[32m${value}\u001b[0m next`,
  'colours in JSON': (name, value) =>
    json({ log: `run \u001b[36m${name}\u001b[0m: "${value}"`, next: 'next' }),
  'wide gap': (name, value) => `got ${name}${' '.repeat(50)}:${' '.repeat(50)}${value} next`,
  'double quotes': (name, value) => `run ${name}="${value}" next`,
  'single quotes': (name, value) => `run ${name}='${value}' next`,
  'three quotes': (name, value) => `run ${name}="""${value}""" next`,
  'joined quotes': (name, value) => `run ${name}='${value.slice(0, 5)}'${value.slice(5)} next`,
  'quotes not closed': (name, value) => `run ${name}="${value}`,
  'doubled quotes': (name, value) => `run ${name}: 'it''s ${value}' next`,
  index: (name, value) => `config['${name}'] = '${value}' next`,
  JSON: (name, value) => json({ [name]: value, next: 'next' }),
  'JSON with blanks': (name, value) => JSON.stringify({ [name]: value, next: 'next' }, null, 2),
  'JSON in JSON': (name, value) => json({ log: json({ [name]: value }), next: 'next' }),
  'JSON in JSON in JSON': (name, value) =>
    json({ log: json({ log: json({ [name]: value }) }), next: 'next' }),
  'JSON with a list': (name, value) => json({ [name]: ['a]b', value], next: 'next' }),
  'JSON with an object': (name, value) => json({ [name]: { a: { b: [value] } }, next: 'next' }),
  'JSON with escaped characters': (name, value) => `{"${name}":"\\u0041\\"${value}\\\\","next":"next"}`,
  'JSON with an apostrophe': (name, value) => json({ [name]: `O'Brien ${value}`, next: 'next' }),
  'JSON of a pair': (name, value) => json([{ name, value, next: 'next' }]),
  'JSON of a pair with a member between': (name, value) =>
    json({ Name: `/prod/${name}`, Type: 'String', Meta: { a: [1] }, Value: value, next: 'next' }),
  'JSON of a pair, reversed': (name, value) => json([{ value, key: name }, 'next']),
  'JSON of a pair in JSON, reversed': (name, value) => json({ log: json([{ value, name }, 'next']) }),
  'attributes of a pair, reversed': (name, value) => `<add value="${value}" key="${name}"/><next/>`,
  'a pair of parameters': (name, value) => `ParameterKey=${name},ParameterValue=${value} next`,
  "Python's objects": (name, value) => `{'${name}': '${value}', 'next': 'next'}`,
  'lists of headers': (name, value) => `[('${name}', '${value}'), ('next', 'next')]`,
  'maps of Java': (name, value) => `{${name}=${value}, next=next}`,
  'maps of Go': (name, value) => `map[${name}:[${value}] next:[next]]`,
  'a URL': (name, value) => `GET https://example.com/?a=b&${name}=${value}&next=next`,
  'an encoded URL': (name, value) => `to=%2F%3Fa%3Db%26${name}%3D${value}%26next`,
  'a connection string': (name, value) => `"Server=db;${name}=${value};next=next"`,
  'the rest of a line': (name, value) => `${name}: correct horse ${value}\nnext`,
  'the rest of a line of AWSTOE': (name, value) => `CmdExecution: Stderr: ${name}: correct ${value}\nnext`,
  'a block of YAML': (name, value) => `${name}: |\n  first\n  ${value}\nnext: next`,
  'a block of YAML in JSON': (name, value) => json({ log: `${name}: |\n  first\n  ${value}\nnext: next` }),
  'a flag': (name, value) => `tool --${name} ${value} next`,
  'a flag with =': (name, value) => `tool --${name}=${value} next`,
  'flags in JSON': (name, value) => json([`--${name}`, value, 'next']),
  'an element of XML': (name, value) => `<${name}>${value}</${name}><next/>`,
  'a child of XML': (name, value) => `<${name}><Value>${value}</Value></${name}><next/>`,
  'an attribute of XML': (name, value) => `<add ${name}="${value}" next="next"/>`,
};

const table = Object.entries(notations).flatMap(([notation, write]) =>
  names.map((name) => [name, notation, write(name, secret)] as const),
);

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('The value of a secret name', () => {
  it.each(table)('%s is removed in %s', (_name, _notation, line) => {
    const redacted = redact(line);

    expect(redacted).toContain('[redacted]');
    expect(redacted).not.toContain(secret.slice(5));
    expect(redacted).not.toContain(secret.slice(0, 5));
    expect(isJson(redacted)).toBe(isJson(line));
    expect(redact(redacted)).toBe(redacted);
  });

  it.each(table.filter(([name, notation]) => name === 'token' && notation !== 'quotes not closed'))(
    '%s does not take what follows along in %s',
    (_name, _notation, line) => {
      expect(redact(line)).toContain('next');
    },
  );

  it.each([
    'a,b',
    'a;b',
    'a&b',
    "a'b",
    'a"b',
    'a}b',
    'a)b',
    'a]b',
    'a\\b',
    'a<b',
    'a=b',
    'a:b',
    '$a`b',
    'a%b',
  ])('is removed as a whole where it has a special character: %s', (value) => {
    const line = `run password=${value.replace('b', secret)} next`;

    expect(redact(line)).not.toContain(secret);
    expect(redact(line)).toContain(' next');
  });

  it('is removed whatever it has in quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 4 }), (before, depth) => {
        let line = json({ password: `${before}${secret}`, next: 'next' });
        for (let level = 0; level < depth; level += 1) line = json({ log: line, next: 'next' });

        const redacted = redact(line);

        expect(redacted).not.toContain(secret);
        const outer = JSON.parse(redacted) as { readonly next: string };
        expect(outer.next).toBe('next');
      }),
    );
  });

  it.each(table.filter(([name]) => name === 'dbPassword'))(
    '%s is removed in %s, before and after any text',
    (_name, _notation, line) => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
          expect(redact(`${before}\n${line}\n${after}`)).not.toContain(secret);
        }),
        { numRuns: 30 },
      );
    },
  );

  it('is removed for pairs of words', () => {
    expect(redact('Secret Access Key: abc; Enter pass phrase: def')).toBe(
      'Secret Access Key: [redacted]; Enter pass phrase: [redacted]',
    );
  });
});

describe('A header', () => {
  it.each([
    `Authorization: Basic ${secret}`,
    `> GET / HTTP/1.1 Authorization: Bearer ${secret}`,
    `authorization: ${secret}`,
    `Authorization: Digest username="mary", realm="r", response="${secret}"`,
    `curl -H "Authorization: Basic ${secret}" https://example.com`,
    `curl -H 'Proxy-Authorization: NTLM ${secret}' https://example.com`,
    json({ Authorization: `Basic ${secret}` }),
    json({ Authorization: [`Basic ${secret}`] }),
    json({ message: json({ Authorization: [`Basic ${secret}`] }) }),
    json(['Authorization', `Basic ${secret}`]),
    json({ message: `GET /\r\nAuthorization: Digest a="b", response="${secret}"\r\nHost: x` }),
    `map[Authorization:[Basic ${secret}] Host:[x]]`,
    `Authorization: AWS4-HMAC-SHA256 Credential=A/20260909/us-east-1/s3/aws4_request, Signature=${secret}`,
    `Cookie: theme=dark; session=${secret}`,
    `Set-Cookie: session=${secret}; Path=/`,
    `X-Api-Key: ${secret}`,
    json({ headers: { 'x-api-key': [secret] } }),
  ])('has no secret any more: %s', (line) => {
    const redacted = redact(line);

    expect(redacted).toContain('[redacted]');
    expect(redacted).not.toContain(secret);
    expect(isJson(redacted)).toBe(isJson(line));
    expect(redact(redacted)).toBe(redacted);
  });

  it('keeps its scheme, and what is not a part of it', () => {
    expect(redact(`Authorization: Bearer ${secret}\nnext line`)).toBe(
      'Authorization: Bearer [redacted]\nnext line',
    );
    expect(redact(`curl -H "Authorization: Basic ${secret}" https://example.com`)).toBe(
      'curl -H "Authorization: Basic [redacted]" https://example.com',
    );
    expect(redact(json({ m: `Authorization: ${secret}\r\nHost: x` }))).toBe(
      json({ m: 'Authorization: [redacted]\r\nHost: x' }),
    );
  });
});

describe('A secret with a form of its own', () => {
  it.each([
    ['using key AKIAIOSFODNN7EXAMPLE now', 'AKIAIOSFODNN7EXAMPLE'],
    ['ASIAIOSFODNN7EXAMPLE', 'ASIAIOSFODNN7EXAMPLE'],
    ['with Bearer abcdefghijkl', 'abcdefghijkl'],
    [json({ log: 'x\nBearer abcdefghijkl' }), 'abcdefghijkl'],
    [json({ log: 'the key:\nAKIAIOSFODNN7EXAMPLE\n' }), 'AKIAIOSFODNN7EXAMPLE'],
    [json({ log: 'the key:\tAKIAIOSFODNN7EXAMPLE\t' }), 'AKIAIOSFODNN7EXAMPLE'],
    ['https://example.com/x?to=a%3FAWSAccessKeyId%3DAKIAIOSFODNN7EXAMPLE%26a%3D1', 'AKIAIOSFODNN7EXAMPLE'],
    ['using \u001b[31mAKIAIOSFODNN7EXAMPLE\u001b[0m', 'AKIAIOSFODNN7EXAMPLE'],
    ['profile_AKIAIOSFODNN7EXAMPLE_old', 'AKIAIOSFODNN7EXAMPLE'],
    [json({ log: 'got\neyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl' }), 'c2lnbmF0dXJl'],
    ['got \u001b[32meyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl\u001b[0m', 'c2lnbmF0dXJl'],
    ['session IQoJb3JpZ2luX2VjEXAMPLE and more', 'IQoJ'],
    ['session FwoGZXIvYXdzEXAMPLE and more', 'FwoG'],
    [
      `CREDENTIALS\tASIAIOSFODNN7EXAMPLE\t2026-11-28T00:00:00Z\t${secretKey}\tIQoJb3JpZ2luX2VjEXAMPLE`,
      secretKey,
    ],
    [`ACCESSKEY\tAKIAIOSFODNN7EXAMPLE\t2026-11-28T00:00:00Z\t${secretKey}\tActive\tmary`, secretKey],
    [json({ log: `id\tAKIAIOSFODNN7EXAMPLE\t${secretKey}\n` }), secretKey],
    [`mary,AKIAIOSFODNN7EXAMPLE,${secretKey}`, secretKey],
    [`machine example.com login mary password ${secret}`, secret],
    ['machine example.com login mary password correct', 'correct'],
    [`setx AWS_SECRET_ACCESS_KEY "a ${secret}"`, secret],
    [`Received token ${secret} for step`, secret],
    [`the password is ${secret}.`, secret],
    [`DB_PASSWORD\t${secret}`, secret],
    [`Secret Access Key ${secretKey}`, secretKey],
    [`ALTER USER mary IDENTIFIED BY 'a ${secret}'`, secret],
    [`CREATE USER mary WITH PASSWORD '${secret}'`, secret],
    [json({ Parameter: { Name: '/prod/db', Type: 'SecureString', Value: secret } }), secret],
    [json({ Parameter: { Value: secret, Version: 1, Type: 'SecureString' } }), secret],
    ['got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl', 'c2lnbmF0dXJl'],
    [`clone https://user:${secret}@git.example/repo`, secret],
    [`clone https://user:p@${secret}@git.example/repo`, secret],
    [`redis://:${secret}@cache.example:6379`, secret],
    [`https://ghp_${secret}${secret}@github.com/a/b`, secret],
    [`curl -u mary:${secret} https://example.com`, secret],
    [`curl -sumary:${secret} https://example.com`, secret],
    [`curl --user 'mary:${secret}' https://example.com`, secret],
    [json(['curl', '-u', `mary:${secret}`, 'https://example.com']), secret],
    [`mysql://root:${secret}@db.example/app`, secret],
    [`https://AWS:${secret.repeat(200)}@registry.example`, secret],
    [`got ghp_${secret}${secret}${secret}`, secret],
    [`got gho_${secret}${secret}${secret}`, secret],
    [`got github_pat_11AB_${secret}${secret}`, secret],
    [json({ log: `got\nglpat-${secret}${secret}` }), secret],
    [`got xoxb-1234567890-${secret}${secret}`, secret],
    [`got xoxa-2-${secret}`, secret],
    [`got xoxp-1234567890-${secret}`, secret],
    [`got npm_${secret}${secret}${secret}123456`, secret],
    [`got sk_live_${secret}${secret}`, secret],
    [`+ mysql -uroot -p${secret} app`, secret],
    [`+ mysql -h db -u root -p'a ${secret}' app`, secret],
    [`+ mysqldump -p"${secret}" app > dump`, secret],
    [json({ log: `mysql -p"${secret}" app\nnext` }), secret],
    [json({ log: `mysql -p${secret}\nnext` }), secret],
    [`mysql --password ${secret} app`, secret],
    [`mysql --password=${secret} app`, secret],
    [`docker login -u AWS -p ${secret} registry.example`, secret],
    [`docker --config /etc/docker login -p${secret} registry.example`, secret],
    [`docker login --password ${secret} registry.example`, secret],
    [`Command '['docker', 'login', '-u', 'AWS', '-p', '${secret}', 'registry.example']' failed`, secret],
    [json(['docker', 'login', '-p', secret]), secret],
    [json({ log: json(['docker', 'login', '-p', secret]) }), secret],
    [`sshpass -p '${secret}' ssh mary@example.com`, secret],
  ])('is removed: %s', (line, value) => {
    expect(redact(line)).not.toContain(value);
    expect(isJson(redact(line))).toBe(isJson(line));
  });
});

const keyLine = 'MIIEpAIBAAKCAQEA7bq1vZ3mZq7xW9vK2mlmnopqrstuvwxyzABCDEFGHIJKLMN1';
const keyOf = (kind: string): readonly string[] => [
  `-----BEGIN ${kind}-----`,
  'Proc-Type: 4,ENCRYPTED',
  'DEK-Info: AES-256-CBC,0123456789ABCDEF0123456789ABCDEF',
  '',
  keyLine,
  keyLine,
  'Zq7xW9vK2mE=',
  `-----END ${kind}-----`,
];
const kinds = [
  'PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'OPENSSH PRIVATE KEY',
  'PGP PRIVATE KEY BLOCK',
];

describe.each(kinds)('A %s', (kind) => {
  const key = keyOf(kind);
  const leaks = (texts: readonly string[]): boolean => /Zq7xW9vK2m|MIIEp/.test(texts.join('\n'));

  it('is removed from a text of several lines', () => {
    const redacted = redact(['before', ...key, 'after'].join('\n'));

    expect(leaks([redacted])).toBe(false);
    expect(redacted).toMatch(/^before\n[^]*\nafter$/);
  });

  it('is removed from JSON, also within JSON, and cut', () => {
    for (const lines of [key, key.slice(0, -1)]) {
      const line = json({ log: json({ pem: lines.join('\n'), next: 'next' }) });
      const redacted = redact(line);

      expect(leaks([redacted])).toBe(false);
      expect(JSON.parse((JSON.parse(redacted) as { log: string }).log)).toMatchObject({ next: 'next' });
    }
  });

  it.each([
    ['whole', key],
    ['without its end, up to its last line', key.slice(0, -2)],
    ['after what AWSTOE writes', key.map((line) => `CmdExecution: Stdout: ${line}`)],
    ['between lines of another program', key.flatMap((line) => [line, 'Complete!'])],
  ])('is removed from events with a line each, in both orders: %s', (_form, lines) => {
    const events = ['Starting the installation', ...lines, 'Installed 12 packages'];

    for (const ordered of [events, [...events].reverse()]) {
      const redacted = redactKeys(ordered);

      expect(leaks(redacted)).toBe(false);
      expect(redacted).toHaveLength(ordered.length);
      expect(redacted).toEqual(
        expect.arrayContaining(['Starting the installation', 'Installed 12 packages']),
      );
      if (lines.includes('Complete!')) expect(redacted).toContain('Complete!');
    }
  });

  it('has no whole line in a page that begins within it', () => {
    for (const part of [key.slice(5), key.slice(6), key.slice(4, 5)])
      expect(redactKeys([...part, 'Installed 12 packages']).join('\n')).not.toContain(keyLine);
  });
});

describe('Lines without secrets', () => {
  it.each([
    'CmdExecution: Stderr: Error: Unable to find a match: htpd',
    'the token of the session expired',
    'tokens: 12 used',
    'prompt_tokens=512, max_tokens: 4096',
    'ListTokens: 3 of them',
    'Password policy updated',
    'password_policy: strict',
    'Password policy: updated',
    'secretary: Ann',
    '{"secretary":"Ann","password":null,"token":""}',
    'passwordless: yes, tokenizer: bert, compass: north, bypass=1, monkey: 7',
    '--- PASS: TestLogin (0.00s)',
    'primary_key: id, cacheKey=abc, public_key: ssh-ed25519',
    'token::Parse failed at line 3',
    'docker login --username AWS --password-stdin registry.example',
    'usage: login <user> <password> [options]',
    'not authorized to perform secretsmanager:GetSecretValue on arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf',
    'Document arn:aws:imagebuilder:us-east-1:111122223333:component/web/1.0.0/1 failed!',
    'https://example.com/path?query=1',
    'git clone ssh://git@github.com/a/b',
    'sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'password must be at least 8 characters, with 1digit',
    'Enter the password for user12345:',
    'the password is not valid',
    'token expired 2026-11-28T00:00:00Z',
    'token 2026-11-28T00:00:00Z',
    'the secret arn:aws:s3:::bucket123/key is not there',
    'secret https://example.com/a1b2c3d4',
    'token /var/lib/token1/file12',
    'token expires_in=3600seconds',
    'copied password.txt 1a2b3c4d5e',
    'secret/default-token-abc12 unchanged1',
    'configured /root/.aws/credentials profile12345',
    'libsecret  0.20.4-4.el9  x86_64  appstream',
    'passwd 1:4.8.1-2ubuntu2 amd64',
    'Installing token-service 20261128abc',
    'max_tokens 4096 tokens 4096words',
    'cat /tmp/file | sort | uniq12345',
    'echo $token1 | base64 -d',
    'echo "$password" | docker login --password-stdin',
    'this->password->get(1)',
    'overbearer abcdefghijkl',
    '\u001b[32mDone\u001b[0m without passwords',
    'commit 9fceb02d0ae598e95dc970b74767f19372d61af8',
    json([{ name: 'DB_PASSWORD' }, { name: 'COLOUR', value: 'green' }]),
    json([{ value: 'green' }, { name: 'DB_PASSWORD' }]),
    json({ value: 'green', name: 'COLOUR', tokens: 12 }),
    '-----BEGIN CERTIFICATE-----',
    'ab12'.repeat(16),
    'AB12'.repeat(16),
    'abCD'.repeat(16),
    'aB12'.repeat(15),
    `${'aB12'.repeat(16)} next`,
    'mkdir -p /var/lib/mysql',
    'systemctl restart mysql && mkdir -p/var/lib/app',
    'mysql -u root -p app',
    'mysql -P 3306 --protocol=tcp',
    'mysqld --port 3306',
    'cp -pR mysql-data /backup',
    'docker run -p 8080:80 nginx',
    'docker login -u AWS --password-stdin; mkdir -p /backup',
    'Last login: mkdir -p /backup',
    'curl -sSLu https://example.com',
    'npm_config_registry=x npm_package_version_of_the_installed_package',
    'gh_actions, ghp_short, glpat-short, xoxb-team-of-robots, sk_live_mode, rk_test_mode',
  ])('stay as they are: %s', (line) => {
    expect(redact(line)).toBe(line);
    expect(redactKeys([line])).toEqual([line]);
  });
});

describe('createRedact', () => {
  it('keeps what surrounds a secret', () => {
    const line = `{"type":"CustomStepInvoked","details":{"output":{"token":"${secret}"},"stepType":"CUSTOM"}}`;

    expect(JSON.parse(redact(line))).toEqual({
      type: 'CustomStepInvoked',
      details: { output: { token: '[redacted]' }, stepType: 'CUSTOM' },
    });
  });

  it('removes what further patterns match', () => {
    expect(createRedact([/card \d{4}/gu])('paid with card 1234 by AKIAIOSFODNN7EXAMPLE')).toBe(
      'paid with [redacted] by [redacted]',
    );
  });

  it.each([
    'authorization: ',
    'password=',
    'password: ',
    'password:[',
    'password:[\n',
    'password={"',
    'password="',
    'password="\n',
    `password:'\n"`,
    'password=\\',
    'password=a,',
    'password: |\n a\n',
    '<password>',
    '<password>\n',
    '<password><!',
    '--token ',
    '-a',
    '"token":',
    '"token","',
    'key="token" value=',
    'a_',
    'a://',
    'a://a:',
    'token a=b,c:',
    'token a1b2c3d4 ',
    'token ',
    'password -> ',
    'password | ',
    'ENV token ',
    'value="a" ',
    'name: token, value: ',
    '{"value":"a","name":"b"},',
    'AKIAIOSFODNN7EXAMPLE ',
    `${secretKey} `,
    'IQoJb3JpZ2lu',
    '\u001b[0',
    '\\',
    '\\n',
    'password: |\\n a\\n',
    'token \\"',
    'token\t',
    'eyJaaaaaaaa.',
    'Bearer ',
    ' -u a:',
    'curl -u a:',
    'curl ',
    'mysql -p',
    'mysql ',
    'mysql -p\\"',
    'docker ',
    'docker login ',
    `docker login -p "`,
    `"docker","login",`,
    'ghp_',
    'github_pat_',
    'xoxb-a',
    'xoxb-',
    'glpat-a',
    'PRIVATE KEY\n',
    '-----BEGIN PRIVATE KEY-----',
    '-----BEGIN PRIVATE KEY-----\n',
    '-----END PRIVATE KEY-----\\',
  ])('takes processor time that is linear in a text of %j, repeated', (part) => {
    const spent = (length: number): number => {
      const text = `token ${part.repeat(length / part.length)}`;
      const before = process.cpuUsage();
      redact(text);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    };

    spent(40_000);
    // Linear time is 5 times as much, quadratic time 25 times. Below 100 ms, something else took it.
    expect(spent(200_000)).toBeLessThan(12 * Math.max(100, spent(40_000)));
  });
});
