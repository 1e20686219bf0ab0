import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type GraphQLNamedType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { createSchema } from '../../src/app/schema';
import { root } from '../support/documents';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway } from '../support/gateway';

const folder = join(root, 'docs/reference/page');
const files = ['index.html', 'stylesheets/spectaql.min.css', 'javascripts/spectaql.min.js'];
const page = readFileSync(join(folder, 'index.html'), 'utf8');

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway(estateOf({ '111122223333/us-east-1': {} }));
});

afterAll(() => gateway.close());

/** Requests a path verbatim: `fetch` would normalise it. */
const statusOf = (path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(gateway.url);
    request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

describe('/docs', () => {
  it.each([
    ['/docs', 'text/html', files[0]],
    ['/docs/stylesheets/spectaql.min.css', 'text/css', files[1]],
    ['/docs/javascripts/spectaql.min.js', 'text/javascript', files[2]],
  ])('serves %s as %s from a file', async (path, type, file = '') => {
    const zipped = await fetch(`${gateway.url}${path}`);
    const plain = await fetch(`${gateway.url}${path}`, { headers: { 'accept-encoding': 'identity' } });

    const text = readFileSync(join(folder, file), 'utf8');
    expect(zipped.status).toBe(200);
    expect(zipped.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await zipped.text()).toBe(text);
    expect(await plain.text()).toBe(text);
  });

  it('has a content security policy for its own script and style only, without inline scripts', async () => {
    const { headers } = await fetch(`${gateway.url}/docs`);

    const policy = headers.get('content-security-policy') ?? '';
    expect(policy.split('; ')).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'"]),
    );
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('responds with 304 if the ETag matches', async () => {
    const { headers } = await fetch(`${gateway.url}/docs`);
    const etag = headers.get('etag') ?? '';

    const same = await fetch(`${gateway.url}/docs`, { headers: { 'if-none-match': etag } });
    const other = await fetch(`${gateway.url}/docs`, { headers: { 'if-none-match': '"other"' } });

    expect(same.status).toBe(304);
    expect(other.status).toBe(200);
  });

  it('redirects from /docs/', async () => {
    const response = await fetch(`${gateway.url}/docs/`);

    expect(response.url).toBe(`${gateway.url}/docs`);
    expect(response.status).toBe(200);
  });

  it.each([
    '/docs/../package.json',
    '/docs/..%2f..%2f..%2fpackage.json',
    '/docs/%2e%2e/%2e%2e/spectaql.yml',
    '/docs/stylesheets/../../../spectaql.yml',
    '/docs/index.html',
    '/docs//etc/passwd',
  ])('does not serve other files: %s', async (path) => {
    expect(await statusOf(path)).toBe(404);
  });
});

const ownTypes = Object.values(createSchema().getTypeMap()).filter((type) => !isIntrospectionType(type));

/** The section of the page for a type or a root field. */
const sectionOf = (id: string): string =>
  new RegExp(`<section id="${id}"[\\s\\S]*?</section>`).exec(page)?.[0] ?? '';

const rowsOf = (type: GraphQLNamedType): [field: string, calls: string][] =>
  [
    ...sectionOf(`definition-${type.name}`).matchAll(
      /property-name"><code>(\w+)<\/code>(?:(?!property-name)[\s\S])*?<td class="aws-calls">([\s\S]*?)<\/td>/g,
    ),
  ].map(([, field = '', calls = '']) => [field, calls.trim()]);

describe('The reference', () => {
  it('has a section for each type', () => {
    const missing = ownTypes
      .filter((type) => type.name !== 'Query' && !isSpecifiedScalarType(type))
      .filter(({ name }) => sectionOf(`definition-${name}`) === '');

    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it('lists the AWS calls of each field', () => {
    const types = ownTypes.filter((type) => isObjectType(type) || isInterfaceType(type));

    const incomplete = types
      .filter(({ name }) => name !== 'Query')
      .filter((type) => {
        const rows = rowsOf(type).filter(([, calls]) => calls !== '');
        const names = Object.keys(type.getFields());
        return rows.map(([field]) => field).join() !== names.join();
      });

    expect(incomplete.map(({ name }) => name)).toEqual([]);
  });

  it('lists the AWS calls of each root field', () => {
    const fields = Object.keys(createSchema().getQueryType()?.getFields() ?? {});

    const incomplete = fields.filter(
      (field) => !/AWS calls<\/h5>\s*<p>[^<]+</.test(sectionOf(`query-${field}`)),
    );

    expect(fields.length).toBeGreaterThan(0);
    expect(incomplete).toEqual([]);
  });

  it.each([
    ['Image', 'name', 'by a relation: GetImage'],
    ['Image', 'imageRecipe', 'from a list, by a relation: GetImage'],
    ['Image', 'workflows', 'ListWorkflowExecutions'],
    ['Image', 'consoleUrl', '–'],
    ['Ami', 'name', '–'],
    ['Execution', 'startedAt', 'see the implementing types'],
    [
      'TransferExecutionStepResult',
      'name',
      'by look-up: DescribeWorkflow; from a list: DescribeExecution, DescribeWorkflow (together)',
    ],
  ])('lists the measured AWS calls of %s.%s', (typeName, field, calls) => {
    const type = ownTypes.find(({ name }) => name === typeName);

    const callsByField = type ? Object.fromEntries(rowsOf(type)) : {};

    expect(callsByField[field]).toBe(calls);
  });

  it('is up to date with the schema and the measurements: `npm run reference`', () => {
    const target = mkdtempSync(join(tmpdir(), 'reference-'));
    const spectaql = join(root, 'node_modules/spectaql/bin/spectaql.js');
    const config = join(root, 'docs/reference/spectaql.yml');

    const { status, stderr } = spawnSync(
      process.execPath,
      [spectaql, '--quiet', '--config', config, '--target-dir', target],
      { cwd: root, encoding: 'utf8' },
    );
    const different = files.filter(
      (file) => readFileSync(join(target, file), 'utf8') !== readFileSync(join(folder, file), 'utf8'),
    );
    rmSync(target, { recursive: true });

    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    expect(different).toEqual([]);
  }, 60_000);
});
