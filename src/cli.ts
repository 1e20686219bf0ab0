#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { createApiKey, hashOfKey } from './access/apiKeys';
import { checkExposure } from './access/exposure';
import { examine } from './commands/doctor/examine';
import { isHealthy, reportJson, reportText } from './commands/doctor/print';
import type * as FindCommand from './commands/find';
import type * as HistoryCommands from './commands/history';
import { type RoleFormat, roleFormats, roleTemplate } from './commands/roleTemplates';
import { readServeSettings } from './commands/serveSettings';
import { settingsSummary } from './commands/settingsSummary';
import { ConfigError, readSettings, type Settings } from './config';
import { iamPolicy } from './iamPolicy';
import { onEndOfNpx } from './npxParent';
import type { Estate } from '#sandbox';
import { largestSize, type LargeSize, usualSize } from '#sandbox/size';
import { readExamples } from './server/graphiql';
import { type Gateway, startGateway } from './server/gateway';
import { createLog } from './app/log';
import { createSchema, printSdl } from './app/schema';
import { printSubgraph } from './app/subgraph';

// The SDK's advice to move to a newer Node.js is for its users, not for ours.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

interface Running {
  readonly url: string;
  close(): Promise<void>;
}

/** True for an example that works on any account: it names nothing that only the demo data has. */
const isForAnyAccount = (example: string): boolean => !example.includes('"');

/**
 * The descriptor of the log. Standard output says where the server is, and nothing else. Node.js makes a pipe non-blocking
 * when `process.stderr` is first read, so that a reader that stalls cannot stop the process.
 */
const logFile = process.stderr.fd;

/** A terminal and npm can both forward one Ctrl-C, so a signal soon after the first one is no second request to stop. */
const sameSignalMs = 1_000;

