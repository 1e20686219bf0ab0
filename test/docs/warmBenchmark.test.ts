import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { satisfies } from 'semver';
import { chartOf } from '../../bench/warm/chart';
import { rowsOf } from '../../bench/warm/figures';
import { readFixture } from '../../bench/warm/fixture';
import { warmSize } from '../../bench/warm/gateway';
import { type CpuProfile, timePerLayer } from '../../bench/warm/layers';
import {
  compareAnswers,
  dataIn,
  type QuestionFigures,
  rotated,
  type Running,
} from '../../bench/warm/measure';
import { questionsFor } from '../../bench/warm/questions';
import { type MeasuredServer, measuredServers } from '../../bench/warm/servers';
import { largeEstate } from '../../sandbox/large';
import { readSettings } from '../../src/config';
import { documentAt, pathExists, readSource, root, tableOf } from '../support/documents';
import { startTestGateway } from '../support/gateway';

const question = {
  name: 'tiny',
  title: 'Tiny & `small`',
  query: '{ scopes { region } }',
  variables: {},
} as const;

const serverNamed = (wanted: string): MeasuredServer => {
  const found = measuredServers.find(({ name }) => name === wanted);
  if (!found) throw new Error(`No server ${wanted}`);
  return found;
};

const figuresOf = (name: string, ...perSecond: readonly number[]) => ({
  server: serverNamed(name),
  slices: perSecond.map((requestsPerSecond) => ({
    requestsPerSecond,
    cpuMsPerRequest: 1000 / requestsPerSecond,
  })),
  bytes: 100,
  residentBytes: 50_000_000,
});

const figures: QuestionFigures = {
  question,
  servers: [figuresOf('gateway', 100, 400, 90), figuresOf('mercurius', 200, 400, 100)],
};

describe('The questions of the benchmark', () => {
  it('have the data that their titles name, which a repetition returns unchanged without AWS calls', async () => {
    const gateway = await startTestGateway(largeEstate(warmSize), {
      cache: { ...readSettings({}).cache, runningSeconds: 3_600, settledSeconds: 86_400 },
    });
    try {
      const { sdl, questions } = await readFixture(gateway);

      const texts = new Map(questions.map(({ name, data }) => [name, JSON.stringify(data)]));
      const count = (name: 'large' | 'list', pattern: RegExp): number =>
        texts.get(name)?.match(pattern)?.length ?? 0;
      expect(count('large', /"workflowExecutionId"/g)).toBe(100);
      expect(count('large', /"stepExecutionId"/g)).toBe(500);
      expect(count('large', /"RUNNING"/g)).toBe(0);
      expect(texts.get('large')?.length).toBeGreaterThan(200_000);
      expect(count('list', /"__typename"/g)).toBe(25);
      expect(count('list', /"COMPLETE"/g)).toBe(4);
      expect(sdl).toContain('type Query');
      for (const { query, variables, data } of questions) {
        const again = await gateway.ask(query, variables);
        expect(JSON.stringify(again.data)).toBe(JSON.stringify(data));
        expect(again.calls).toEqual([]);
      }
    } finally {
      await gateway.close();
    }
  });
});

describe('compareAnswers', () => {
  const withServers = async <Result>(
    bodies: readonly string[],
    work: (running: readonly Running[]) => Promise<Result>,
  ): Promise<Result> => {
    const servers = bodies.map((body) => createServer((_request, response) => response.end(body)));
    try {
      const running: Running[] = [];
      for (const [index, server] of servers.entries()) {
        await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
        const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        const process = {
          url,
          startMs: 0,
          probe: () => Promise.reject(new Error('none')),
          close: () => Promise.resolve(),
        };
        const [measured = serverNamed('gateway')] = rotated(measuredServers, index);
        running.push({ server: measured, target: { process, urlOf: () => url } });
      }
      return await work(running);
    } finally {
      for (const server of servers) server.close();
    }
  };

  it('returns the bodies if the data are equal, apart from white space around them', async () => {
    const bodies = ['{"data":{"a":1,"b":null}}', '{"data":{"a":1,"b":null}}\n'];

    const compared = await withServers(bodies, (running) => compareAnswers(question, running));

    expect(compared).toEqual(bodies);
  });

  it.each([
    ['another value', '{"data":{"a":2,"b":null}}'],
    ['another order of the fields', '{"data":{"b":null,"a":1}}'],
    ['a missing field', '{"data":{"a":1}}'],
  ])('names the server that returns %s', async (_what, other) => {
    const body = '{"data":{"a":1,"b":null}}';

    const compared = withServers([body, other, body], (running) => compareAnswers(question, running));

    await expect(compared).rejects.toThrow('Mercurius with JIT returns other data for tiny.');
  });

  it('does not accept errors or missing data', () => {
    expect(() => dataIn('{"data":{"a":1},"errors":[{"message":"no"}]}')).toThrow('"message":"no"');
    expect(() => dataIn('{"data":null}')).toThrow('{"data":null}');
  });
});

