import { afterAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { RegionData } from '../support/estate';
import { replaceableEstate } from '../support/executions/region';
import {
  type BuildState,
  builds,
  imageArn,
  place,
  uuidOf,
  workflowBuildVersionArn,
  workflowId,
} from '../support/live/harness';
import { type CuttableProxy, startCuttableProxy } from '../support/streams/cuttableProxy';
import { dashboardForTests } from './dashboardForTests';

/* The dashboard on a gateway whose AWS changes, over a proxy that the test can close. */

jest.setTimeout(300_000);

const estate = replaceableEstate([place]);
estate.replace({ [place]: builds([{}]) });

let proxy: CuttableProxy;

const { gateway, page, open, rowOf, shoot, expectFailure } = dashboardForTests(
  {},
  {
    estate: estate.estate,
    through: async (url) => {
      proxy = await startCuttableProxy(url);
      return proxy.url;
    },
  },
);

afterAll(() => proxy.close());

const stepsOf = (names: readonly string[], running: number): NonNullable<RegionData['steps']> =>
  names.map((name, index) => ({
    stepExecutionId: `step-${uuidOf(index + 1)}`,
    workflowExecutionId: `wf-${uuidOf(1)}`,
    imageBuildVersionArn: imageArn(1),
    workflowBuildVersionArn,
    name,
    action: 'ExecuteComponents',
    status: index < running ? 'COMPLETED' : index === running ? 'RUNNING' : 'PENDING',
  }));

/** What AWS returns, from the next call on. */
const replace = (states: readonly BuildState[], runningStep = 0): void =>
  estate.replace({
    [place]: {
      ...builds(states),
      steps: stepsOf(['LaunchInstance', 'ApplyComponents', 'CreateImage'], runningStep),
    },
  });

/** Changes what AWS returns, and lets the gateway see it. Nothing of it passes the page. */
const change = async (states: readonly BuildState[], runningStep?: number): Promise<void> => {
  replace(states, runningStep);
  const { errors } = await gateway().ask('{ executions { nodes { id status } } }');
  expect(errors).toBeUndefined();
};

const updates = () => page().getByRole('status', { name: 'Updates' });
const says = (text: string) => updates().getByText(text).waitFor();

/** The queries that the page has sent: all but streams. */
let queries: string[] = [];

beforeEach(() => {
  queries = [];
  page().on('request', (request) => {
    if (request.url().endsWith('/graphql') && request.headers().accept !== 'text/event-stream')
      queries.push(/query (\w+)/.exec(request.postData() ?? '')?.[1] ?? 'unknown');
  });
});

/** Resolves when the stream reports changes, and what was loaded because of that has arrived. Forgets the queries up to then. */
const begun = async (): Promise<void> => {
  await says('Live');
  await page()
    .getByRole('button', { name: /^All \d$/ })
    .waitFor();
  await pause(1_000);
  queries = [];
};

const statusesIn = (): Promise<string[]> =>
  page().getByRole('group', { name: 'Statuses' }).getByRole('button').allInnerTexts();

describe('The live dashboard', () => {
  it('shows an execution that fails without a query, and counts it', async () => {
    replace([{}, {}, {}]);
    await open();
    await begun();
    const before = await statusesIn();

    await change([{}, { status: 'FAILED', message: 'No disk.' }, {}]);

    await rowOf('web 1.0.0/2').waitFor();
    await shoot('live');
    expect((await rowOf('web 1.0.0/2').getByRole('cell').allInnerTexts())[0]).toMatch(/^Failed/);
    expect(await rowOf('web 1.0.0/2').innerText()).toContain('No disk.');
    expect(before.filter((text) => /\d/.test(text) && !text.endsWith(' 0'))).toEqual(['All 3', 'Running 3']);
    expect((await statusesIn()).filter((text) => /\d/.test(text) && !text.endsWith(' 0'))).toEqual([
      'All 3',
      'Failed 1',
      'Running 2',
    ]);
    expect(queries).toEqual([]);
  });

  it('removes an execution that no longer has a chosen status, and shows one that is new', async () => {
    replace([{}, {}, {}]);
    await open('#/?status=RUNNING');
    await begun();
    await rowOf('web 1.0.0/1').waitFor();

    await change([{ status: 'COMPLETED' }, {}, {}, {}]);
    await rowOf('web 1.0.0/1').waitFor({ state: 'detached' });
    await rowOf('web 1.0.0/4').waitFor();

    expect(await page().getByRole('rowheader').count()).toBe(3);
    expect(queries).toEqual([]);
  });

  it('advances the steps of an open execution, also where nothing else of it changes, and does not poll', async () => {
    replace([{ succeeded: 0 }, {}, {}]);
    await open(`#/execution/${workflowId(1)}`);
    await says('Live');
    const step = (name: string) => page().getByRole('row').filter({ hasText: name });
    await step('LaunchInstance').getByText('Running').waitFor();

    replace([{ succeeded: 0 }, {}, {}], 1);
    await step('LaunchInstance').getByText('Succeeded').waitFor();
    await step('ApplyComponents').getByText('Running').waitFor();
    await change([{ succeeded: 2 }, {}, {}], 2);
    await step('CreateImage').getByText('Running').waitFor();
    await pause(1_000);
    queries = [];

    // Longer than the interval of refreshing.
    await pause(17_000);
    expect(queries).toEqual([]);
  });

  it('does not poll while the stream is open', async () => {
    replace([{}, {}, {}]);
    await page().clock.install();
    await open();
    await begun();

    // Longer than two intervals of refreshing. The heartbeats of the gateway are real, so it must be shorter than the silence that the page accepts.
    await page().clock.runFor(31_000);

    expect(queries).toEqual([]);
    await says('Live');
  });

  it('says that it reconnects and is offline, and shows what has happened when it is back', async () => {
    expectFailure('500 (Internal Server Error)');
    expectFailure('502 (Bad Gateway)');
    expectFailure('net::ERR_');
    replace([{}, {}, {}]);
    await open();
    await begun();

    await proxy.close();
    await says('Offline: the gateway cannot be reached.');
    await shoot('offline');
    await change([{ status: 'FAILED', message: 'No disk.' }, {}, {}]);
    const shownWhileOffline = await rowOf('web 1.0.0/1').count();
    proxy = await startCuttableProxy(gateway().url, proxy.url);
    await says('Live');
    await rowOf('web 1.0.0/1').waitFor();

    expect(shownWhileOffline).toBe(0);
    expect(await page().getByRole('alert').filter({ hasText: 'Could not refresh' }).count()).toBe(0);
  });
});