/** Drains on SIGTERM, SIGINT and the end of `npx`, and ends with exit code 0. A second signal ends at once, with exit code 1. */
const stopOnSignal = (...running: readonly Running[]): void => {
  let stoppedAt: number | undefined;
  const stop = async (): Promise<void> => {
    const at = performance.now();
    if (stoppedAt !== undefined && at - stoppedAt > sameSignalMs) process.exit(1);
    if (stoppedAt !== undefined) return;
    stoppedAt = at;
    for (const one of running) await one.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  onEndOfNpx(() => void stop(), process.env);
};

const gatewayOf = (settings: Settings, examples: readonly string[]): Promise<Gateway> =>
  startGateway({
    ...settings,
    ...createLog(settings.logLevel, logFile),
    examples,
    now: () => new Date(),
  });

/** The end of the line at start: how access is restricted. Throws where the settings would open the gateway to a network. */
const exposureOf = ({ host, auth, policy }: Settings, insecure: boolean): string => {
  const exposure = checkExposure({ host, auth, policy, insecure });
  return exposure && ` (${exposure})`;
};

const serveAws = async (insecure: boolean): Promise<void> => {
  const settings = await readServeSettings(process.env, insecure);
  const exposure = exposureOf(settings, insecure);
  const gateway = await gatewayOf(settings, readExamples().filter(isForAnyAccount));
  stopOnSignal(gateway);
  console.log(`execution-gateway is ready: ${gateway.url}/graphql${exposure}`);
  if (gateway.adminUrl !== undefined) console.log(`Metrics and health: ${gateway.adminUrl}`);
};

const isLarge = ({ scopes, parents, executions }: Partial<LargeSize>): boolean =>
  [scopes, parents, executions].some((count) => count !== undefined);

/** Loads the sandbox, which a process on real AWS does not need. */
const loadSandbox = () => import('#sandbox');

/** The demo data, or a large estate if a size is given. */
const estateOf = (
  { largeEstate, demoEstate }: Awaited<ReturnType<typeof loadSandbox>>,
  size: Partial<LargeSize>,
): Estate => (isLarge(size) ? largeEstate({ ...usualSize, ...size }) : demoEstate());

const serveSandbox = async (
  sandboxPort: number,
  size: Partial<LargeSize>,
  insecure: boolean,
): Promise<void> => {
  const settings = readSettings(process.env);
  const exposure = exposureOf(settings, insecure);
  const module = await loadSandbox();
  const estate = estateOf(module, size);
  const sandbox = await module.startSandbox({ estate, port: sandboxPort });
  const examples = isLarge(size) ? readExamples().filter(isForAnyAccount) : readExamples();
  const gateway = await gatewayOf(
    { ...settings, aws: { ...settings.aws, ...module.gatewaySettings(sandbox, estate) } },
    examples,
  );
  stopOnSignal(gateway, sandbox);
  console.log(
    `execution-gateway on its sandbox (made-up data, no AWS account): open ${gateway.url}/graphql${exposure}`,
  );
};

const sandboxAlone = async (host: string, port: number, size: Partial<LargeSize>): Promise<void> => {
  const module = await loadSandbox();
  const sandbox = await module.startSandbox({ estate: estateOf(module, size), host, port });
  stopOnSignal(sandbox);
  console.log(
    `The sandbox of AWS is ready: try aws imagebuilder list-image-pipelines --endpoint-url ${sandbox.url}`,
  );
};

const printApiKey = (name: string): void => {
  const key = createApiKey();
  const sha256 = hashOfKey(key);
  console.log(`key: ${key}
sha256: ${sha256}

Give the key to the client, which sends it in the header x-api-key. It is not stored: the settings have its hash.

auth:
  apiKeys:
    - name: ${name}
      sha256: '${sha256}'
      roles: [viewer]`);
};

const wholeNumber =
  (what: string, least: number, most: number) =>
  (text: string): number => {
    const number = Number(text);
    if (/^\d{1,9}$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`expected ${what} from ${least} to ${most}.`);
  };

const portOf = wholeNumber('a port', 0, 65_535);

const printPolicy = ({ aws, events }: Settings): void =>
  console.log(JSON.stringify(iamPolicy(aws, events), null, 2));

const keyName = (text: string): string => {
  if (/^[\w.@-]{1,100}$/.test(text)) return text;
  throw new InvalidArgumentError('expected 1 to 100 letters, digits and . _ @ -.');
};

/** Gives a command the options that make its sandbox large; with any of them, the others have `usualSize`. */
const withSize = (command: Command): Command =>
  (
    [
      ['scopes', 'a large sandbox: so many pairs of account and region'],
      ['parents', 'so many images, lifecycle policies, Transfer workflows and blueprints in each'],
      ['executions', 'so many executions of each of those'],
    ] as const
  ).reduce(
    (known, [name, description]) =>
      known.option(`--${name} <number>`, description, wholeNumber('a whole number', 1, largestSize[name])),
    command,
  );

const insecureOption = (): Option =>
  new Option('--insecure', 'without `auth` in the settings, listen on any HOST and not only on loopback');

interface ServeOptions extends Partial<LargeSize> {
  readonly sandbox?: true;
  readonly sandboxPort: number;
  readonly insecure?: true;
}

const serve = ({ sandbox, sandboxPort, insecure, ...size }: ServeOptions): Promise<void> => {
  if (sandbox) return serveSandbox(sandboxPort, size, insecure === true);
  if (!isLarge(size)) return serveAws(insecure === true);
  throw new Error('--scopes, --parents and --executions are the size of a sandbox: add --sandbox.');
};

interface SandboxOptions extends Partial<LargeSize> {
  readonly host: string;
  readonly port: number;
}

/** What `read` returns. Prints the faults of invalid settings, one per line, and then ends the process with exit code 1. */
const withAllFaults = async <Value>(read: () => Promise<Value>): Promise<Value | undefined> => {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const fault of error.faults) console.error(fault);
    process.exitCode = 1;
    return undefined;
  }
};

const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as {
  version: string;
};

const program = new Command('execution-gateway')
  .version(version)
  .description(
    'One GraphQL endpoint for the executions that AWS runs: Image Builder, Transfer Family and Glue blueprints.',
  );

withSize(
  program
    .command('serve')
    .description(
      "serve GraphQL and GraphiQL on real AWS: the SDK's credential chain, GATEWAY_CONFIG for several scopes",
    )
    .option('--sandbox', 'on made-up data instead: no AWS account, no other server, no internet')
    .option('--sandbox-port <number>', 'where the sandbox of AWS listens; 0 takes a free port', portOf, 0)
    .addOption(insecureOption()),
).action(serve);

withSize(
  program
    .command('sandbox')
    .description(
      'serve the AWS endpoint of the sandbox alone, for `aws --endpoint-url` and other clients of AWS',
    )
    .option('--host <address>', 'the address to listen on', '127.0.0.1')
    .option('--port <number>', 'the port to listen on; 0 takes a free one', portOf, 4566),
).action(({ host, port, ...size }: SandboxOptions) => sandboxAlone(host, port, size));

program
  .command('schema')
  .description('print the schema as SDL')
  .option('--federation', 'as a subgraph, to compose a supergraph of')
  .action(({ federation = false }: { readonly federation?: boolean }) =>
    console.log(federation ? printSubgraph(createSchema(true)) : printSdl(createSchema())),
  );

