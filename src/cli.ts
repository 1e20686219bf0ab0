#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { printSchema } from 'graphql';
import { pino } from 'pino';
import { requireRegion } from './aws/scopes';
import { readSettings, type Settings } from './config';
import { iamPolicy } from './iamPolicy';
import { gatewaySettings } from './sandbox/gatewaySettings';
import { startSandbox } from './sandbox/server';
import { story } from './sandbox/story';
import { readExamples } from './server/graphiql';
import { startGateway } from './server/gateway';
import { createSchema } from './server/schema';

// The SDK's advice to move to a newer Node.js is for its users, not for ours.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

interface Running {
  readonly url: string;
  close(): Promise<void>;
}

/** True for an example that makes sense on any account: it names nothing that only the sandbox has. */
const isForAnyAccount = (example: string): boolean => !example.includes('"');

/** Drains on SIGTERM and SIGINT, and ends with exit code 0. */
const stopOnSignal = (...running: readonly Running[]): void => {
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    for (const one of running) await one.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
};

const gatewayOf = (settings: Settings, examples: readonly string[]): Promise<Running> =>
  startGateway({
    ...settings,
    examples,
    // On standard error: standard output says where the server is, and nothing else.
    log: pino({ level: settings.logLevel }, pino.destination(2)),
    now: () => new Date(),
  });

const serveAws = async (): Promise<void> => {
  const settings = readSettings(process.env);
  if (settings.aws.accounts.length === 0) await requireRegion();
  const gateway = await gatewayOf(settings, readExamples().filter(isForAnyAccount));
  stopOnSignal(gateway);
  console.log(`execution-gateway is ready: ${gateway.url}/graphql`);
};

const serveSandbox = async (sandboxPort: number): Promise<void> => {
  const settings = readSettings(process.env);
  const estate = story();
  const sandbox = await startSandbox({ estate, port: sandboxPort });
  const gateway = await gatewayOf({ ...settings, aws: gatewaySettings(sandbox, estate) }, readExamples());
  stopOnSignal(gateway, sandbox);
  console.log(`execution-gateway on its sandbox (made-up data, no AWS account): open ${gateway.url}/graphql`);
};

const sandboxAlone = async (host: string, port: number): Promise<void> => {
  const sandbox = await startSandbox({ estate: story(), host, port });
  stopOnSignal(sandbox);
  console.log(
    `The sandbox of AWS is ready: try aws imagebuilder list-image-pipelines --endpoint-url ${sandbox.url}`,
  );
};

const portOf = (text: string): number => {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('expected a port from 0 to 65535.');
};

const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as {
  version: string;
};

const program = new Command('execution-gateway')
  .version(version)
  .description(
    'One GraphQL endpoint for the executions that AWS runs: Image Builder, Transfer Family and Glue blueprints.',
  );

program
  .command('serve')
  .description(
    "serve GraphQL and GraphiQL on real AWS: the SDK's credential chain, GATEWAY_CONFIG for several scopes",
  )
  .option('--sandbox', 'on made-up data instead: no AWS account, no other server, no internet')
  .option('--sandbox-port <number>', 'where the sandbox of AWS listens; 0 takes a free port', portOf, 0)
  .action(({ sandbox, sandboxPort }: { sandbox?: true; sandboxPort: number }) =>
    sandbox ? serveSandbox(sandboxPort) : serveAws(),
  );

program
  .command('sandbox')
  .description(
    'serve the AWS endpoint of the sandbox alone, for `aws --endpoint-url` and other clients of AWS',
  )
  .option('--host <address>', 'the address to listen on', '127.0.0.1')
  .option('--port <number>', 'the port to listen on; 0 takes a free one', portOf, 4566)
  .action(({ host, port }: { host: string; port: number }) => sandboxAlone(host, port));

program
  .command('schema')
  .description('print the schema as SDL')
  .action(() => console.log(printSchema(createSchema())));

program
  .command('iam-policy')
  .description('print the least IAM policy the gateway needs')
  .action(() => console.log(JSON.stringify(iamPolicy(readSettings(process.env).aws), null, 2)));

program.parseAsync().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  console.error(`execution-gateway: ${message.split('\n')[0] ?? ''}`);
  process.exitCode = 1;
});
