import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { demoEstate } from '../../sandbox/demoData';
import { gatewayForTests } from '../support/gatewayForTests';
import { type Ended, folderOf, start } from './samples';

/* Copies examples/client-preset out of this repository, so that it depends only on the gateway's URL. */

jest.setTimeout(300_000);

const { gateway } = gatewayForTests(demoEstate());
const source = folderOf('client-preset');
const generated = ['node_modules', 'dist', 'gql'];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'client-preset-'));
  cpSync(source, folder, {
    recursive: true,
    filter: (path) => !generated.some((name) => path.slice(source.length).split('/').includes(name)),
  });
  symlinkSync(join(source, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const test = (url: string): Promise<Ended> =>
  start(folder, 'npm', ['test', '--silent'], { GATEWAY_URL: url }).ended;

describe('examples/client-preset', () => {
  it('generates types, compiles under --strict and runs, given only the URL', async () => {
    const { code, stdout, stderr } = await test(gateway().url);

    expect(stderr).not.toContain('rror');
    expect(stdout).toContain('FAILED  TEST of payments-api/3.2.0/7');
    expect(stdout).toContain('The first build failed in ApplyBuildComponents.');
    expect(code).toBe(0);
  });

  it('fails if a query is invalid in the schema', async () => {
    const questions = join(folder, 'src/questions.ts');
    const text = readFileSync(questions, 'utf8');
    writeFileSync(questions, text.replace('statusReason', 'reasonOfStatus'));

    const { code, stdout, stderr } = await test(gateway().url);
    writeFileSync(questions, text);

    expect(stdout + stderr).toContain('Cannot query field "reasonOfStatus" on type "Execution".');
    expect(code).not.toBe(0);
  });

  it('refers to no file or package of this repository', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ts|json)$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

    expect(files.length).toBeGreaterThan(4);
    expect(files.filter((text) => /\.\.\/|file:|@execution-gateway/.test(text))).toEqual([]);
  });
});