program
  .command('api-key')
  .description('make a new API key, and print it with its hash and the settings for it')
  .option('--name <name>', 'the name of the client', keyName, 'my-service')
  .action(({ name }: { readonly name: string }) => printApiKey(name));

program
  .command('iam-policy')
  .description('print the least IAM policy the gateway needs, or a role with it for each account')
  .addOption(
    new Option(
      '--format <format>',
      'the policy as JSON, or the role as a Terraform module or a CloudFormation template',
    )
      .choices(['json', ...roleFormats])
      .default('json'),
  )
  .action(({ format }: { readonly format: 'json' | RoleFormat }) => {
    if (format === 'json') printPolicy(readSettings(process.env));
    else process.stdout.write(roleTemplate(format));
  });

program
  .command('check-config')
  .description('check the settings and the environment of `serve`, without a request, and print all faults')
  .addOption(insecureOption())
  .action(async ({ insecure }: { readonly insecure?: true }) => {
    const settings = await withAllFaults(() => readServeSettings(process.env, insecure === true));
    if (settings) console.log(settingsSummary(settings));
  });

interface DoctorOptions {
  readonly json?: true;
  readonly timeout: number;
  readonly endpointUrl?: string;
}

const doctor = async ({ json, timeout, endpointUrl }: DoctorOptions): Promise<void> => {
  // It does not listen.
  const settings = await withAllFaults(() => readServeSettings(process.env, true));
  if (!settings) return;
  const aws = { ...settings.aws, ...(endpointUrl !== undefined && { endpoint: endpointUrl }) };
  const report = await examine(aws, timeout, settings.events);
  console.log(json ? reportJson(report) : reportText(report));
  if (!isHealthy(report)) process.exitCode = 1;
};

program
  .command('doctor')
  .description(
    'call STS, each service in each scope, and each queue of events; print what works, and how to fix the rest',
  )
  .option('--json', 'print JSON')
  .option('--timeout <seconds>', 'the time for all calls', wholeNumber('seconds', 1, 3_600), 120)
  .option('--endpoint-url <url>', 'the endpoint of all services, such as a sandbox')
  .action(doctor);

/** What only this command needs. */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- Not an `import()`: the build has CommonJS.
const loadFind = () => require('./commands/find') as typeof FindCommand;

const find = async (id: string, { timeout }: { readonly timeout: number }): Promise<void> => {
  // It does not listen.
  const settings = await withAllFaults(() => readServeSettings(process.env, true));
  if (!settings) return;
  const found = await loadFind().findExecutions(settings, id, timeout, (warning) =>
    console.error(`execution-gateway: ${warning}`),
  );
  for (const execution of found) console.log(JSON.stringify(execution));
};

program
  .command('find')
  .description(
    'find an execution by an id of AWS or a global id, in all scopes and in the history; print JSON lines',
  )
  .argument('<id>', 'wf-…, step-…, lce-…, workflowId/executionId, blueprintName/runId, or a global id')
  .option('--timeout <seconds>', 'the time for all calls', wholeNumber('seconds', 1, 3_600), 120)
  .action(find);

/** What only these commands need. */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- Not an `import()`: the build has CommonJS.
const loadHistory = () => require('./commands/history') as typeof HistoryCommands;

const history = program
  .command('history')
  .description('work on the history of the settings: the executions that AWS has returned');

history
  .command('export')
  .description('print all executions as JSON lines')
  .action(() => loadHistory().exportHistory(readSettings(process.env), process.stdout));

history
  .command('import')
  .description('read JSON lines of `history export` from standard input')
  .action(async () => {
    const { importHistory } = loadHistory();
    console.log(`${await importHistory(readSettings(process.env), process.stdin)} executions`);
  });

history
  .command('vacuum')
  .description('delete what is older than history.keepDays, and return its room to the file system')
  .action(async () => {
    const { vacuumHistory } = loadHistory();
    console.log(`${await vacuumHistory(readSettings(process.env))} executions deleted`);
  });

history
  .command('stats')
  .description('print the number of executions, and the size in bytes')
  .action(async () => {
    const { historyStats } = loadHistory();
    console.log(JSON.stringify(await historyStats(readSettings(process.env))));
  });

program.parseAsync().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`execution-gateway: ${message.split('\n')[0] ?? ''}`);
  // Not only the exit code: a part that has started, such as the sandbox, would keep the process alive.
  process.exit(1);
});
