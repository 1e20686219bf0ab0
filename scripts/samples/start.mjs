// Runs one of the samples on a sandbox of its own, or on the gateway that GATEWAY_URL names:
// node scripts/samples/start.mjs failed-report --json
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build, folderOf, install, isInstalled, root, samples } from './prepare.mjs';

const [sample, ...options] = process.argv.slice(2);

/** A gateway on the sandbox, at a free port. */
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
    // A group of its own, so that a signal reaches what npm has started.
    detached: true,
  });
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.kill(-child.pid, signal));
  const [code] = await once(child, 'close');
  return code ?? 1;
};

if (!samples.includes(sample)) {
  console.error(`Which sample? ${samples.join(', ')}`);
  process.exit(1);
}

build();
if (!isInstalled(sample)) install(sample);
const gateway = process.env.GATEWAY_URL ? undefined : await startGateway();
try {
  process.exitCode = await runSample(gateway?.url ?? process.env.GATEWAY_URL);
} finally {
  gateway?.stop();
}
