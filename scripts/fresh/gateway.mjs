// Tests the packed gateway in a new project: npm install, npx, requests, SIGTERM.
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { satisfies } from 'semver';
import { attempt } from './checks.mjs';
import { filesIn, install, pack, project, root, run } from './project.mjs';

const oldestNode = '20.19.0';
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const checkFiles = (tarball) => {
  const files = filesIn(tarball);
  for (const file of ['dist/cli.js', 'dist/sandbox/index.js', 'README.md', 'LICENSE', 'schema/image.graphql'])
    assert(files.includes(file), `${file} is missing`);
  assert.deepEqual(
    files.filter((file) => /\.(?:map|ts)$/.test(file)),
    [],
  );
};

/** npm checks `engines` for the Node.js that runs it. This checks them for the oldest supported one. */
const checkEngines = (folder) => {
  const { packages } = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'));
  const tooNew = Object.entries(packages)
    .filter(([, { engines }]) => !satisfies(oldestNode, engines?.node ?? '*'))
    .map(([path, { engines }]) => `${path} needs ${engines.node}`);
  assert(Object.keys(packages).length > 100);
  assert.deepEqual(tooNew, []);
};

const npx = (folder, ...args) => run(folder, 'npx', ['execution-gateway', ...args]);

/** Starts the gateway on its sandbox with npx, at a free port. */
const serve = async (folder) => {
  const child = spawn('npx', ['execution-gateway', 'serve', '--sandbox'], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
  const url = /http:\/\/[\d.]+:\d+/.exec(String(line))?.[0];
  assert(url, `No URL on stdout: ${line}`);
  return { url, child };
};

const question = `{
  imageBuilderWorkflow(workflowExecutionId: "wf-fa11ed00-0002-4000-8000-000000000007") { status }
}`;

const query = async (url) => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: question }),
  });
  return response.json();
};

const pageOf = async (url, path) => {
  const response = await fetch(`${url}${path}`, { headers: { accept: 'text/html' } });
  assert.equal(response.status, 200);
  return response.text();
};

/** Stops npx with SIGTERM, as a supervisor does, and waits until the gateway behind it closed its port. */
const stop = async ({ url, child }) => {
  child.kill('SIGTERM');
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const isOpen = await fetch(`${url}/healthz`).then(
      () => true,
      () => false,
    );
    if (!isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The gateway still answers 30 seconds after SIGTERM.');
};

/** Installs the packed gateway. Returns a function that starts it. */
export const installGateway = async () => {
  const tarball = pack(root);
  const folder = project('gateway');
  await attempt('the packed gateway has its build and no source maps', () => checkFiles(tarball));
  await attempt('npm install --engine-strict of the packed gateway', () => install(folder, tarball));
  await attempt(`the packed gateway and its dependencies support Node.js ${oldestNode}`, () =>
    checkEngines(folder),
  );
  await attempt('npx execution-gateway --version', () =>
    assert.equal(npx(folder, '--version').trim(), version),
  );
  await attempt('npx execution-gateway --help', () =>
    assert.match(npx(folder, '--help'), /^Usage: execution-gateway .*\n {2}serve .*\n {2}iam-policy /s),
  );
  await attempt('npx execution-gateway iam-policy', () =>
    assert.match(npx(folder, 'iam-policy'), /imagebuilder:GetWorkflowExecution/),
  );
  await attempt('npx execution-gateway refuses an unknown command', () =>
    assert.throws(() => npx(folder, 'server'), /unknown command 'server'/),
  );
  return folder;
};

/** Runs the packed gateway while `work` is under way. */
export const withGateway = async (folder, work) => {
  const gateway = await attempt('npx execution-gateway serve --sandbox', () => serve(folder));
  if (!gateway) return;
  const { url } = gateway;
  try {
    await attempt('a query to the packed gateway', async () =>
      assert.deepEqual(await query(url), { data: { imageBuilderWorkflow: { status: 'FAILED' } } }),
    );
    await attempt('GraphiQL of the packed gateway', async () =>
      assert.match(
        await pageOf(url, '/graphql'),
        /<script type="module" nonce="[\w+/=-]{22,}" src="graphiql\/app\.js">/,
      ),
    );
    await attempt('the script of GraphiQL', async () =>
      assert.match(await pageOf(url, '/graphiql/app.js'), /monaco/),
    );
    await attempt('the reference of the packed gateway', async () =>
      assert.match(await pageOf(url, '/docs/ImageBuilderWorkflow'), /GetWorkflowExecution/),
    );
    await work(`${url}/graphql`);
  } finally {
    await attempt('SIGTERM to npx stops the packed gateway', () => stop(gateway));
  }
};
