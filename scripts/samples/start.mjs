// Runs a sample on a new sandbox, or on the gateway at GATEWAY_URL:
// node scripts/samples/start.mjs failed-report --json
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build, folderOf, install, isInstalled, root, samples } from './prepare.mjs';

const [sample, ...options] = process.argv.slice(2);

/** Starts a gateway on the sandbox, at a free port. */
const startGateway = async () => {
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'serve', '--sandbox'], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return { url: /http:\/\/[\d.]+:\d+/.exec(line.toString())[0], stop: () => child.kill('SIGTERM') };
};

const runSample = async (url) => {
  const child = spawn('npm', ['start', '--silent', '--', ...options], {
    cwd: folderOf(sample),
    env: { ...process.env, GATEWAY_URL: url },
    stdio: 'inherit',
    // A separate process group, so that signals reach the processes that npm starts.
    detached: true,
  });
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.kill(-child.pid, signal));
  const [code] = await once(child, 'close');
  return code ?? 1;
};

if (!samples.includes(sample)) {
  console.error(`Unknown sample: ${sample ?? 'none given'}. Expected one of: ${samples.join(', ')}.`);
  process.exit(1);
}

// Tests run beside others that use what is built.
if (!process.env.SAMPLES_ARE_BUILT) build();
if (!isInstalled(sample)) install(sample);
const gateway = process.env.GATEWAY_URL ? undefined : await startGateway();
try {
  process.exitCode = await runSample(gateway?.url ?? process.env.GATEWAY_URL);
} finally {
  gateway?.stop();
}
