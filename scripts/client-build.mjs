// Builds client/dist: ES modules and CommonJS with types, and the schema as SDL and introspection.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { printSchemaWithDirectives } = require('@graphql-tools/utils');
const { buildSchema, introspectionFromSchema } = require('graphql');

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'client/dist');

const compile = (folder, ...options) =>
  execFileSync(
    process.execPath,
    [
      require.resolve('typescript/lib/tsc.js'),
      ...['--project', join(root, 'client'), '--noEmit', 'false', '--outDir', join(dist, folder), ...options],
    ],
    { stdio: 'inherit' },
  );

/** ES modules need file names in imports; the sources import modules. `.` is the index. */
const fileNameOf = (name) => `${name === '.' ? './index' : name}.js`;

const addFileNames = (folder) => {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(?:js|d\.ts)$/.test(file)) continue;
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8').replace(
      /(\b(?:from |import\())(['"])(\.[^'"]*)\2/g,
      (_match, before, quote, name) => before + quote + fileNameOf(name) + quote,
    );
    writeFileSync(path, text);
  }
};

const write = (file, content) => writeFileSync(join(dist, file), content);

/** Reads the schema in the order of the gateway's `/schema.graphql`: the shared types first. */
const readSchema = () => {
  const folder = join(root, 'schema');
  const shared = 'execution.graphql';
  const nouns = readdirSync(folder).filter((file) => file.endsWith('.graphql') && file !== shared);
  const texts = [shared, ...nouns.sort()].map((file) => readFileSync(join(folder, file), 'utf8'));
  return buildSchema(texts.join('\n'));
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

compile('esm');
addFileNames(join(dist, 'esm'));
write('esm/package.json', '{ "type": "module", "sideEffects": false }\n');
compile('cjs', '--module', 'node16', '--moduleResolution', 'node16');

const schema = readSchema();
write('schema.graphql', `${printSchemaWithDirectives(schema)}\n`);
write('introspection.json', JSON.stringify(introspectionFromSchema(schema)));
const { possibleTypes, typePolicies } = require(join(dist, 'cjs/index.js'));
for (const [name, value] of Object.entries({ possibleTypes, typePolicies }))
  write(`${name}.json`, `${JSON.stringify(value, null, 2)}\n`);
cpSync(join(root, 'client/src/generated/persisted-documents.json'), join(dist, 'persisted-documents.json'));
cpSync(join(root, 'LICENSE'), join(dist, 'LICENSE'));
