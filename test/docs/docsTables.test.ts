import { ApolloServerErrorCode } from '@apollo/server/errors';
import { describe, expect, it } from '@jest/globals';
import { isThrottling } from '../../src/aws/errorNames';
import { isNotFound, upstreamError } from '../../src/aws/errors';
import { environment, file, readSettings } from '../../src/config';
import { z } from 'zod';
import { startSandbox } from '../../sandbox/server';
import { showcase, demoEstate } from '../../sandbox/demoData';
import { httpFaultRule } from '../../sandbox/faultInjection';
import {
  codeIn,
  commandsOf,
  documentAt,
  documents,
  snippetsOf,
  readSource,
  tableOf,
} from '../support/documents';
import { settingsFromYaml } from '../support/settingsFile';

/* The tables and lists of the documents match the code: they are complete and have no outdated rows. */

const codeOf = (cell = ''): string => codeIn(cell)[0] ?? '';
const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

/** The names in a Set of a source file. */
const namesIn = (path: string, variable: string): string[] => {
  const [, list = ''] =
    new RegExp(`const ${variable}\\b[^=]*= new Set\\(\\[([^\\]]*)\\]`).exec(readSource(path)) ?? [];
  return [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
};

/** The paths of all settings in the JSON Schema of the settings file, with `[]` for the members of a list and `*` for any name. */
const keysOf = (schema: z.core.JSONSchema.BaseSchema, path = ''): string[] => {
  // One, or a list of such: the settings of one are the same.
  const one = schema.anyOf?.find(({ properties }) => properties);
  if (one) return [path, ...keysOf(one, path)];
  if (typeof schema.additionalProperties === 'object') {
    return [path, ...keysOf(schema.additionalProperties, `${path}.*`)];
  }
  if (
    schema.items &&
    !Array.isArray(schema.items) &&
    typeof schema.items === 'object' &&
    schema.items.properties
  ) {
    return [path, ...keysOf(schema.items, `${path}[]`)];
  }
  if (!schema.properties) return [path];
  return Object.entries(schema.properties).flatMap(([name, member]) =>
    typeof member === 'object' ? keysOf(member, path === '' ? name : `${path}.${name}`) : [],
  );
};

describe('docs/settings.md', () => {
  const document = documentAt('docs/settings.md');
  const variables = tableOf(document, 'variable', 'default');
  const keys = tableOf(document, 'key', 'default');

  it('lists every setting that the gateway reads', () => {
    const read = [
      ...Object.keys(environment.shape),
      ...keysOf(z.toJSONSchema(file, { io: 'input', unrepresentable: 'any' })),
    ];

    const documented = [...variables, ...keys].map(([name]) => codeOf(name));

    expect(sorted(documented)).toEqual(sorted(read));
  });

  it('shows the default of each setting', () => {
    const {
      host,
      port,
      logLevel,
      introspection,
      federation,
      aws,
      cache,
      sync,
      server,
      documents: ofDocuments,
      logs: { transferDays },
    } = readSettings({});
    const { auth, history, policy, limits } = settingsFromYaml(`
history: {}
auth: { jwt: { issuer: 'https://id.example.com/', audience: a }, proxy: { addresses: [192.0.2.1] } }
policy: { roles: { viewer: { accounts: ['*'], regions: ['*'], kinds: ['*'] } } }`);
    const { algorithms, clockToleranceSeconds, rolesClaim, subjectClaim } = auth?.jwt[0] ?? {};
    const {
      sensitive,
      introspection: introspects,
      graphiql,
      reference,
      callReport,
      noCache,
      anyDocument,
    } = policy?.roles.viewer ?? {};
    const permissions = {
      sensitive,
      introspection: introspects,
      graphiql,
      reference,
      callReport,
      noCache,
      anyDocument,
    };
    const { subjectHeader, rolesHeader } = auth?.proxy ?? {};
    const { maxBytes, ...seconds } = cache;
    const { overload = {}, streams = {}, ...ofServer } = server;
    const asText = (section: string, values: object): [string, string][] =>
      Object.entries(values).map(([name, value]) => [`${section}.${name}`, String(value)]);

    const documented = [...variables, ...keys]
      .map(([name, value]) => [codeOf(name), codeOf(value)])
      .filter(([, value]) => value !== '');
    expect(Object.fromEntries(documented)).toEqual({
      HOST: host,
      PORT: String(port),
      LOG_LEVEL: logLevel,
      introspection: String(introspection),
      federation: String(federation),
      ...Object.fromEntries(asText('aws', aws.timeLimits ?? {})),
      ...Object.fromEntries(asText('limits', limits)),
      ...Object.fromEntries(asText('sync', sync)),
      ...Object.fromEntries(asText('history', history)),
      ...Object.fromEntries(asText('server', ofServer)),
      ...Object.fromEntries(asText('server.overload', overload)),
      ...Object.fromEntries(asText('server.streams', streams)),
      'documents.mode': ofDocuments.mode,
      'logs.transferDays': String(transferDays),
      'auth.jwt.algorithms': `[${algorithms?.join(', ')}]`,
      ...Object.fromEntries(asText('auth.jwt', { clockToleranceSeconds, rolesClaim, subjectClaim })),
      ...Object.fromEntries(asText('auth.proxy', { subjectHeader, rolesHeader })),
      ...Object.fromEntries(asText('policy.roles.*', permissions)),
      ...Object.fromEntries(asText('cache', { maxMegabytes: maxBytes / 1_000_000, ...seconds })),
    });
  });
});

describe.each(documents.flatMap((one) => snippetsOf(one, 'yaml').map((yaml) => [one.path, yaml] as const)))(
  '%s',
  (_path, yaml) => {
    it('shows a valid settings file', () => {
      expect(settingsFromYaml(yaml)).not.toEqual(readSettings({}));
    });
  },
);

describe('docs/not-found.md', () => {
  const document = documentAt('docs/not-found.md');
  const source = 'src/aws/errorNames.ts';
  const rows = tableOf(document, 'error', 'of', 'counts');
  const phrases = [...document.text.matchAll(/^- `([^`]+)`$/gm)].map(([, phrase = '']) => phrase);

  it('lists every error name and every phrase that means "not found"', () => {
    const [, words = ''] = /const saysMissing =\s+\/(.+)\/i;/.exec(readSource(source)) ?? [];
    const knownPhrases = [...words.matchAll(/\(\?:([^)]+)\) (\w+)/g)].flatMap(
      ([, beginnings = '', end = '']) => beginnings.split('|').map((beginning) => `${beginning} ${end}`),
    );

    expect(sorted(rows.map(([name]) => codeOf(name)))).toEqual(
      sorted([...namesIn(source, 'alwaysMissing'), ...namesIn(source, 'missingIfSaid')]),
    );
    expect(sorted(phrases)).toEqual(sorted(knownPhrases));
  });

  it.each(rows)('states for the error %s of %s that it means "not found" %s', (cell, of, counts) => {
    const name = codeOf(cell);
    const isFor = (service: string): boolean => of === 'every service' || service === 'imagebuilder';

    for (const service of ['imagebuilder', 'transfer', 'glue']) {
      expect(isNotFound(service, { name, message: 'No.' })).toBe(counts === 'always');
      for (const phrase of phrases) {
        expect(isNotFound(service, { name, message: `It ${phrase.toUpperCase()}.` })).toBe(isFor(service));
      }
    }
  });
});

describe('docs/errors.md', () => {
  const document = documentAt('docs/errors.md');
  const call = {
    service: 'imagebuilder',
    operation: 'ListWorkflowExecutions',
    scope: { accountId: '111122223333', region: 'us-east-1' },
  };
  const errorNamed = (name: string) => ({ name, message: 'No.', $metadata: { httpStatusCode: 400 } });
  const codeFor = (name: string): string => upstreamError(call, errorNamed(name)).code;
  const lists = [...document.text.matchAll(/^- `([A-Z_]+)`: ((?:.|\n {2})+)/gm)].map(
    ([, code = '', list = '']): [string, string[]] => [code, list.match(/\b[A-Z]\w*[a-z]\w*\b/g) ?? []],
  );

  it('lists every error code', () => {
    const gatewayCodes = [...readSource('src/model/errors.ts').matchAll(/^ {2}\| '(\w+)'/gm)].map(
      ([, code = '']) => code,
    );

    const documented = tableOf(document, 'code', 'cause').flatMap(([cell = '']) => codeIn(cell));

    expect(sorted(documented)).toEqual(sorted([...gatewayCodes, ...Object.values(ApolloServerErrorCode)]));
  });

  it('lists each known AWS error name under its code', () => {
    const sets = ['otherThrottling', 'denial', 'badCredentials', 'passingFault', 'refusedToken'];
    const known = sets.flatMap((set) => namesIn('src/aws/errorNames.ts', set));
    expect(sets.filter((set) => namesIn('src/aws/errorNames.ts', set).length === 0)).toEqual([]);

    for (const name of known) {
      const documented = lists.filter(([, names]) => names.includes(name)).map(([code]) => code);
      expect([name, documented]).toEqual([name, [codeFor(name)]]);
    }
    const names = lists.flatMap(([, list]) => list).filter((name) => /(?:Exception|Error)$/.test(name));
    expect(names.filter((name) => !known.includes(name) && !isThrottling(name))).toEqual([]);
  });

  it('lists only names of throttling under `THROTTLED`', () => {
    const [, names = []] = lists.find(([code]) => code === 'THROTTLED') ?? [];

    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !isThrottling(name))).toEqual([]);
  });

  it('shows an error as a client receives it', () => {
    const [shown = ''] = snippetsOf(document, 'json');
    const { requestId } = JSON.parse(shown).extensions.aws;

    const { message, code, details } = upstreamError(call, {
      ...errorNamed('ForbiddenException'),
      $metadata: { httpStatusCode: 403, requestId },
    });

    expect(JSON.parse(shown)).toMatchObject({ message, extensions: { code, ...details } });
  });
});

describe('docs/sandbox.md', () => {
  const document = documentAt('docs/sandbox.md');

  it('has every member of a rule, and every kind of fault with a valid example', () => {
    const { properties } = Object(z.toJSONSchema(httpFaultRule));
    const kinds = [...JSON.stringify(properties.trouble).matchAll(/"kind":\{[^}]*"const":"(\w+)"/g)];

    const examples = tableOf(document, 'fault').map(([cell]) => JSON.parse(codeOf(cell)));

    for (const trouble of examples) expect(httpFaultRule.safeParse({ trouble }).success).toBe(true);
    expect(sorted(examples.map(({ kind }) => kind))).toEqual(sorted(kinds.map(([, kind = '']) => kind)));
    expect(sorted(tableOf(document, 'member').map(([cell]) => codeOf(cell)))).toEqual(
      sorted(Object.keys(properties)),
    );
  });

  it('lists the accounts and regions of the demo data, and names only what it holds', () => {
    const documented = tableOf(document, 'account', 'regions').flatMap(([account, regions = '']) =>
      codeIn(regions).map((region) => ({ accountId: codeOf(account), region })),
    );
    const named = tableOf(document, 'what', 'look at').flatMap(([, cell = '']) => codeIn(cell));

    expect(documented).toEqual(demoEstate().scopes);
    expect(named.filter((name) => !JSON.stringify(showcase).includes(name))).toEqual([]);
  });

  it('shows requests that the sandbox accepts', async () => {
    const sandbox = await startSandbox({ estate: demoEstate() });
    const curls = commandsOf(document).filter((command) => command.startsWith('curl '));
    const pages = codeIn(document.text).filter((code) => /^[A-Z]+ \/_sandbox/.test(code));
    const requests = [
      ...curls.map((curl) => ({
        method: /-X (\w+)/.exec(curl)?.[1] ?? 'GET',
        path: /:4566(\S+)/.exec(curl)?.[1] ?? '',
        body: /-d '([^']*)'/.exec(curl)?.[1] ?? null,
      })),
      // In reverse order: deleting all rules first would delete the rule that a later request names.
      ...pages
        .reverse()
        .map((page) => ({ method: page.split(' ')[0], path: page.split(' ')[1], body: null })),
    ];

    const statuses: string[] = [];
    for (const { method = 'GET', path = '', body } of requests) {
      const { ok } = await fetch(sandbox.url + path, { method, body });
      if (!ok) statuses.push(`${method} ${path}`);
    }
    await sandbox.close();

    expect(requests.length).toBeGreaterThan(5);
    expect(statuses).toEqual([]);
  });
});
