import type { Change } from '@graphql-inspector/core';
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { changed, plain } from './changed';
import { compare } from './contract';
import { invalidDeprecations } from './deprecations';

const count = 'totalStepCount: Int\n';
const today = new Date('2027-02-01T12:00:00Z');

const typesOf = (changes: readonly Change[]): string[] => changes.map(({ type }) => type).sort();

describe('A deprecated field', () => {
  const reason = 'Use `steps`. May go after 2027-01-31.';
  const deprecated = changed(count, `totalStepCount: Int @deprecated(reason: "${reason}")\n`);
  const removed = changed(`  ${count}`, '');

  it('may be removed after the date of its deprecation', async () => {
    const verdict = await compare(deprecated, removed, today);

    expect(typesOf(verdict.breaking)).toEqual([]);
    expect(typesOf(verdict.announced)).toEqual(['FIELD_REMOVED']);
  });

  it('may not be removed on that date', async () => {
    const verdict = await compare(deprecated, removed, new Date('2027-01-31T23:00:00Z'));

    expect(typesOf(verdict.breaking)).toEqual(['FIELD_REMOVED']);
    expect(verdict.announced).toEqual([]);
  });

  it('may stay after that date', async () => {
    const verdict = await compare(deprecated, deprecated, today);

    expect(typesOf([...verdict.breaking, ...verdict.announced, ...verdict.dangerous])).toEqual([]);
  });

  it('may be removed together with the types that only it uses', async () => {
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
    ['no date', 'Use `steps`.'],
    ['an impossible date', 'Use `steps`. May go after 2027-13-41.'],
    ['no replacement', 'Outdated. May go after 2027-01-31.'],
  ])('has an invalid deprecation reason with %s', (_what, invalidReason) => {
    const withField = changed(count, `totalStepCount: Int @deprecated(reason: "${invalidReason}")\n`);
    const withEnumValue = changed(
      '  ROLLED_BACK\n',
      `  ROLLED_BACK @deprecated(reason: "${invalidReason}")\n`,
    );

    expect(invalidDeprecations(withField)).toEqual(['ImageBuilderWorkflow.totalStepCount']);
    expect(invalidDeprecations(withEnumValue)).toEqual(['ExecutionStatus.ROLLED_BACK']);
  });

  it('has a valid deprecation reason with a date and a replacement, or a note that there is none', () => {
    const nothing = reason.replace('Use `steps`', 'Nothing takes its place');
    const other = changed('scope: ScopeInput', `scope: ScopeInput @deprecated(reason: "${nothing}")`);

    expect(invalidDeprecations(deprecated)).toEqual([]);
    expect(invalidDeprecations(other)).toEqual([]);
  });
});
