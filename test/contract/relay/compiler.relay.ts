import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parse, printSchema, validate } from 'graphql';
import { createSchema } from '../../../src/app/schema';

/*
 * Compiles operations that rely on Relay's conventions with Relay's own compiler. The compiler has 123 MB, so it is
 * installed here and is not a development dependency.
 */

jest.setTimeout(300_000);

const schema = createSchema();
const sdl = printSchema(schema);
const tools = mkdtempSync(join(tmpdir(), 'relay-compiler-'));
const relayCompiler = join(tools, 'node_modules/relay-compiler/cli.js');

beforeAll(() => {
  execFileSync('npm', ['install', '--silent', '--prefix', tools, 'relay-compiler@21'], { stdio: 'pipe' });
});

afterAll(() => rmSync(tools, { recursive: true, force: true }));

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

interface Compiled {
  readonly code: number | null;
  readonly output: string;
  /** The text of the compiled query. Undefined if there is none. */
  readonly queryOf: (name: string) => string | undefined;
}

const compile = (schemaText: string): Compiled => {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'));
  folders.push(folder);
  cpSync(join(__dirname, 'samples'), join(folder, 'src'), { recursive: true });
  mkdirSync(join(folder, 'artifacts'));
  writeFileSync(join(folder, 'schema.graphql'), schemaText);
  const config = {
    src: './src',
    schema: './schema.graphql',
    artifactDirectory: './artifacts',
    language: 'javascript',
  };
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config));
  const { status, stdout, stderr } = spawnSync(process.execPath, [relayCompiler, 'relay.config.json'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 30_000,
  });
  return {
    code: status,
    output: stdout + stderr,
    queryOf: (name) => {
      const file = join(folder, 'artifacts', `${name}.graphql.js`);
      const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      const quoted = /"text": (".*")/.exec(text)?.[1];
      return quoted === undefined ? undefined : (JSON.parse(quoted) as string);
    },
  };
};

/** The compiled queries, and the first field of each. */
const queries = [
  ['executionsQuery', 'executions('],
  ['executionsPageQuery', 'executions('],
  ['executionRowQuery', 'node(id: $id)'],
  ['imageQuery', 'image('],
  ['imageWorkflowsQuery', 'node(id: $id)'],
  ['imageStepsQuery', 'node(id: $id)'],
  ['transferWorkflowExecutionsQuery', 'node(id: $id)'],
] as const;

describe("Relay's compiler", () => {
  it('compiles the samples into queries that are valid in the schema', () => {
    const { code, output, queryOf } = compile(sdl);

    expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
    for (const [name, field] of queries) {
      const query = queryOf(name) ?? '';
      expect(query).toContain(field);
      expect(validate(schema, parse(query))).toEqual([]);
    }
  });

  it.each([
    [
      'an edge without a cursor',
      /(type ExecutionEdge \{[\s\S]*?)cursor: String!/,
      '$1place: String!',
      "to expose a 'edges { cursor }' field",
    ],
    [
      'a type with a connection that does not implement `Node`',
      /type TransferWorkflow implements Node/,
      'type TransferWorkflow',
      "Invalid use of @refetchable on fragment 'transferWorkflow_executions'",
    ],
    [
      'a list without `after`',
      /(  executions\([\s\S]*?)after: String/,
      '$1behind: String',
      "Unknown argument 'after' on field 'Query.executions'",
    ],
    [
      'a PageInfo without endCursor',
      /(type PageInfo \{[\s\S]*?)endCursor: String/,
      '$1end: String',
      "to expose a 'pageInfo { endCursor }' field",
    ],
  ])('rejects %s', (_what, from, to, message) => {
    const broken = sdl.replace(from, to);

    const { code, output } = compile(broken);

    expect(broken).not.toBe(sdl);
    expect(code).not.toBe(0);
    expect(output).toContain(message);
  });
});
