import { setTimeout as sleep } from 'node:timers/promises';
import { table, writeSection } from './document';
import { gatewayWorld } from './warm/gateway';
import { describeMachine } from './warm/machine';
import type { ServerProcess } from './warm/processes';
import { inTemporaryFolder } from './warm/temporaryFolder';

/*
 * `npm run bench:delay`: requests answers of more than 10,000 items from one gateway, and small ones beside them. Writes the
 * delay of the event loop and the response times of the small ones into docs/benchmarks.md.
 */

/** 100 images with 10 workflows of 5 steps each, twice in one answer. */
const size = { scopes: 1, parents: 100, executions: 10 };
const itemsOfAnswer = 2 * 100 * (1 + 10 * (1 + 5));

/** Enough for the answer, and to fetch everything that it consists of in one request. */
const limits = {
  itemsPerAnswer: 100_000,
  fieldsPerAnswer: 1_000_000,
  answerMegabytes: 100,
  upstreamCallsPerRequest: 100_000,
  requestTimeoutMs: 600_000,
};

const images = `images(first: 100) {
  nodes {
    id name version
    workflows(first: 10) {
      nodes { id status startedAt durationSeconds steps(first: 5) { nodes { id status name action durationSeconds } } }
    }
  }
}`;

/** With another name, it is another document: nothing is known of it, and no text of it is kept. */
const bigQuery = (name: string): string => `{ first${name}: ${images} second${name}: ${images} }`;
const smallQuery = '{ scopes { accountId region } }';

const send = async ({ url }: ServerProcess, query: string): Promise<{ ms: number; bytes: number }> => {
  const start = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const body = await response.text();
  if (body.startsWith('{"errors"')) throw new Error(body.slice(0, 1_000));
  return { ms: performance.now() - start, bytes: body.length };
};

interface Delay {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((one, other) => one - other)[Math.floor(share * (values.length - 1))] ?? NaN;

const smallRequests = 1_000;
const msBetween = 5;

/** Sends small requests, one after the other, and big ones beside them. */
const measure = async (gateway: ServerProcess, nextBig: (() => string) | undefined) => {
  let isDone = false;
  const big: number[] = [];
  const sendBig = async (): Promise<void> => {
    while (nextBig && !isDone) big.push((await send(gateway, nextBig())).ms);
  };
  await gateway.probe('startDelay');
  const bigDone = sendBig();
  const small: number[] = [];
  while (small.length < smallRequests) {
    small.push((await send(gateway, smallQuery)).ms);
    await sleep(msBetween);
  }
  isDone = true;
  const delay = await gateway.probe<Delay>('stopDelay');
  await bigDone;
  return { delay, small, big };
};

const ms = (value: number): string => (Number.isNaN(value) ? '–' : `${Number(value.toPrecision(2))} ms`);

const row = (title: string, { delay, small, big }: Awaited<ReturnType<typeof measure>>) => [
  title,
  big.length,
  ms(percentile(big, 0.5)),
  ms(delay.p50),
  ms(delay.p99),
  ms(delay.most),
  ms(percentile(small, 0.5)),
  ms(percentile(small, 0.99)),
];

const main = (): Promise<void> =>
  inTemporaryFolder(async (folder) => {
    const world = await gatewayWorld(folder, size);
    const gateway = await world.start({ settings: { limits } });
    try {
      const { bytes } = await send(gateway, bigQuery(''));
      await measure(gateway, undefined); // Compiles.
      let documents = 0;
      const rows = [
        row('nothing', await measure(gateway, undefined)),
        row('the same document', await measure(gateway, () => bigQuery(''))),
        row('a new document each time', await measure(gateway, () => bigQuery(String((documents += 1))))),
      ];
      const head = [
        'beside small requests',
        'answers',
        'time of one',
        'event-loop delay, p50',
        'p99',
        'most',
        'small requests, p50',
        'p99',
      ];
      const what = `${itemsOfAnswer.toLocaleString('en-US')} items, ${(bytes / 1e6).toFixed(1)} MB`;
      const text = `${table([head, ...rows])}\n\nEach answer has ${what}. Measured with ${describeMachine()}.`;
      await writeSection('warm-delay', text);
      console.log(text);
    } finally {
      await gateway.close();
      await world.sandbox.close();
    }
  });

void main();
