import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { demoEstate } from '../../sandbox/demoData';
import { gatewayForTests } from '../support/gatewayForTests';
import { type Ended, folderOf, start } from './samples';

/* The project of examples/client-preset, away from this repository: all it has of it is a URL. */

jest.setTimeout(120_000);

const { gateway } = gatewayForTests(demoEstate());
const source = folderOf('client-preset');
const made = ['node_modules', 'dist', 'gql'];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'client-preset-'));
  cpSync(source, folder, {
    recursive: true,
    filter: (path) => !made.some((name) => path.slice(source.length).split('/').includes(name)),
  });
  symlinkSync(join(source, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const test = (url: string): Promise<Ended> =>
  start(folder, 'npm', ['test', '--silent'], { GATEWAY_URL: url }).ended;

describe('examples/client-preset', () => {
  it('generates, compiles under --strict and runs, with nothing but the URL', async () => {
    const { code, stdout, stderr } = await test(gateway().url);

    expect(stderr).not.toContain('rror');
    expect(stdout).toContain('FAILED  TEST of payments-api/3.2.0/7');
    expect(stdout).toContain('The first build failed in ApplyTestComponents.');
    expect(code).toBe(0);
  });

  it('fails where a question does not fit the schema', async () => {
    const questions = join(folder, 'src/questions.ts');
    const text = readFileSync(questions, 'utf8');
    writeFileSync(questions, text.replace('statusReason', 'reasonOfStatus'));

    const { code, stdout, stderr } = await test(gateway().url);
    writeFileSync(questions, text);

    expect(stdout + stderr).toContain('Cannot query field "reasonOfStatus" on type "Execution".');
    expect(code).not.toBe(0);
  });

  it('names no file of this repository', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ts|json)$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

    expect(files.length).toBeGreaterThan(4);
    expect(files.filter((text) => /\.\.\/|file:|@execution-gateway/.test(text))).toEqual([]);
  });
});
