// Prints what failed in the last day, or with --follow each failure as it happens. Exit code 1: no report, or one that misses a source completely.
import { parseArgs } from 'node:util';
import { createClient, isGatewayError } from '@execution-gateway/client';
import { follow } from './follow.js';
import { collectReport, hasUnreadSource } from './report.js';
import { entryOf, textOf } from './text.js';

const usage = 'Usage: npm start -- [--json] [--hours <1 to 720> | --follow]';

/** Undefined if the arguments are invalid. */
const readOptions = () => {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        hours: { type: 'string' },
        follow: { type: 'boolean', default: false },
      },
    });
    const { json, follow: isFollowing } = values;
    if (isFollowing && values.hours !== undefined) return undefined;
    const hours = Number(values.hours ?? 24);
    if (Number.isInteger(hours) && hours >= 1 && hours <= 720) return { json, hours, isFollowing };
  } catch {
    // An unknown option.
  }
  return undefined;
};

/** A signal that aborts on SIGTERM and SIGINT. */
const abortOnExit = () => {
  const controller = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.once(signal, () => controller.abort(new Error(`Stopped by ${signal}.`)));
  return controller.signal;
};

/** @param {unknown} error */
const lineOf = (error) => {
  const message = isGatewayError(error)
    ? `${error.code}: ${error.message}`
    : String(error instanceof Error ? error.message : error);
  return message.split('\n')[0];
};

/** Prints each failure until a signal stops it. @param {import('@execution-gateway/client').Client} client @param {boolean} json */
const printFailures = async (client, json) => {
  try {
    await follow(client, abortOnExit(), {
      failure: (execution) => console.log(json ? JSON.stringify(execution) : `${entryOf(execution)}\n`),
      note: (message) => console.error(`failed-report: ${message}`),
    });
  } catch (error) {
    if (!isGatewayError(error) || error.code !== 'ABORTED') throw error;
  }
};

const main = async () => {
  const options = readOptions();
  if (!options) throw new Error(usage);
  const { json, hours, isFollowing } = options;
  const client = createClient({
    url: `${process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000'}/graphql`,
    headers: { 'user-agent': 'failed-report' },
    timeoutMs: 30_000,
  });
  if (isFollowing) {
    await printFailures(client, json);
    return;
  }
  const report = await collectReport(client, { hours, until: new Date(), signal: abortOnExit() });
  console.log(json ? JSON.stringify(report, null, 2) : textOf(report));
  if (hasUnreadSource(report)) process.exitCode = 1;
};

main().catch((error) => {
  console.error(`failed-report: ${lineOf(error)}`);
  process.exitCode = 1;
});
