import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import ts from 'typescript';

/* Compiles each snippet of the README as a separate module, with --strict. */

jest.setTimeout(60_000);

const folder = join(__dirname, '../../client');
const readme = readFileSync(join(folder, 'README.md'), 'utf8');

const snippets = [...readme.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);

const isClientPackage = (name: string): boolean => name === '@execution-gateway/client';

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

/** The compiler's messages for in-memory files. */
const messagesFor = (texts: ReadonlyMap<string, string>, isSyntaxOnly = false): string[] => {
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
const clientOnly = numbered.filter(([, text]) => modulesOf(text).every(isClientPackage));
const withLibraries = numbered.filter(([, text]) => !modulesOf(text).every(isClientPackage));

describe('The README of the client', () => {
  it('has snippets that compile', () => {
    expect(clientOnly.length).toBeGreaterThan(5);
    expect(messagesFor(new Map(clientOnly))).toEqual([]);
  });

  it('fails this check for an import that does not exist', () => {
    const broken = clientOnly.map(
      ([file, text]) => [file, text.replace(/(?<=import (?:type )?\{ (?:type )?)/, 'nothing, ')] as const,
    );

    const messages = messagesFor(new Map(broken)).filter((message) => message.includes("'nothing'"));

    expect(messages).toHaveLength(clientOnly.length);
  });

  it('has valid snippets for other libraries, which import existing names', () => {
    const namesOnly = withLibraries.map(([file, text]) => {
      const imports = text.split('\n').filter((line) => line.endsWith("from '@execution-gateway/client';"));
      return [file, imports.join('\n')] as const;
    });

    expect(withLibraries.map(([, text]) => /^\/\/ (.*)/.exec(text)?.[1])).toEqual([
      'Apollo Client',
      'urql',
      'TanStack Query',
      'graphql-request',
    ]);
    expect(messagesFor(new Map(withLibraries), true)).toEqual([]);
    expect(namesOnly.every(([, text]) => text.length > 0)).toBe(true);
    expect(messagesFor(new Map(namesOnly))).toEqual([]);
  });

  it('lists every function of a client', () => {
    const source = readFileSync(join(folder, 'src/client.ts'), 'utf8');
    const functions = [...source.matchAll(/(\w+): (?:query|watch)Function\(/g)].map(([, name = '']) => name);

    expect(functions.length).toBeGreaterThan(10);
    expect(functions.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
