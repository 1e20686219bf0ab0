import type { Change } from '@graphql-inspector/core';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, Source } from 'graphql';
import { documentAt, tableOf } from '../support/documents';
import { changed, plain } from './changed';
import { compare, type Comparison, validateOperations } from './contract';
import { currentOperations, releasedOperations } from './files';

/* Tests the checks of the contract themselves, with example changes of the schema. */

const before = buildSchema(plain);
const today = new Date('2027-02-01T12:00:00Z');

const typesOf = (changes: readonly Change[]): string[] => changes.map(({ type }) => type).sort();

interface Case {
  /** As in docs/schema-changes.md. */
  readonly change: string;
  readonly is: 'breaking' | 'dangerous' | 'safe';
  readonly from: string;
  readonly to: string;
  readonly type: string;
}

const lookUp = 'lifecycle(lifecycleExecutionId: String!, scope: ScopeInput)';
const count = 'totalStepCount: Int\n';
const lastStatus = '  ROLLED_BACK\n';
const run = 'type BlueprintRun implements Execution & Node';

const cases: readonly Case[] = [
  { change: 'removes a field', is: 'breaking', from: `  ${count}`, to: '', type: 'FIELD_REMOVED' },
  {
    change: 'changes the type of a field',
    is: 'breaking',
    from: count,
    to: 'totalStepCount: String\n',
    type: 'FIELD_TYPE_CHANGED',
  },
  {
    change: 'makes a field nullable',
    is: 'breaking',
    from: 'fetchedAt: DateTime!',
    to: 'fetchedAt: DateTime',
    type: 'FIELD_TYPE_CHANGED',
  },
  {
    change: 'removes an argument',
    is: 'breaking',
    from: lookUp,
    to: 'lifecycle(lifecycleExecutionId: String!)',
    type: 'FIELD_ARGUMENT_REMOVED',
  },
  {
    change: 'makes an optional argument required',
    is: 'breaking',
    from: lookUp,
    to: 'lifecycle(lifecycleExecutionId: String!, scope: ScopeInput!)',
    type: 'FIELD_ARGUMENT_TYPE_CHANGED',
  },
  {
    change: 'adds a required argument',
    is: 'breaking',
    from: lookUp,
    to: lookUp.replace(')', ', more: Int!)'),
    type: 'FIELD_ARGUMENT_ADDED',
  },
  {
    change: 'adds a required input field',
    is: 'breaking',
    from: 'input ScopeInput {\n',
    to: 'input ScopeInput {\n  more: Int!\n',
    type: 'INPUT_FIELD_ADDED',
  },
  { change: 'removes an enum value', is: 'breaking', from: lastStatus, to: '', type: 'ENUM_VALUE_REMOVED' },
  {
    change: 'removes a type from an interface',
    is: 'breaking',
    from: run,
    to: 'type BlueprintRun implements Node',
    type: 'OBJECT_TYPE_INTERFACE_REMOVED',
  },
  {
    change: 'adds an enum value',
    is: 'dangerous',
    from: lastStatus,
    to: `${lastStatus}  PAUSED\n`,
    type: 'ENUM_VALUE_ADDED',
  },
  {
    change: 'adds a type to an interface',
    is: 'dangerous',
    from: run,
    to: `type OtherRun implements Node {\n  id: ID!\n}\n\n${run}`,
    type: 'TYPE_ADDED',
  },
  {
    change: 'adds an optional argument',
    is: 'dangerous',
    from: lookUp,
    to: lookUp.replace(')', ', more: Int)'),
    type: 'FIELD_ARGUMENT_ADDED',
  },
  {
    change: 'changes a default value',
    is: 'dangerous',
    from: 'first: Int = 25',
    to: 'first: Int = 50',
    type: 'FIELD_ARGUMENT_DEFAULT_CHANGED',
  },
  { change: 'adds a field', is: 'safe', from: count, to: `${count}  more: Int\n`, type: 'FIELD_ADDED' },
  {
    change: 'adds a type',
    is: 'safe',
    from: run,
    to: `type More {\n  name: String\n}\n\n${run}`,
    type: 'TYPE_ADDED',
  },
  {
    change: 'makes a field non-null',
    is: 'safe',
    from: count,
    to: 'totalStepCount: Int!\n',
    type: 'FIELD_TYPE_CHANGED',
  },
  {
    change: 'makes a required argument optional',
    is: 'safe',
    from: lookUp,
    to: lookUp.replace('String!', 'String'),
    type: 'FIELD_ARGUMENT_TYPE_CHANGED',
  },
  {
    change: 'deprecates a field',
    is: 'safe',
    from: count,
    to: 'totalStepCount: Int @deprecated(reason: "Why not")\n',
    type: 'FIELD_DEPRECATION_ADDED',
  },
];

describe('A schema change', () => {
  it.each(cases.map((one) => [one.change, one.is, one] as const))(
    'that %s is %s',
    async (_change, is, { from, to, type }) => {
      const { breaking, dangerous, safe, announced } = await compare(before, changed(from, to), today);

      const byLevel = { breaking, dangerous, safe };
      expect(typesOf(byLevel[is])).toContain(type);
      expect(announced).toEqual([]);
      if (is !== 'breaking') expect(typesOf(breaking)).toEqual([]);
      if (is === 'safe') expect(typesOf(dangerous)).toEqual([]);
    },
  );

  it('has the level that docs/schema-changes.md lists', () => {
    const rows = tableOf(documentAt('docs/schema-changes.md'), 'a change that …', 'is');

    expect(rows).toEqual(cases.map(({ change, is }) => [change, is]));
  });

  it('is not reported for an unchanged schema', async () => {
    const nothing: Comparison = { breaking: [], announced: [], dangerous: [], safe: [] };

    expect(await compare(before, buildSchema(plain), today)).toEqual(nothing);
  });

  it('is reported with the operations that it makes invalid, and with those that use a deprecated field', () => {
    const operation = new Source(
      '{ node(id: "x") { ... on ImageBuilderWorkflow { totalStepCount } } }',
      'a.graphql',
    );

    const removed = validateOperations(changed(`  ${count}`, ''), [operation]);
    const deprecated = validateOperations(
      changed(count, 'totalStepCount: Int @deprecated(reason: "Why not")\n'),
      [operation],
    );

    expect(removed.errors).toEqual([
      expect.stringMatching(/^a\.graphql: Cannot query field "totalStepCount"/),
    ]);
    expect(deprecated).toEqual({
      errors: [],
      deprecated: [expect.stringMatching(/^a\.graphql: .*totalStepCount' is deprecated/)],
    });
  });

  it.each(
    [...currentOperations(), ...releasedOperations()].map(({ name, sources }) => [name, sources] as const),
  )('that renames `executions` is reported with these operations: %s', (_name, sources) => {
    expect(
      validateOperations(
        changed(
          'executions(first: Int = 25, after: String, filter',
          'runs(first: Int, after: String, filter',
        ),
        sources,
      ).errors,
    ).not.toEqual([]);
  });
});
