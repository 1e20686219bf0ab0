// Tests the packed client and the client preset in new projects outside this repository: npm install, tsc --strict, and
// every query against a gateway on the sandbox. The last line has the counts.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const fresh = mkdtempSync(join(tmpdir(), 'client-fresh-'));

const counts = { passed: 0, failed: 0 };

/** Counts the output of a program: one line per check, `passed …` or `failed …`. */
const count = (output) => {
  for (const line of output.trim().split('\n')) {
    console.log(line);
    if (line.startsWith('passed ')) counts.passed += 1;
    else counts.failed += 1;
  }
};

const attempt = (name, work) => {
  try {
    const result = work();
    console.log(`passed ${name}`);
    counts.passed += 1;
    return result;
  } catch (error) {
    console.log(`failed ${name}: ${error.stdout ?? ''}${error.stderr ?? error}`);
    counts.failed += 1;
    return undefined;
  }
};

/** Runs a program in a folder and returns its stdout. */
const run = (folder, command, args, env = {}) =>
  execFileSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 300_000,
  });

const npm = (folder, ...args) => run(folder, 'npm', [...args, '--no-audit', '--no-fund', '--loglevel=error']);

/** Creates a project that is independent of this repository. */
const project = (name, manifest, files) => {
  const folder = join(fresh, name);
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', ...manifest }));
  for (const [from, to] of files) cpSync(from, join(folder, to), { recursive: true });
  return folder;
};

/** Runs a tool that is installed in the project. */
const tool = (folder, name, args, env) => run(folder, join(folder, 'node_modules/.bin', name), args, env);

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
  count(run(folder, process.execPath, [out, url]));
};

const snippets = () =>
  [...readFileSync(join(root, 'client/README.md'), 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(
    ([, code]) => code,
  );

const testPacked = (url) => {
  const packed = run(root, 'npm', ['pack', '--silent', '--pack-destination', fresh, join(root, 'client')]);
  const folder = project('packed', {}, [[join(here, 'packed/questions.ts'), 'src/questions.ts']]);
  attempt('npm install of the packed client', () =>
    npm(folder, 'install', join(fresh, packed.trim()), 'typescript@6.0', '@types/node@20'),
  );
  attempt('tsc --strict of the queries, for Node.js', () => compile(folder, nodeNext));
  attempt('tsc --strict of the queries, for a bundler', () => compile(folder, bundler));
  runChecks(folder, 'questions.ts', url);
  return folder;
};

const testLibraries = (folder, url) => {
  cpSync(join(here, 'packed/libraries.ts'), join(folder, 'src/libraries.ts'));
  snippets().forEach((code, index) => writeFileSync(join(folder, `src/readme${index + 1}.ts`), code));
  attempt('npm install of the libraries in the README', () =>
    npm(
      folder,
      ...['install', 'graphql@16', '@apollo/client@4', '@urql/core', 'graphql-request@7', 'rxjs'],
      ...['@tanstack/react-query@5', 'react@19', '@types/react@19'],
    ),
  );
  attempt(`tsc --strict of the ${snippets().length} snippets of the README`, () => {
    if (snippets().length < 10) throw new Error('Expected at least 10 snippets.');
    return compile(folder, [...bundler, '--skipLibCheck']);
  });
  runChecks(folder, 'libraries.ts', url);
};

const testPreset = (url) => {
  const sample = join(root, 'examples/client-preset');
  const { devDependencies, overrides } = JSON.parse(readFileSync(join(sample, 'package.json'), 'utf8'));
  const folder = project('preset', { devDependencies, overrides }, [
    [join(here, 'preset/codegen.ts'), 'codegen.ts'],
    [join(here, 'preset/questions.ts'), 'src/questions.ts'],
    [join(root, 'client/operations'), 'operations'],
  ]);
  attempt('npm install of the client preset', () => npm(folder, 'install'));
  attempt('graphql-codegen from /schema.graphql', () =>
    tool(folder, 'graphql-codegen', [], { GATEWAY_URL: new URL(url).origin }),
  );
  attempt('tsc --strict of the code that the client preset generates', () => compile(folder, bundler));
  runChecks(folder, 'questions.ts', url);
};

const startGateway = async () => {
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'serve', '--sandbox'], {
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return { url: `${/http:\/\/[\d.]+:\d+/.exec(line.toString())[0]}/graphql`, child };
};

const { url, child } = await startGateway();
try {
  testLibraries(testPacked(url), url);
  testPreset(url);
} catch (error) {
  count(`failed to continue: ${error.stderr ?? error}`);
} finally {
  child.kill('SIGTERM');
  rmSync(fresh, { recursive: true, force: true });
}

console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;
