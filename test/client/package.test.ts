import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { build } from 'esbuild';
import {
  buildClientSchema,
  type GraphQLSchema,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import * as sources from '../../client/src';
import { demoEstate } from '../../sandbox/demoData';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { schemaOfFiles } from '../support/schema';

/* Packs the client as npm would publish it, and unpacks it into an empty project. */

jest.setTimeout(300_000);

const root = join(__dirname, '../..');
const project = mkdtempSync(join(tmpdir(), 'client-package-'));
const installed = join(project, 'node_modules/@execution-gateway/client');

const run = (command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const node = (...args: readonly string[]): string => run(process.execPath, ...args);

const readInstalled = (file: string): string => readFileSync(join(installed, file), 'utf8');

const sorted = (schema: GraphQLSchema): string => printSchema(lexicographicSortSchema(schema));

let gateway: TestGateway;

beforeAll(async () => {
  const packed = run('npm', 'pack', '--silent', '--pack-destination', project, join(root, 'client'));
  const tarball = join(project, packed.trim());
  mkdirSync(installed, { recursive: true });
  run('tar', '--extract', '--file', tarball, '--directory', installed, '--strip-components=1');
  gateway = await startTestGateway(demoEstate());
});

afterAll(async () => {
  await gateway.close();
  rmSync(project, { recursive: true, force: true });
});

/** Runs a program in the project, with the gateway's URL as its argument. Returns its output. */
const runProgram = async (file: string, program: string): Promise<string> => {
  const path = join(project, file);
  writeFileSync(path, program);
  const child = spawn(process.execPath, [path, `${gateway.url}/graphql`], { cwd: project });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return output.trim();
};

/** The minified bundle of a program that imports the package. */
const bundle = async (program: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: project },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
};

describe('The packed client', () => {
  it('has generated sources that match the schema and the queries', () => {
    const codegen = join(root, 'node_modules/@graphql-codegen/cli/cjs/bin.js');

    expect(() =>
      execFileSync(process.execPath, [codegen, '--config', 'client/codegen.yml', '--check'], {
        cwd: root,
        stdio: 'pipe',
      }),
    ).not.toThrow();
  });

  it('has no dependencies, and no script that npm runs on installation', () => {
    const { dependencies, peerDependencies, scripts } = JSON.parse(readInstalled('package.json'));

    expect([dependencies, peerDependencies, Object.keys(scripts)]).toEqual([
      undefined,
      undefined,
      ['prepack'],
    ]);
  });

  it.each([
    ['CommonJS', 'main.cjs', "const { createClient } = require('@execution-gateway/client');"],
    ['an ES module', 'main.mjs', "import { createClient } from '@execution-gateway/client';"],
  ])('sends a query from %s', async (_module, file, importLine) => {
    const output = await runProgram(
      file,
      `${importLine}
      createClient({ url: process.argv[2] })
        .whichScopesAreThere()
        .then(({ scopes }) => console.log(scopes.length > 0 && scopes[0].accountId));`,
    );

    expect(output).toBe('111122223333');
  });

  it.each([
    ['CommonJS', 'watch.cjs', "const { createClient } = require('@execution-gateway/client');"],
    ['an ES module', 'watch.mjs', "import { createClient } from '@execution-gateway/client';"],
  ])('watches executions from %s, and ends with the loop', async (_module, file, importLine) => {
    const output = await runProgram(
      file,
      `${importLine}
      const run = async () => {
        for await (const { executionsChanged } of createClient({ url: process.argv[2] }).watchExecutions()) {
          console.log(executionsChanged.type);
          break;
        }
      };
      run();`,
    );

    expect(output).toBe('SNAPSHOT');
  });

  it("has the same exports in CommonJS and ES modules, which recognise each other's errors", async () => {
    const output = await runProgram(
      'both.mjs',
      `import { createRequire } from 'node:module';
      import * as modules from '@execution-gateway/client';
      const common = createRequire(import.meta.url)('@execution-gateway/client');
      const names = Object.keys(common).sort();
      console.log(JSON.stringify([
        names.length > 30 && names.join() === Object.keys(modules).sort().join(),
        modules.isGatewayError(new common.GatewayError('TIMEOUT', '')),
        modules.isGatewayError(new Error('')),
      ]));`,
    );

    expect(JSON.parse(output)).toEqual([true, true, false]);
  });

  it('contains the schema as the gateway serves it, its introspection, and the possible types', async () => {
    const served = await (await fetch(`${gateway.url}/schema.graphql`)).text();
    const introspection = JSON.parse(readInstalled('dist/introspection.json'));

    expect(readInstalled('dist/schema.graphql').trim()).toBe(served.trim());
    expect(sorted(buildClientSchema(introspection))).toBe(sorted(schemaOfFiles()));
    expect(JSON.parse(readInstalled('dist/possibleTypes.json'))).toEqual(sources.possibleTypes);
    expect(JSON.parse(readInstalled('dist/typePolicies.json'))).toEqual(sources.typePolicies);
    expect(sources.possibleTypes.Execution).toHaveLength(5);
  });

  it('has a type policy for each object type without an id, and for no other', () => {
    const types = Object.values(schemaOfFiles().getTypeMap()).filter(isObjectType);
    const withoutId = types.filter(
      (type) => !('id' in type.getFields()) && !/^(?:__|Query$)/.test(type.name),
    );

    expect(Object.keys(sources.typePolicies)).toEqual(withoutId.map(({ name }) => name).sort());
    expect(sources.typePolicies).toMatchObject({ Scope: { merge: true }, ScopeHealth: { merge: true } });
    expect(sources.typePolicies).not.toHaveProperty('Image');
  });

  it('exports the schema files by name', () => {
    const found = node(
      '-p',
      "['schema.graphql', 'introspection.json', 'possibleTypes.json', 'typePolicies.json', 'package.json'].map((file) => require.resolve('@execution-gateway/client/' + file)).length",
    );

    expect(found.trim()).toBe('5');
  });

  it('is tree-shaken: unused queries are not in a bundle', async () => {
    const one = await bundle(
      `import { createRequest, WhichScopesAreThereText } from '@execution-gateway/client';
      createRequest({ url: '/graphql' })(WhichScopesAreThereText).then(console.log);`,
    );
    const paging = await bundle(`export { paginate } from '@execution-gateway/client';`);

    expect(one).toContain('WhichScopesAreThere');
    expect(one).not.toMatch(/HowManyExecutions|"?kind"?:"Document"|possibleTypes|ScopeHealth/);
    expect(one.length).toBeLessThan(5_000);
    expect(paging).not.toContain('query ');
  });
});
