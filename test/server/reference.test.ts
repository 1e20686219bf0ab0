import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  Kind,
  parse,
  validate,
} from 'graphql';
import { demoEstate } from '../../sandbox/demoData';
import { createSchema } from '../../src/app/schema';
import { root } from '../support/documents';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { statusOf } from '../support/rawHttp';

/* Tests the pages that `npm run build:pages` has written, which is a part of `npm run build`. */

const folder = join(root, 'dist/pages/reference');
const pages = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.html'))
    .map((file) => [file.slice(0, -'.html'.length), readFileSync(join(folder, file), 'utf8')]),
);
const nouns = readdirSync(join(root, 'schema'))
  .map((file) => file.charAt(0).toUpperCase() + file.slice(1, -'.graphql'.length))
  .filter((noun) => noun !== 'Executions');

const schema = createSchema();
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway(demoEstate(), { cache: { maxBytes: 50_000_000 } });
});

afterAll(() => gateway.close());

const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** The section of a field or value: `Image.name`. */
const sectionOf = (coordinate: string): string => {
  const all = [...pages.values()].join('');
  const start = all.indexOf(`<section class="field" id="${coordinate}">`);
  return start < 0 ? '' : all.slice(start, all.indexOf('</section>', start));
};

describe('/docs', () => {
  it.each([
    ['/docs', 'text/html', 'index.html'],
    ['/docs/Image', 'text/html', 'Image.html'],
    ['/docs/style.css', 'text/css', 'style.css'],
    ['/docs/search.js', 'text/javascript', 'search.js'],
  ])('serves %s as %s from a file', async (path, type, file) => {
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

  it.each(['/docs', '/docs/Image'])(
    'has a content security policy for its own script and style only: %s',
    async (path) => {
      const { headers } = await fetch(`${gateway.url}${path}`);

      const policy = headers.get('content-security-policy') ?? '';
      expect(policy.split(';')).toEqual(
        expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'"]),
      );
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    },
  );

  it('responds with 304 if the ETag matches', async () => {
    const { headers } = await fetch(`${gateway.url}/docs/Image`);
    const etag = headers.get('etag') ?? '';

    const same = await fetch(`${gateway.url}/docs/Image`, { headers: { 'if-none-match': etag } });
    const other = await fetch(`${gateway.url}/docs/Image`, { headers: { 'if-none-match': '"other"' } });

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
    '/docs/%2e%2e/%2e%2e/cli.js',
    '/docs/../graphiql/app.js',
    '/docs/Nothing',
    '/docs//etc/passwd',
  ])('does not serve other files: %s', async (path) => {
    expect(await statusOf(gateway.url, path)).toBe(404);
  });
});

describe('The reference', () => {
  it('marks sensitive fields', () => {
    const mark = '<a class="badge" href="Scalars#@sensitive">@sensitive</a>';
    expect(sectionOf('WorkflowStep.inputs')).toContain(mark);
    expect(sectionOf('WorkflowStep.name')).not.toContain(mark);
    expect(pages.get('Scalars')).toContain('id="@sensitive"');
  });

  it('has one page per noun, and one each for Query and the scalars', () => {
    expect([...pages.keys()].sort()).toEqual(['index', 'Query', 'Scalars', ...nouns].sort());
  });

  it('has a section for each type, and an anchor for each field, value and input', () => {
    const all = [...pages.values()].join('');
    const coordinates = types.flatMap((type) => {
      if (isEnumType(type)) return type.getValues().map(({ name }) => `${type.name}.${name}`);
      return isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`)
        : [];
    });

    const missing = [...types.map(({ name }) => name), ...coordinates].filter(
      (id) => all.split(` id="${id}"`).length !== 2,
    );

    expect(coordinates.length).toBeGreaterThan(500);
    expect(missing).toEqual([]);
  });

  it('shows the type, the arguments and the AWS calls of each field', () => {
    const incomplete = types
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .flatMap((type) =>
        Object.values(type.getFields()).map((field) => ({ coordinate: `${type.name}.${field.name}`, field })),
      )
      .filter(({ coordinate, field }) => {
        const section = sectionOf(coordinate);
        const shown = textOf(/<h3>[\s\S]*?<\/h3>/.exec(section)?.[0] ?? '');
        const args = [...section.matchAll(/<dt><code>(\w+)<\/code>/g)].map(([, name]) => name);
        return (
          !shown.startsWith(`${field.name} ${String(field.type)} `) ||
          args.join() !== field.args.map(({ name }) => name).join() ||
          !/<span>AWS calls<\/span> <p>[^<]+/.test(section)
        );
      });

    expect(incomplete.map(({ coordinate }) => coordinate)).toEqual([]);
  });

  it.each([
    ['Query.images', 'ListImageBuildVersions, up to 25 per call'],
    ['Image.name', 'by a relation: GetImage'],
    ['Image.imageRecipe', 'from a list, by a relation: GetImage'],
    ['Image.workflows', 'ListWorkflowExecutions'],
    ['Image.consoleUrl', 'none'],
    ['Ami.name', 'none'],
    ['Execution.startedAt', 'see the implementing types'],
    [
      'TransferExecutionStepResult.name',
      'by look-up: DescribeWorkflow; from a list: DescribeExecution, DescribeWorkflow (together)',
    ],
  ])('shows the measured AWS calls of %s', (coordinate, calls) => {
    const [, text = ''] =
      /<span>AWS calls<\/span> ([\s\S]*)<\/div>\s*<\/div>/.exec(sectionOf(coordinate)) ?? [];

    expect(textOf(text).trim()).toBe(calls);
  });

  it('shows which fields return an object, and the cost of each way to it', () => {
    const page = pages.get('Lifecycle') ?? '';

    const facts = textOf(/<aside>[\s\S]*<\/aside>/.exec(page)?.[0] ?? '');
    expect(facts).toContain('by look-up, lifecycle: GetLifecycleExecution');
    expect(facts).toContain(
      'Query.lifecycle, Image.lifecycleExecution, Image.lifecycleExecutions, LifecyclePolicy.executions',
    );
  });

  it('has no link that leads nowhere', () => {
    const broken = [...pages].flatMap(([name, html]) =>
      [...html.matchAll(/ href="([^"]+)"/g)]
        .map(([, href = '']) => href)
        .filter((href) => !/^(?:data:|https:)/.test(href))
        .filter((href) => {
          const { pathname, hash } = new URL(
            href,
            `http://gateway/docs${name === 'index' ? '' : `/${name}`}`,
          );
          if (['/graphql', '/schema.graphql', '/docs/style.css'].includes(pathname)) return false;
          const target = pages.get(pathname === '/docs' ? 'index' : pathname.replace('/docs/', ''));
          return !target || (hash !== '' && !target.includes(` id="${hash.slice(1)}"`));
        })
        .map((href) => `${name}: ${href}`),
    );

    expect(broken).toEqual([]);
  });

  it('has no inline script, style or event handler', () => {
    const all = [...pages.values()].join('');

    expect(all).not.toMatch(/<script(?! src=)|<style|\son\w+=|\sstyle=/);
  });

  it('stays short: no page has more than 120 KB', () => {
    const long = [...pages].filter(([, html]) => html.length > 120_000).map(([name]) => name);

    expect(long).toEqual([]);
  });

  it.each(nouns.filter((noun) => noun !== 'Subscription').map((noun) => [noun]))(
    'has a valid example of %s, which runs without errors',
    async (noun) => {
      const [, example = ''] =
        /<pre class="example"[^>]*><code>([\s\S]*?)<\/code><\/pre>/.exec(pages.get(noun) ?? '') ?? [];
      const query = textOf(example);
      const document = parse(query);

      expect(validate(schema, document)).toEqual([]);
      const needsVariables = document.definitions.some(
        (definition) =>
          definition.kind === Kind.OPERATION_DEFINITION &&
          definition.variableDefinitions?.some(
            ({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && !defaultValue,
          ),
      );
      const { data, errors } = needsVariables ? { data: {}, errors: undefined } : await gateway.ask(query);
      expect(errors).toBeUndefined();
      expect(data).toBeDefined();
    },
  );
});
