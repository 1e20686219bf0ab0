// Smoke test of the built server, under the Node.js that runs this script: it starts, returns one execution of each kind,
// and exits cleanly.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

const oneOfEachKind = `{
  imageBuilderWorkflow(workflowExecutionId: "wf-fa11ed00-0002-4000-8000-000000000007") { id status }
  workflowStep(stepExecutionId: "step-fa11ed00-0002-4003-8000-000000000007") { id status }
  lifecycle(lifecycleExecutionId: "lce-c1ea0000-0000-4000-8000-00000000001e") { id status }
  transferExecution(workflowId: "w-invoiceintake0001", executionId: "10ad10ad-0000-4000-8000-000000000001") { id status }
  blueprintRun(blueprintName: "orders_to-parquet.2024", runId: "0de50000-0000-4000-8000-000000000001") { id status }
}`;

let passed = 0;
let failed = 0;
const check = (name, isPassed) => {
  if (isPassed) passed += 1;
  else failed += 1;
  console.log(`${isPassed ? 'ok' : 'NOT OK'} ${name}`);
};

const start = performance.now();
const server = spawn(process.execPath, [cli, 'serve', '--sandbox'], {
  env: { ...process.env, PORT: '0' },
  timeout: 60_000,
});
server.stderr.pipe(process.stderr);
const [line] = await once(server.stdout, 'data');
const url = /http:\/\/[\d.]+:\d+/.exec(line.toString())?.[0];
check(
  `it starts (Node.js ${process.version}, ${Math.round(performance.now() - start)} ms)`,
  url !== undefined,
);

const statusOf = async (path) => (await fetch(`${url}${path}`)).status;
for (const path of ['/healthz', '/readyz', '/schema.graphql', '/metrics'])
  check(path, (await statusOf(path)) === 200);

const response = await fetch(`${url}/graphql`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: oneOfEachKind }),
});
const { data, errors } = await response.json();
check('no errors', errors === undefined);
for (const [kind, execution] of Object.entries(data))
  check(`${kind} is ${execution?.status}`, execution?.id !== undefined);

server.kill('SIGTERM');
const [code] = await once(server, 'close');
check('it exits with 0 on SIGTERM', code === 0);

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
