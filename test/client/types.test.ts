import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import ts from 'typescript';

jest.setTimeout(60_000);

const fixtures = ['narrowing.ts', 'asking.ts'].map((file) => join(__dirname, 'types', file));

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  types: [],
};

/** The compiler's messages for the fixtures, after a change of their text, by file and line. */
const messagesFor = (change: (text: string) => string): string[] => {
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  host.readFile = (path) => {
    const text = readFile(path);
    return text !== undefined && fixtures.includes(path) ? change(text) : text;
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram(fixtures, options, host))
    .map(({ file, start = 0, messageText }) => {
      const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
      return `${file?.fileName.replace(/^.*\//, '') ?? ''}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
};

const expectedIn = (file: string): number =>
  readFileSync(file, 'utf8').split('// @ts-expect-error').length - 1;

describe('The types of the client', () => {
  it('compile the fixtures under --strict', () => {
    expect(messagesFor((text) => text)).toEqual([]);
  });

  it('reject each line of the fixtures that is marked @ts-expect-error', () => {
    const messages = messagesFor((text) => text.replaceAll('@ts-expect-error', ''));

    const expected = fixtures.reduce((sum, file) => sum + expectedIn(file), 0);
    expect(expected).toBeGreaterThan(20);
    expect(new Set(messages.map((message) => message.split(' ')[0])).size).toBe(expected);
  });
});
