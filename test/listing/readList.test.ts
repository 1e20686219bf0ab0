import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createFakeAws, type FakeAws } from '../support/listing/fakeAws';
import { listProcess } from '../support/listing/listProcess';
import { openStore, type TestStore } from '../support/history/stores';

/* How lists are read by several requests, processes and answers of different age. */

const begin = Date.parse('2026-11-27T12:00:00.000Z');
const nothing = { images: [], policies: [], transfers: [] };

let time: number;
let aws: FakeAws;
let store: TestStore;

beforeEach(async () => {
  time = begin;
  aws = createFakeAws(nothing);
  store = await openStore({}, { now: () => time });
});

afterEach(() => store.close());

const start = (history = store) => listProcess(aws, history, () => time);

describe('Requests that need one list', () => {
  const transfers = { kinds: ['TRANSFER_EXECUTION'] };
  const pagesOfWorkflows = ['{"NextToken":"2"}', '{"NextToken":"4"}', '{}'];

  const pagesRead = (): readonly string[] =>
    aws
      .takeCalls()
      .flatMap((call) => / ListWorkflowsCommand (.*)/.exec(call)?.[1] ?? [])
      .map((input) => JSON.stringify({ ...(JSON.parse(input) as object), MaxResults: undefined }))
      .sort();

  beforeEach(() => aws.replace({ ...nothing, transfers: [[], [], [], [], []] }));

  it('continue it one at a time after a reading that has ended in the middle', async () => {
    const { catalog, look, read } = start();
    await catalog.open();
    const resume = aws.pause();
    let isOver = false;
    const first = read(transfers, { isOver: () => isOver });
    while (!look(transfers).due.some(({ list }) => list.reading)) await nextTurn();
    const others = [read(transfers), read(transfers)];
    isOver = true;
    resume();
    await Promise.all([first, ...others]);

    const { due, sources } = look(transfers);

    expect([...sources.values()].map(({ reason }) => reason)).toEqual([undefined]);
    expect(due).toEqual([]);
    expect(pagesRead()).toEqual(pagesOfWorkflows);
  });
});
