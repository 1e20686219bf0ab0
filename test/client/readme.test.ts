import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import ts from 'typescript';

/* The README's snippets: each is a module of its own, compiled under nothing but --strict. */

jest.setTimeout(60_000);

const folder = join(__dirname, '../../client');
const readme = readFileSync(join(folder, 'README.md'), 'utf8');

const snippets = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);

const isOurs = (name: string): boolean => name === '@execution-gateway/client';

const modulesOf = (snippet: string): string[] =>
  ts.preProcessFile(snippet).importedFiles.map(({ fileName }) => fileName);

const fileOf = (index: number): string => join(folder, `snippet-${index + 1}.ts`);

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  paths: { '@execution-gateway/client': [join(folder, 'src/index.ts')] },
};

/** What the compiler finds in texts that stand in no file. */
const mistakesIn = (texts: ReadonlyMap<string, string>, isSyntaxOnly = false): string[] => {
  const host = ts.createCompilerHost(options);
  const fileExists = host.fileExists.bind(host);
  const readFile = host.readFile.bind(host);
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const text = texts.get(path);
    return text === undefined
      ? getSourceFile(path, ...rest)
      : ts.createSourceFile(path, text, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  const found = isSyntaxOnly ? program.getSyntacticDiagnostics() : ts.getPreEmitDiagnostics(program);
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
};

const numbered = snippets.map((text, index) => [fileOf(index), text] as const);
const ours = numbered.filter(([, text]) => modulesOf(text).every(isOurs));
const others = numbered.filter(([, text]) => !modulesOf(text).every(isOurs));

describe("The README of the client's package", () => {
  it('has snippets that compile', () => {
    expect(ours.length).toBeGreaterThan(5);
    expect(mistakesIn(new Map(ours))).toEqual([]);
  });

  it('would not have them if a name or a field were wrong', () => {
    const wrong = ours.map(
      ([file, text]) => [file, text.replace(/(?<=import (?:type )?\{ (?:type )?)/, 'nothing, ')] as const,
    );

    const mistakes = mistakesIn(new Map(wrong)).filter((mistake) => mistake.includes("'nothing'"));

    expect(mistakes).toHaveLength(ours.length);
  });

  it('shows other libraries in right syntax, with names that this package has', () => {
    const namesOnly = others.map(([file, text]) => {
      const imports = text.split('\n').filter((line) => line.endsWith("from '@execution-gateway/client';"));
      return [file, imports.join('\n')] as const;
    });

    expect(others.map(([, text]) => /^\/\/ (.*)/.exec(text)?.[1])).toEqual([
      'Apollo Client',
      'urql',
      'TanStack Query',
      'graphql-request',
    ]);
    expect(mistakesIn(new Map(others), true)).toEqual([]);
    expect(namesOnly.every(([, text]) => text.length > 0)).toBe(true);
    expect(mistakesIn(new Map(namesOnly))).toEqual([]);
  });

  it('names every function of a client', () => {
    const source = readFileSync(join(folder, 'src/client.ts'), 'utf8');
    const functions = [...source.matchAll(/(\w+): asking\(/g)].map(([, name = '']) => name);

    expect(functions.length).toBeGreaterThan(10);
    expect(functions.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
