import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const path = join(__dirname, '../docs/benchmarks.md');

const begin = (section: string): string => `<!-- ${section}: begin -->`;
const end = (section: string): string => `<!-- ${section}: end -->`;

/** A table in Markdown; Prettier aligns it. */
export const table = (rows: readonly (readonly (string | number)[])[]): string => {
  const [head = [], ...body] = rows.map((cells) => `| ${cells.join(' | ')} |`);
  const [cells = []] = rows;
  return [
    head,
    `|${cells.map((_cell, column) => (column === 0 ? ' --- |' : ' ---: |')).join('')}`,
    ...body,
  ].join('\n');
};

/** The document with what stands between the marks of a section replaced, and all else as it was. */
export const withSection = (document: string, section: string, text: string): string => {
  const from = document.indexOf(begin(section));
  const to = document.indexOf(end(section));
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md has no marks of the section ${section}.`);
  return `${document.slice(0, from)}${begin(section)}\n\n${text}\n\n${document.slice(to)}`;
};

/** Writes one section of docs/benchmarks.md; each benchmark has its own. */
export const writeSection = async (section: string, text: string): Promise<void> => {
  // Here and not at the top: Jest cannot load it, and tests need but the rest.
  const { format, resolveConfig } = await import('prettier');
  const document = withSection(readFileSync(path, 'utf8'), section, text);
  writeFileSync(path, await format(document, { ...(await resolveConfig(path)), parser: 'markdown' }));
};
