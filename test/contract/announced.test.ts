import type { Change } from '@graphql-inspector/core';
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { changed, plain } from './changed';
import { compare } from './contract';
import { poorDeprecations } from './deprecations';

const count = 'totalStepCount: Int\n';
const today = new Date('2027-02-01T12:00:00Z');

const typesOf = (changes: readonly Change[]): string[] => changes.map(({ type }) => type).sort();

describe('What was announced', () => {
  const reason = 'Use `steps`. May go after 2027-01-31.';
  const announced = changed(count, `totalStepCount: Int @deprecated(reason: "${reason}")\n`);
  const gone = changed(`  ${count}`, '');

  it('may go after its day', async () => {
    const verdict = await compare(announced, gone, today);

    expect(typesOf(verdict.breaking)).toEqual([]);
    expect(typesOf(verdict.announced)).toEqual(['FIELD_REMOVED']);
  });

  it('may not go on its day', async () => {
    const verdict = await compare(announced, gone, new Date('2027-01-31T23:00:00Z'));

    expect(typesOf(verdict.breaking)).toEqual(['FIELD_REMOVED']);
    expect(verdict.announced).toEqual([]);
  });

  it('may stay longer', async () => {
    const verdict = await compare(announced, announced, today);

    expect(typesOf([...verdict.breaking, ...verdict.announced, ...verdict.dangerous])).toEqual([]);
  });

  it('takes the types with it that nothing else leads to', async () => {
    const old = changed(
      'scanState: ImageScanState\n',
      `scanState: ImageScanState @deprecated(reason: "${reason}")\n`,
    );
    const type = /type ImageScanState \{[^}]*\}\n/.exec(plain)?.[0] ?? '';
    const without = buildSchema(plain.replace('  scanState: ImageScanState\n', '').replace(type, ''));

    const verdict = await compare(old, without, today);
    const early = await compare(old, without, new Date('2026-12-01T00:00:00Z'));

    expect(typesOf(verdict.breaking)).toEqual([]);
    expect(typesOf(verdict.announced)).toEqual(['FIELD_REMOVED', 'TYPE_REMOVED']);
    expect(typesOf(early.breaking)).toEqual(['FIELD_REMOVED', 'TYPE_REMOVED']);
  });

  it.each([
    ['no day', 'Use `steps`.'],
    ['no such day', 'Use `steps`. May go after 2027-13-41.'],
    ['nothing to use instead', 'Outdated. May go after 2027-01-31.'],
  ])('is announced poorly with %s', (_what, poor) => {
    const withField = changed(count, `totalStepCount: Int @deprecated(reason: "${poor}")\n`);
    const withWord = changed('  ROLLED_BACK\n', `  ROLLED_BACK @deprecated(reason: "${poor}")\n`);

    expect(poorDeprecations(withField)).toEqual(['ImageBuilderWorkflow.totalStepCount']);
    expect(poorDeprecations(withWord)).toEqual(['ExecutionStatus.ROLLED_BACK']);
  });

  it('is announced well with a day and with what to use instead, or that there is nothing', () => {
    const nothing = reason.replace('Use `steps`', 'Nothing takes its place');
    const other = changed('scope: ScopeInput', `scope: ScopeInput @deprecated(reason: "${nothing}")`);

    expect(poorDeprecations(announced)).toEqual([]);
    expect(poorDeprecations(other)).toEqual([]);
  });
});
