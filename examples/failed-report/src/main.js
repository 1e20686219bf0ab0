// Reports what failed in the last day. Exit code 0: a report that looked everywhere; 1: none, or one with a blind spot.
import { parseArgs } from 'node:util';
import { createClient, isGatewayError } from '@execution-gateway/client';
import { collectReport, isBlind } from './report.js';
import { textOf } from './text.js';

const usage = 'Usage: npm start -- [--json] [--hours <1 to 720>]';

/** Undefined where they are none of ours. */
const readOptions = () => {
  try {
    const { values } = parseArgs({
      options: { json: { type: 'boolean', default: false }, hours: { type: 'string', default: '24' } },
    });
    const hours = Number(values.hours);
    if (Number.isInteger(hours) && hours >= 1 && hours <= 720) return { json: values.json, hours };
  } catch {
    // An option that there is not.
  }
  return undefined;
};

/** Aborted when somebody wants the process to end. */
const untilStopped = () => {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.once(signal, () => stop.abort(new Error(`Stopped by ${signal}.`)));
  return stop.signal;
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
  const report = await collectReport(client, { hours, until: new Date(), signal: untilStopped() });
  console.log(json ? JSON.stringify(report, null, 2) : textOf(report));
  if (isBlind(report)) process.exitCode = 1;
};

main().catch((error) => {
  const told = isGatewayError(error) ? `${error.code}: ${error.message}` : String(error.message);
  console.error(`failed-report: ${told.split('\n')[0]}`);
  process.exitCode = 1;
});
