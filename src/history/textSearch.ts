import type { Expression, ExpressionBuilder, SelectQueryBuilder, SqlBool } from 'kysely';
import { lazyPackages } from '../model/lazyPackages';
import { withoutZero } from './comparable';
import type { Database } from './database';
import type { SourceChoice } from './sources';
import type { Tables } from './tables';

/*
 * A search for a text uses the index of texts where it finds few executions. Otherwise, a page reads executions in their
 * order until enough of them match; many do. That is bounded, and so is a search for a text that is too short for the index.
 */

/** Up to here, all executions that the index finds are read and sorted. */
export const mostFound = 10_000;

/** The index knows sequences of this many characters. */
const sequenceLength = 3;

/** PostgreSQL's index knows sequences of letters and digits, and would read all texts for a term without one. */
const wordSequence = /[\p{L}\p{N}]{3}/u;

/** Further sequences of a long text would hardly reduce what the index finds. */
const mostSequences = 16;

/**
 * The form in which texts are stored and compared: the lower case of their upper case, so that ß is ss and ı is i, with one sigma and
 * without the dot of İ, which lower case alone adds; and composed, so that é is one character.
 */
export const termOf = (text: string): string =>
  withoutZero(text)
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replaceAll('i\u0307', 'i')
    .normalize('NFC');

const patternOf = (term: string): string => `%${term.replace(/[\\%_]/g, '\\$&')}%`;

/** True where the texts of an execution contain the term. */
export const textCondition = (
  build: ExpressionBuilder<Tables, 'executions'>,
  term: string,
  { sensitive }: SourceChoice,
): Expression<SqlBool> => {
  const { sql } = lazyPackages.kysely;
  const pattern = patternOf(term);
  const has = (column: 'search_text' | 'sensitive_text'): Expression<SqlBool> =>
    sql<SqlBool>`${sql.ref(`executions.${column}`)} like ${pattern} escape '\\'`;
  if (sensitive.length === 0) return has('search_text');
  return build.or([
    has('search_text'),
    build.and([build('executions.source', 'in', sensitive), has('sensitive_text')]),
  ]);
};

/** The query of SQLite's index: all sequences of the term have to occur. */
const sqliteQueryOf = (term: string): string => {
  const characters = Array.from(term);
  const count = Math.min(mostSequences, characters.length - sequenceLength + 1);
  const sequences = Array.from({ length: count }, (_, start) =>
    characters.slice(start, start + sequenceLength).join(''),
  );
  return [...new Set(sequences)].map((sequence) => `"${sequence.replaceAll('"', '""')}"`).join(' AND ');
};

export type IndexedNumbers = SelectQueryBuilder<Tables, 'executions', { number: number }>;

const isIndexed = (kind: Database['kind'], term: string): boolean =>
  kind === 'sqlite' ? Array.from(term).length >= sequenceLength : wordSequence.test(term);

/** What the index finds: the numbers of executions that may have the term. Undefined for a term that it does not know. */
export const indexedNumbers = (
  { kind, page }: Database,
  term: string,
  hasTextIndex: boolean,
): IndexedNumbers | undefined => {
  if (!hasTextIndex || !isIndexed(kind, term)) return undefined;
  const { sql } = lazyPackages.kysely;
  if (kind === 'sqlite') {
    return page
      .selectFrom('texts')
      .select('texts.rowid as number')
      .where(sql<SqlBool>`texts match ${sqliteQueryOf(term)}`) as unknown as IndexedNumbers;
  }
  const pattern = patternOf(term);
  return page
    .selectFrom('executions')
    .select('executions.number')
    .where((build) =>
      build.or([
        sql<SqlBool>`executions.search_text like ${pattern} escape '\\'`,
        sql<SqlBool>`executions.sensitive_text like ${pattern} escape '\\'`,
      ]),
    );
};

/**
 * True where the index finds so few executions that all of them can be read, those hidden from the caller among them. Reads at most 10,000 entries of it. So
 * a caller can learn that more executions have the term, of which some are hidden; to count visible ones alone is not bounded.
 */
export const findsFew = async ({ page }: Database, found: IndexedNumbers): Promise<boolean> => {
  const { count } = await page
    .selectFrom(found.limit(mostFound + 1).as('found'))
    .select((build) => build.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count <= mostFound;
};
