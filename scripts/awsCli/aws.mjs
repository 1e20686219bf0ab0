import { execFile } from 'node:child_process';

const command = process.env.AWS_CLI ?? 'aws';

/** Runs the AWS CLI without the user's configuration. Resolves with the exit code and both outputs; never rejects. */
const run = (args, environment) =>
  new Promise((resolve) => {
    const env = {
      PATH: process.env.PATH,
      HOME: '/nonexistent',
      AWS_EC2_METADATA_DISABLED: 'true',
      ...environment,
    };
    execFile(command, args, { env, maxBuffer: 64_000_000 }, (error, stdout, stderr) => {
      resolve({ exitCode: error ? (error.code ?? 1) : 0, stdout, stderr: stderr.trim() });
    });
  });

export const awsVersion = async () => (await run(['--version'], {})).stdout.trim();

/** Calls one operation, such as `imagebuilder get-image`, in one account and region. */
export const callAws = (
  url,
  modelPath,
  { region, accessKeyId, secretAccessKey, sessionToken },
  operation,
  options,
) =>
  run([...operation.split(' '), ...flagsOf(options), '--endpoint-url', url, '--output', 'json'], {
    AWS_DATA_PATH: modelPath,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    ...(sessionToken && { AWS_SESSION_TOKEN: sessionToken }),
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: '',
  });

/** `{ names: ['a', 'b'], 'include-graph': true }` becomes `--names a b --include-graph`. */
const flagsOf = (options) =>
  Object.entries(options).flatMap(([name, value]) => [
    `--${name}`,
    ...(value === true ? [] : [value].flat().map(String)),
  ]);
