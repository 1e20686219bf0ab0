import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

export const root = join(__dirname, '..', '..');

export interface Document {
  /** Relative to the repository root. */
  readonly path: string;
  readonly text: string;
}

const markdownIn = (folder: string, recursive = false): string[] =>
  readdirSync(join(root, folder), { recursive, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file));

export const documents: readonly Document[] = [
  ...markdownIn('.'),
  ...markdownIn('docs', true),
  ...markdownIn('sandbox'),
].map((path) => ({
  path,
  text: readFileSync(join(root, path), 'utf8'),
}));

export const documentAt = (path: string): Document => {
  const found = documents.find((document) => document.path === path);
  if (!found) throw new Error(`No document ${path}`);
  return found;
};

const ignoredFolders = new Set(['node_modules', 'dist', 'coverage', '.git']);

const pathsIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !ignoredFolders.has(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? [path, ...pathsIn(path)] : [path];
    });

/** Every file and folder of the project, relative to its root. */
export const projectPaths: readonly string[] = pathsIn(root).map((path) =>
  relative(root, path).split(sep).join('/'),
);

const fence = /^```(\w*)\n([\s\S]*?)^```$/gm;

export const snippetsOf = ({ text }: Document, language: string): string[] =>
  [...text.matchAll(fence)].filter(([, of]) => of === language).map(([, , code = '']) => code);

/** The commands of the shell snippets, one per line. */
export const commandsOf = (document: Document): string[] =>
  snippetsOf(document, 'sh').flatMap((code) =>
    code
      .replace(/\\\n\s*/g, '')
      .trim()
      .split('\n'),
  );

/** The inline code of a text. */
export const codeIn = (text: string): string[] =>
  [...text.replace(fence, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

/** The rows of the table whose first column headers are `head`, as cells. */
export const tableOf = ({ path, text }: Document, ...head: readonly string[]): string[][] => {
  const rows = text.split('\n').map((line) => line.trim());
  const cellsOf = (row: string): string[] =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const begin = rows.findIndex((row) => head.every((word, column) => cellsOf(row)[column] === word));
  if (begin < 0) throw new Error(`${path} has no table with the columns ${head.join(', ')}`);
  const length = rows.slice(begin).findIndex((row) => !row.startsWith('|'));
  return rows.slice(begin + 2, length < 0 ? undefined : begin + length).map(cellsOf);
};

/** The files, and the headings in them, that the links and images refer to. */
export const linksOf = ({ path, text }: Document): { file: string; heading: string | undefined }[] =>
  [...text.replace(fence, '').matchAll(/\]\((?!https?:)([^)\s]*)\)/g)].map(([, target = '']) => {
    const [file = '', heading] = target.split('#');
    return { file: file === '' ? path : join(dirname(path), file), heading };
  });

export const pathExists = (path: string): boolean =>
  statSync(join(root, path), { throwIfNoEntry: false }) !== undefined;

/** The anchors that GitHub generates for the headings of a document. */
export const headingsOf = ({ text }: Document): string[] =>
  [...text.replace(fence, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

export const readSource = (path: string): string => readFileSync(join(root, path), 'utf8');
