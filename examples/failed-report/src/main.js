// Prints what failed in the last day. Exit code 1: no report, or a report that misses a source completely.
import { parseArgs } from 'node:util';
import { createClient, isGatewayError } from '@execution-gateway/client';
import { collectReport, hasUnreadSource } from './report.js';
import { textOf } from './text.js';

const usage = 'Usage: npm start -- [--json] [--hours <1 to 720>]';

/** Undefined if the arguments are invalid. */
const readOptions = () => {
  try {
    const { values } = parseArgs({
      options: { json: { type: 'boolean', default: false }, hours: { type: 'string', default: '24' } },
    });
    const hours = Number(values.hours);
    if (Number.isInteger(hours) && hours >= 1 && hours <= 720) return { json: values.json, hours };
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

const main = async () => {
  const options = readOptions();
  if (!options) throw new Error(usage);
  const { json, hours } = options;
  const client = createClient({
    url: `${process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000'}/graphql`,
    headers: { 'user-agent': 'failed-report' },
    timeoutMs: 30_000,
  });
  const report = await collectReport(client, { hours, until: new Date(), signal: abortOnExit() });
  console.log(json ? JSON.stringify(report, null, 2) : textOf(report));
  if (hasUnreadSource(report)) process.exitCode = 1;
};

main().catch((error) => {
  const message = isGatewayError(error) ? `${error.code}: ${error.message}` : String(error.message);
  console.error(`failed-report: ${message.split('\n')[0]}`);
  process.exitCode = 1;
});
