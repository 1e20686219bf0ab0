// Tests the packed gateway, the packed client and the client preset in new projects outside this repository: npm install
// with --engine-strict, tsc --strict, and every query of the client against the packed gateway on its sandbox. The last
// line has the counts.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, count, counts } from './checks.mjs';
import { installGateway, withGateway } from './gateway.mjs';
import { here, install, pack, project, removeProjects, root, run, tool } from './project.mjs';

/** Compiles the project under --strict with the given module resolution. Throws on errors. */
const compile = (folder, resolution) =>
  tool(folder, 'tsc', [
    '--strict',
    '--target',
    'es2022',
    '--types',
    'node',
    '--noEmit',
    ...resolution,
    ...sourcesOf(folder),
  ]);

const sourcesOf = (folder) => run(folder, 'find', ['src', '-name', '*.ts']).trim().split('\n');

const bundler = ['--module', 'esnext', '--moduleResolution', 'bundler'];
const nodeNext = ['--module', 'nodenext'];

/** Bundles a TypeScript program, runs it, and counts its output. */
const runChecks = (folder, file, url) => {
  const out = join('dist', file.replace(/\.ts$/, '.mjs'));
  const esbuild = join(root, 'node_modules/.bin/esbuild');
  run(folder, esbuild, [
    ...[`src/${file}`, '--bundle', '--packages=external', '--platform=node', '--format=esm'],
    ...['--log-level=error', `--outfile=${out}`],
  ]);
  // Apollo Client prints its warnings only in its development build.
  count(run(folder, process.execPath, ['--conditions=development', out, url]));
};

const snippets = () =>
  [...readFileSync(join(root, 'client/README.md'), 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(
    ([, code]) => code,
  );

/** Tools that check how a package can be imported. */
const packageTools = ['@arethetypeswrong/cli@0.18', 'publint@0.3'];

const testPacked = async (url) => {
  const tarball = pack(join(root, 'client'));
  const folder = project('packed', {}, [[join(here, 'packed/questions.ts'), 'src/questions.ts']]);
  await attempt('npm install --engine-strict of the packed client', () =>
    install(folder, tarball, 'typescript@6.0', '@types/node@20'),
  );
  await attempt('tsc --strict of the queries, for Node.js', () => compile(folder, nodeNext));
  await attempt('tsc --strict of the queries, for a bundler', () => compile(folder, bundler));
  runChecks(folder, 'questions.ts', url);
  await attempt('npm install of the tools that check packages', () => install(folder, ...packageTools));
  await attempt('@arethetypeswrong/cli', () => tool(folder, 'attw', [tarball, '--entrypoints', '.']));
  await attempt('publint', () =>
    tool(folder, 'publint', ['node_modules/@execution-gateway/client', '--strict']),
  );
  return folder;
};

const testLibraries = async (folder, url) => {
  cpSync(join(here, 'packed/libraries.ts'), join(folder, 'src/libraries.ts'));
  snippets().forEach((code, index) => writeFileSync(join(folder, `src/readme${index + 1}.ts`), code));
  await attempt('npm install of the libraries in the README', () =>
    install(
      folder,
      ...['graphql@16', '@apollo/client@4', '@urql/core', 'graphql-request@7', 'rxjs'],
      ...['@tanstack/react-query@5', 'react@19', '@types/react@19'],
    ),
  );
  await attempt(`tsc --strict of the ${snippets().length} snippets of the README`, () => {
    if (snippets().length < 10) throw new Error('Expected at least 10 snippets.');
    return compile(folder, [...bundler, '--skipLibCheck']);
  });
  runChecks(folder, 'libraries.ts', url);
};

const testPreset = async (url) => {
  const sample = join(root, 'examples/client-preset');
  const { devDependencies, overrides } = JSON.parse(readFileSync(join(sample, 'package.json'), 'utf8'));
  const folder = project('preset', { devDependencies, overrides }, [
    [join(here, 'preset/codegen.ts'), 'codegen.ts'],
    [join(here, 'preset/questions.ts'), 'src/questions.ts'],
    [join(root, 'client/operations'), 'operations'],
  ]);
  await attempt('npm install of the client preset', () => install(folder));
  await attempt('graphql-codegen from /schema.graphql', () =>
    tool(folder, 'graphql-codegen', [], { GATEWAY_URL: new URL(url).origin }),
  );
  await attempt('tsc --strict of the code that the client preset generates', () => compile(folder, bundler));
  runChecks(folder, 'questions.ts', url);
};

try {
  await withGateway(await installGateway(), async (url) => {
    await testLibraries(await testPacked(url), url);
    await testPreset(url);
  });
} catch (error) {
  count(`failed to continue: ${error.stderr ?? error}`);
} finally {
  removeProjects();
}

console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;
