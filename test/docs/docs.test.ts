import { describe, expect, it } from '@jest/globals';
import { isEnumType, isInterfaceType, parse, validate } from 'graphql';
import { demoEstate } from '../../sandbox/demoData';
import {
  codeIn,
  commandsOf,
  type Document,
  documentAt,
  documents,
  headingsOf,
  isThere,
  linksOf,
  projectPaths,
  snippetsOf,
  sourceOf,
} from '../support/documents';
import { gatewayForTests } from '../support/gatewayForTests';
import { schemaOfFiles } from '../support/schema';

const schema = schemaOfFiles();
const { scripts } = JSON.parse(sourceOf('package.json'));
const commands = [...sourceOf('src/cli.ts').matchAll(/\.command\('([a-z-]+)'\)/g)].map(([, name]) => name);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** True for what is there, `<noun>` standing for any word. */
const isKnownPath = (path: string): boolean => {
  const pattern = path.replace(/\/$/, '').split(/<\w+>/).map(escaped).join('[\\w-]+');
  const expected = new RegExp(`^${pattern}$`);
  return projectPaths.some((known) => expected.test(known));
};

/** What looks like a path from the root, anywhere in the text. */
const pathsOf = ({ text }: Document): string[] =>
  [...text.matchAll(/(?<![\w/.:-])(?:src|test|schema|docs|examples|scripts)\/[\w./<>-]*/g)].map(([path]) =>
    path.replace(/\.$/, ''),
  );

/** File names alone, wherever the file is. */
const fileNamesOf = ({ text }: Document): string[] =>
  codeIn(text).filter((code) => /^[\w.-]+\.(?:ts|js|mjs|json|ya?ml|md|graphql)$/.test(code));

const scriptsOf = ({ text }: Document): string[] =>
  [...text.matchAll(/\bnpm (?:run )?([a-z][a-z:-]*)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !['ci', 'packages', 'run', 'install'].includes(name));

const commandNamesOf = (document: Document): string[] =>
  [...codeIn(document.text), ...commandsOf(document)].flatMap(
    (code) => /(?:dist\/cli\.js|^execution-gateway) ([a-z-]+)/.exec(code)?.[1] ?? [],
  );

describe.each(documents.map((document) => [document.path, document] as const))('%s', (_path, document) => {
  it('names only files and folders that are there', () => {
    const missing = [
      ...pathsOf(document).filter((path) => !isKnownPath(path)),
      ...fileNamesOf(document).filter(
        (name) => !projectPaths.some((path) => path === name || path.endsWith(`/${name}`)),
      ),
    ];

    expect(missing).toEqual([]);
  });

  it('names only scripts and commands that there are', () => {
    const unknown = [
      ...scriptsOf(document).filter((name) => !(name in scripts)),
      ...commandNamesOf(document).filter((name) => !commands.includes(name)),
    ];

    expect(unknown).toEqual([]);
  });

  it('links to what is there', () => {
    const broken = linksOf(document).filter(({ file, heading }) => {
      if (!isThere(file)) return true;
      return heading !== undefined && !headingsOf(documentAt(file)).includes(heading);
    });

    expect(broken).toEqual([]);
  });

  it('asks questions that fit the schema, and shows JSON that is JSON', () => {
    const mistakes = snippetsOf(document, 'graphql').flatMap((code) => validate(schema, parse(code)));

    expect(mistakes).toEqual([]);
    for (const code of snippetsOf(document, 'json')) expect(() => JSON.parse(code)).not.toThrow();
  });
});

describe('README.md', () => {
  const started = gatewayForTests(demoEstate());
  const readme = documentAt('README.md');

  it('shows the answer that its first question has', async () => {
    const [question = ''] = snippetsOf(readme, 'graphql');
    const [shown = ''] = snippetsOf(readme, 'json');

    const { data } = await started.ask(question);

    expect({ data }).toEqual(JSON.parse(shown));
  });

  it('shows the answer that its second question has, and the calls that it costs', async () => {
    const [, question = ''] = snippetsOf(readme, 'graphql');
    const [, shown = ''] = snippetsOf(readme, 'json');

    const { calls, ...answer } = await started.ask(question);

    const [, told = ''] = /that takes three calls to AWS: ([^.]+)\./.exec(readme.text) ?? [];
    expect(answer).toEqual(JSON.parse(shown));
    expect(
      told
        .split(/, | and |\s+/)
        .filter(Boolean)
        .sort(),
    ).toEqual(calls);
  });

  it('names paths that the server answers', async () => {
    const paths = [...readme.text.matchAll(/`GET (\/[\w./]*)`/g)].map(([, path = '']) => path);

    const answers = await Promise.all(
      paths.map((path) => fetch(started.gateway().url + path, { headers: { accept: 'text/html, */*' } })),
    );

    expect(paths).toContain('/metrics');
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
  });

  it('counts the fields and the words of an execution right', () => {
    const [execution, status] = [schema.getType('Execution'), schema.getType('ExecutionStatus')];

    expect(readme.text.replace(/\s+/g, ' ')).toContain('the same ten fields and ten status words');
    expect(isInterfaceType(execution) && Object.keys(execution.getFields())).toHaveLength(10);
    expect(isEnumType(status) && status.getValues()).toHaveLength(10);
  });
});
