import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const path = join(__dirname, '../docs/benchmarks.md');

const begin = (section: string): string => `<!-- ${section}: begin -->`;
const end = (section: string): string => `<!-- ${section}: end -->`;

/** A Markdown table, not aligned. */
export const table = (rows: readonly (readonly (string | number)[])[]): string => {
  const [head = [], ...body] = rows.map((cells) => `| ${cells.join(' | ')} |`);
  const [cells = []] = rows;
  return [
    head,
    `|${cells.map((_cell, column) => (column === 0 ? ' --- |' : ' ---: |')).join('')}`,
    ...body,
  ].join('\n');
};

/** Returns the document with the text between the marks of a section replaced. */
export const withSection = (document: string, section: string, text: string): string => {
  const from = document.indexOf(begin(section));
  const to = document.indexOf(end(section));
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no marks of the section ${section}.`);
  return `${document.slice(0, from)}${begin(section)}\n\n${text}\n\n${document.slice(to)}`;
};

/** Writes one section of docs/benchmarks.md. */
export const writeSection = async (section: string, text: string): Promise<void> => {
  // Imported here because Jest cannot load Prettier, and the tests import this file.
  const { format, resolveConfig } = await import('prettier');
  const document = withSection(readFileSync(path, 'utf8'), section, text);
  writeFileSync(path, await format(document, { ...(await resolveConfig(path)), parser: 'markdown' }));
};