describe('The rounds', () => {
  it('start with another server each time', () => {
    expect([0, 1, 2, 3].map((round) => rotated(['a', 'b', 'c'], round).join(''))).toEqual([
      'abc',
      'bca',
      'cab',
      'abc',
    ]);
  });

  it('have the median of the ratios within each round', () => {
    const [gateway, mercurius] = rowsOf(figures);

    expect(gateway?.perSecond).toEqual({ median: 100, min: 90, max: 400 });
    // 100/200, 400/400 and 90/100; the ratio of the medians would be 0.5.
    expect(gateway?.ratio).toEqual({ median: 0.9, min: 0.5, max: 1 });
    expect(gateway?.cpuMs).toBe(10);
    expect(mercurius?.ratio).toEqual({ median: 1, min: 1, max: 1 });
  });
});

describe('The chart', () => {
  const chart = chartOf([figures], 'Measured here.');

  it('has a bar whose length is the ratio, with the figures beside it', () => {
    const [gateway, mercurius] = [...chart.matchAll(/<rect class="(gateway|peer)".* width="([\d.]+)"/g)];

    expect([gateway?.[1], mercurius?.[1]]).toEqual(['gateway', 'peer']);
    expect(Number(gateway?.[2]) / Number(mercurius?.[2])).toBeCloseTo(0.9, 2);
    expect(chart).toContain('>0.90 (100/s)</text>');
  });

  it('escapes titles and has colors for dark mode', () => {
    expect(chart).toContain('>Tiny &amp; small</text>');
    expect(chart).toContain('@media (prefers-color-scheme: dark)');
  });
});

describe('timePerLayer', () => {
  const packages = '/app/node_modules';
  /** A chain of calls, each a node that is sampled once, for as many microseconds as its number. */
  const profileOf = (...frames: readonly (readonly [string, string])[]): CpuProfile => ({
    nodes: [['(root)', ''] as const, ...frames].map(([functionName, url], id, all) => ({
      id,
      callFrame: { functionName, url },
      children: id + 1 < all.length ? [id + 1] : [],
    })),
    samples: frames.map((_frame, index) => index + 1),
    timeDeltas: frames.map((_frame, index) => index + 1),
  });
  const layersIn = (profile: CpuProfile): Record<string, number> =>
    Object.fromEntries([...timePerLayer(profile)].filter(([, time]) => time > 0));

  it.each([
    ['HTTP', 'parserOnBody', 'node:_http_common'],
    ['framework', 'handler', `file://${packages}/fastify/lib/route.js`],
    ['framework', 'start', 'file:///app/dist/server/gateway.js'],
    ['framework', 'runHttpQuery', `${packages}/@apollo/server/dist/cjs/runHttpQuery.js`],
    ['serialization', 'prettyJSONStringify', `${packages}/@apollo/server/dist/cjs/runHttpQuery.js`],
    ['parse and validate', 'parse', `${packages}/graphql/language/parser.js`],
    ['limits', 'check', '/app/dist/server/documentLimits.js'],
    ['limits', 'spend', '/app/dist/aws/callLedger.js'],
    ['context', 'createContext', '/app/dist/app/operationContext.js'],
    ['execution', 'execute', `${packages}/graphql/execution/execute.js`],
    ['execution', 'run', '/app/dist/execute/run.js'],
    ['execution', 'resolve', '/app/dist/resolvers/fields.js'],
    ['loaders and cache', 'load', `${packages}/dataloader/index.js`],
    ['loaders and cache', 'read', '/app/dist/aws/read.js'],
    ['records', 'recordOf', '/app/dist/kinds/recordOf.js'],
    ['logs and metrics', 'observe', `${packages}/prom-client/lib/histogram.js`],
    ['garbage collection', '(garbage collector)', ''],
  ])('counts as %s: %s in %s', (layer, functionName, url) => {
    expect(layersIn(profileOf([functionName, url]))).toEqual({ [layer]: 1 });
  });

  it('counts built-in functions for their caller, and leaves out waiting and the profiler', () => {
    const profile = profileOf(
      ['write', 'node:net'],
      ['writev', ''],
      ['execute', `${packages}/graphql/execution/execute.js`],
      ['emit', 'node:events'],
      ['(idle)', ''],
      ['dispatch', ''],
    );

    expect(layersIn(profile)).toEqual({ HTTP: 3, execution: 7 });
  });
});

