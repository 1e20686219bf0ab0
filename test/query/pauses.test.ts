import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { demoEstate } from '../../sandbox/demoData';
import { isSliceOver } from '../../src/model/timeSlice';
import { gatewayForTests } from '../support/gatewayForTests';

/* On a machine so slow that the execution pauses at every field. */

describe('Pauses of an execution', () => {
  const { ask, gateway } = gatewayForTests(demoEstate(), { listsWaitMs: 1_000_000_000 });

  beforeEach(() => {
    let now = performance.now();
    jest.spyOn(performance, 'now').mockImplementation(() => (now += 30));
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('do not split a batch', async () => {
    const { data, errors, calls } = await ask(
      '{ blueprint(name: "orders_to-parquet.2024") { runs { nodes { workflow { lastRun { status } } } } } }',
    );

    expect(errors).toBeUndefined();
    const workflows = data.blueprint.runs.nodes.filter(({ workflow }: { workflow: unknown }) => workflow);
    expect(workflows.length).toBeGreaterThan(1);
    expect(calls).toEqual(['BatchGetBlueprints', 'BatchGetWorkflows', 'GetBlueprintRuns']);
  });

  it('do not split the scan that a page and its counts share', async () => {
    const filter = '(filter: { kinds: [BLUEPRINT_RUN] })';
    // Otherwise, the second request reads a long list by its first page alone.
    const all = { 'cache-control': 'no-cache' };
    const { calls: ofPage } = await gateway().ask(`{ executions${filter} { nodes { id } } }`, {}, all);
    const { calls: ofBoth } = await gateway().ask(
      `{ executions${filter} { nodes { id } } executionCounts${filter} { counts { count } } }`,
      {},
      all,
    );

    expect(ofPage.length).toBeGreaterThan(3);
    expect(ofBoth).toEqual(ofPage);
  });
});

describe('The slice of a turn of the event loop', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('is over after 10 milliseconds, and small operations do not wait for the end of the turn', async () => {
    let now = performance.now() + 1_000;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    isSliceOver();
    await nextTurn();
    const immediates = jest.spyOn(globalThis, 'setImmediate');
    const at = (milliseconds: number) => {
      now += milliseconds;
      return { isOver: isSliceOver(), immediates: immediates.mock.calls.length };
    };

    const small = [at(0.4), at(0.4)];
    const long = [at(0.4), at(10), at(0.1)];
    await nextTurn();
    const next = at(0.4);

    expect(small).toEqual([
      { isOver: false, immediates: 0 },
      { isOver: false, immediates: 0 },
    ]);
    expect(long).toEqual([
      { isOver: false, immediates: 1 },
      { isOver: false, immediates: 1 },
      { isOver: true, immediates: 1 },
    ]);
    expect(next).toEqual({ isOver: false, immediates: 1 });
  });
});
