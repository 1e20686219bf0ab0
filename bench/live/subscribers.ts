import { type ClientRequest, request } from 'node:http';

/*
 * The entry point of the process of subscribers: it opens streams over SSE, and measures how long after the question to AWS their events arrive.
 * It answers each message with one.
 */

/** Opens so many streams beside those that are open. */
export interface OpenStreams {
  readonly url: string;
  readonly count: number;
}

/** What has arrived since the last question. Delays are in milliseconds; NaN without a change. */
export interface Arrivals {
  readonly open: number;
  readonly snapshots: number;
  readonly changes: number;
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

const query = `subscription { executionsChanged(filter: { kinds: [IMAGE_BUILDER_WORKFLOW], statuses: [RUNNING] }) {
  type at execution { id status ... on ImageBuilderWorkflow { totalStepsSucceeded } } } }`;
const body = JSON.stringify({ query });

const requests: ClientRequest[] = [];
let snapshots = 0;
let delays: number[] = [];

const take = (line: string): void => {
  if (!line.startsWith('data: {')) return;
  const { errors, data } = JSON.parse(line.slice('data: '.length)) as {
    readonly errors?: unknown;
    readonly data?: { readonly executionsChanged: { readonly type: string; readonly at: string } };
  };
  if (!data || errors !== undefined) throw new Error(line);
  const { type, at } = data.executionsChanged;
  if (type === 'SNAPSHOT') snapshots += 1;
  else delays.push(Date.now() - Date.parse(at));
};

/** Resolves with the first byte of the stream. */
const open = (url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
    const sent = request(`${url}/graphql`, { method: 'POST', headers, agent: false }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`A stream got the status ${response.statusCode}.`));
      let rest = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        resolve();
        const lines = (rest + chunk).split('\n');
        rest = lines.pop() ?? '';
        lines.forEach(take);
      });
      response.on('end', () => requests.splice(requests.indexOf(sent), 1));
    });
    sent.on('error', reject);
    sent.end(body);
    requests.push(sent);
  });

/** So many connections are opened at the same time. */
const atOnce = 50;

const openAll = async ({ url, count }: OpenStreams): Promise<void> => {
  for (let opened = 0; opened < count; opened += atOnce)
    await Promise.all(Array.from({ length: Math.min(atOnce, count - opened) }, () => open(url)));
};

const arrivals = (): Arrivals => {
  const sorted = delays.sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  const result = {
    open: requests.length,
    snapshots,
    changes: sorted.length,
    p50: at(0.5),
    p99: at(0.99),
    most: at(1),
  };
  snapshots = 0;
  delays = [];
  return result;
};

process.on('message', (message: OpenStreams | 'arrivals') => {
  if (message === 'arrivals') process.send?.(arrivals());
  else void openAll(message).then(() => process.send?.(arrivals()));
});
process.once('disconnect', () => process.exit(0));
process.once('SIGTERM', () => process.exit(0));