describe('docs/benchmarks.md', () => {
  const document = documentAt('docs/benchmarks.md');
  const titles = questionsFor({ afterUnfinished: '', workflowExecutionId: '' }).map(({ title }) => title);

  it('has a row for each server with each question, whose ratio the chart shows too', () => {
    const chart = readSource('docs/benchmarks-warm.svg');

    for (const title of titles) {
      const rows = tableOf(document, title, 'requests/s');
      expect(rows.map(([server]) => server)).toEqual(measuredServers.map((server) => server.title));
      expect(rows.find(([server]) => server === serverNamed('mercurius').title)?.[3]).toBe('1.00');
      for (const [, perSecond = '', , ratio = ''] of rows)
        expect(chart).toContain(`${ratio} (${perSecond}/s)`);
    }
    expect(tableOf(document, 'Start-up', 'start to ready')).toHaveLength(measuredServers.length);
  });

  it('has the memory of at least 200,000 requests', () => {
    const requests = tableOf(document, 'requests', 'heap').map(([count]) => count);

    expect([requests.at(0), requests.at(-1)]).toEqual(['0', '200,000']);
  });
});

describe('bench/warm/servers/package.json', () => {
  it('is in the folder of the servers, so that the files in bench/ import what the gateway imports', () => {
    expect(pathExists('bench/package.json')).toBe(false);
    expect(createRequire(join(root, 'bench/world.ts')).resolve('graphql')).toBe(
      createRequire(join(root, 'src/cli.ts')).resolve('graphql'),
    );
  });

  const { dependencies } = JSON.parse(readSource('bench/warm/servers/package.json'));
  const lock = readSource('bench/warm/servers/package-lock.json');
  const locked: [
    string,
    { readonly version: string; readonly deprecated?: string; readonly engines?: { readonly node?: string } },
  ][] = Object.entries(JSON.parse(lock).packages);

  it('pins exact versions, and the lock file has the same', () => {
    const pinned = Object.entries(dependencies).map(([name, version]) => [`node_modules/${name}`, version]);

    expect(Object.keys(dependencies)).toEqual(
      expect.arrayContaining(['autocannon', 'graphql-jit', 'graphql-yoga', 'mercurius']),
    );
    expect(locked.map(([path, { version }]) => [path, version])).toEqual(expect.arrayContaining(pinned));
  });

  it('locks only packages that support Node.js 20.19, none of them deprecated, and names no registry', () => {
    const tooNew = locked.filter(([, { engines }]) => !satisfies('20.19.0', engines?.node ?? '*'));

    expect(locked.length).toBeGreaterThan(100);
    expect(tooNew).toEqual([]);
    expect(locked.filter(([, { deprecated }]) => deprecated)).toEqual([]);
    expect(lock).not.toMatch(/"resolved"|registry/);
  });

  it('is alone in having the servers to compare with', () => {
    const project = readSource('package.json') + readSource('package-lock.json');

    for (const name of ['autocannon', 'graphql-jit', 'graphql-yoga', 'mercurius', 'express']) {
      expect(project).not.toContain(`"${name}"`);
    }
    expect(JSON.parse(readSource('package.json')).files).toEqual([
      'dist',
      '!dist/**/*.map',
      'schema',
      'examples/*.graphql',
    ]);
  });
});
