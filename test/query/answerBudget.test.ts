import { describe, expect, it } from '@jest/globals';
import { GatewayError } from '../../src/model/errors';
import { createAnswerBudget } from '../../src/query/answerBudget';
import { demoEstate } from '../../sandbox/demoData';
import { gatewayForTests } from '../support/gatewayForTests';

/* What one answer may contain: items, fields and bytes of values. */

const limits = { itemsPerAnswer: 50, fieldsPerAnswer: 1_000, answerMegabytes: 1 };

describe('limits.itemsPerAnswer', () => {
  const { ask } = gatewayForTests(demoEstate(), { limits });

  it('counts the page size of each list, whatever it holds', async () => {
    const { errors, data } = await ask(
      '{ a: waitingWorkflowSteps(first: 25) { nodes { id } } b: waitingWorkflowSteps(first: 25) { nodes { id } } }',
    );

    expect(errors).toBeUndefined();
    expect(data.a.nodes.length).toBeLessThan(25);
    expect(data.a).toEqual(data.b);
  });

  it('refuses the list that would exceed it, before any call for it', async () => {
    const { errors, data, calls } = await ask(
      '{ a: blueprints(first: 50) { nodes { id } } b: imagePipelines(first: 1) { nodes { id } } }',
    );

    expect(errors).toEqual([
      {
        message:
          'One answer may have 50 items (limits.itemsPerAnswer). This field requests 1, and 0 are left. Select less, or request smaller pages. Not answered: b.',
        path: ['b'],
        locations: [{ line: 1, column: 45 }],
        extensions: { code: 'BUDGET_EXCEEDED' },
      },
    ]);
    expect(data.b).toBeNull();
    expect(new Set(calls)).toEqual(new Set(['ListBlueprints']));
  });

  it('counts 25 items for a list without `first`', async () => {
    const two = await ask('{ a: blueprints { nodes { id } } b: blueprints { nodes { id } } }');
    const three = await ask(
      '{ a: blueprints { nodes { id } } b: blueprints { nodes { id } } c: images(first: 1) { nodes { id } } }',
    );

    expect(two.errors).toBeUndefined();
    expect(three.errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['c'], 'BUDGET_EXCEEDED'],
    ]);
  });

  it('counts the ids of `nodes`', async () => {
    const { data } = await ask('{ blueprints(first: 1) { nodes { id } } }');
    const id = String(data.blueprints.nodes[0].id);
    const query = 'query ($a: [ID!]!, $b: [ID!]!) { a: nodes(ids: $a) { id } b: nodes(ids: $b) { id } }';

    const within = await ask(query, { a: Array(25).fill(id), b: Array(25).fill(id) });
    const beyond = await ask(query, { a: Array(25).fill(id), b: Array(26).fill(id) });

    expect(within.errors).toBeUndefined();
    expect(within.data.b).toHaveLength(25);
    expect(beyond.data).toBeNull(); // `nodes` is not nullable.
    expect(beyond.errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['b'], 'BUDGET_EXCEEDED'],
    ]);
  });

  it('counts lists in lists for each object that has one', async () => {
    const { data, errors } = await ask(
      '{ blueprints(first: 6) { nodes { name runs(first: 20) { nodes { id } } } } }',
    );
    const runs: readonly unknown[] = data.blueprints.nodes.map(
      (blueprint: { runs: unknown }) => blueprint.runs,
    );

    expect(runs.filter((one) => one !== null)).toHaveLength(2);
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['BUDGET_EXCEEDED']));
    expect(errors).toHaveLength(runs.length - 2);
  });
});

describe('limits.fieldsPerAnswer', () => {
  const { ask } = gatewayForTests(demoEstate(), { limits: { fieldsPerAnswer: 20 } });

  it('ends the execution at the first field beyond it', async () => {
    const { data, errors } = await ask(
      '{ a: scopes { accountId region partition } b: scopes { accountId region partition } c: scopes { region } d: scopes { region } }',
    );

    expect(errors?.[0]?.extensions.code).toBe('BUDGET_EXCEEDED');
    expect(errors?.[0]?.message).toContain('One answer may have 20 fields (limits.fieldsPerAnswer)');
    expect(data).toBeNull(); // Scopes are not nullable.
  });
});

describe('An answer budget', () => {
  const budget = (signal = new AbortController().signal) => createAnswerBudget(limits, signal);

  it('ends the execution at the next field after too many bytes of values', () => {
    const answer = budget();

    answer.takeValue('x'.repeat(1_000_000));
    answer.takeField('name');
    answer.takeValue({ y: ['z'] });

    expect(() => answer.takeField('name')).toThrow(
      'One answer may have 1 MB of keys and values (limits.answerMegabytes).',
    );
  });

  it('ends the execution with the reason of an aborted request', () => {
    const controller = new AbortController();
    const answer = budget(controller.signal);
    answer.takeField('name');

    const reason = new GatewayError('DEADLINE_EXCEEDED', 'Too late.');
    controller.abort(reason);

    expect(() => answer.takeField('name')).toThrow(reason);
    expect(() => answer.takeField('name')).toThrow(reason);
  });

  it('leaves the locations out of errors after the hundredth, and nothing else', () => {
    const answer = budget();
    const path = { prev: { prev: undefined, key: 'nodes', typename: 'Query' }, key: 3, typename: undefined };
    const errors = Array.from({ length: 101 }, (_, index) => new GatewayError('FORBIDDEN', `error ${index}`));
    const [first, ...others] = errors.map((error) => answer.takeError(error, path));
    const last = others.at(-1);

    expect(first).toBe(errors[0]);
    expect(others[98]).toBe(errors[99]);
    expect(last).toMatchObject({ message: 'error 100', path: ['nodes', 3], originalError: errors[100] });
    expect(last).toHaveProperty('locations', undefined);
  });
});

describe('Fields that are taken at once', () => {
  const signal = new AbortController().signal;
  const charge = { items: 0, fields: 3, characters: 6 };

  it('are as many as are taken one by one', () => {
    const budget = createAnswerBudget({ ...limits, fieldsPerAnswer: 6 }, signal);
    for (let field = 1; field <= 3; field += 1) budget.takeField('k');
    budget.takeValue('abc');

    expect(budget.spent()).toEqual(charge);
    expect(budget.take(charge)).toBe(true);
    expect(budget.spent()).toEqual({ items: 0, fields: 6, characters: 12 });
    expect(budget.take({ items: 0, fields: 1, characters: 0 })).toBe(false);
    expect(() => budget.takeField('k')).toThrow('6 fields');
  });

  it('are none where a value would exceed the limit, or something has ended the execution', () => {
    const budget = createAnswerBudget({ ...limits, answerMegabytes: 0.00001 }, signal);
    expect(budget.take({ items: 0, fields: 1, characters: 11 })).toBe(false);
    expect(budget.spent()).toEqual({ items: 0, fields: 0, characters: 0 });
    expect(budget.take({ items: 0, fields: 1, characters: 10 })).toBe(true);
    budget.takeValue('x');
    expect(budget.take({ items: 0, fields: 0, characters: 0 })).toBe(false);

    const aborted = createAnswerBudget(limits, AbortSignal.abort());
    expect(aborted.take(charge)).toBe(false);
  });
});
