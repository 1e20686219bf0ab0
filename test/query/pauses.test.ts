import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { demoEstate } from '../../sandbox/demoData';
import { gatewayForTests } from '../support/gatewayForTests';

/* On a machine so slow that the execution pauses at every field. */

describe('Pauses of an execution', () => {
  const { ask } = gatewayForTests(demoEstate());

  beforeEach(() => {
    let now = 0;
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
    const { calls: ofPage } = await ask(`{ executions${filter} { nodes { id } } }`);
    const { calls: ofBoth } = await ask(
      `{ executions${filter} { nodes { id } } executionCounts${filter} { counts { count } } }`,
    );

    expect(ofPage.length).toBeGreaterThan(3);
    expect(ofBoth).toEqual(ofPage);
  });
});
