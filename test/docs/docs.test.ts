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
  pathExists,
  linksOf,
  projectPaths,
  snippetsOf,
  readSource,
} from '../support/documents';
import { readSettings } from '../../src/config';
import { startTestGateway } from '../support/gateway';
import { gatewayForTests } from '../support/gatewayForTests';
import { schemaOfFiles } from '../support/schema';

const schema = schemaOfFiles();
const { scripts, dependencies } = JSON.parse(readSource('package.json'));
const commands = [...readSource('src/cli.ts').matchAll(/\.command\('([a-z-]+)'\)/g)].map(([, name]) => name);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a path exists. `<noun>` matches any word. */
const isKnownPath = (path: string): boolean => {
  const pattern = path.replace(/\/$/, '').split(/<\w+>/).map(escaped).join('[\\w-]+');
  const expected = new RegExp(`^${pattern}$`);
  return projectPaths.some((known) => expected.test(known));
};

/** All paths from the root that the text mentions. */
const pathsOf = ({ text }: Document): string[] =>
  [...text.matchAll(/(?<![\w/.:-])(?:src|test|schema|docs|examples|scripts|deploy)\/[\w./<>-]*/g)].map(
    ([path]) => path.replace(/\.$/, ''),
  );

/** All file names without a folder. Packages may have names like files. */
const fileNamesOf = ({ text }: Document): string[] =>
  codeIn(text).filter(
    (code) => /^[\w.-]+\.(?:ts|js|mjs|json|ya?ml|md|graphql)$/.test(code) && !(code in dependencies),
  );

const scriptsOf = ({ text }: Document): string[] =>
  [...text.matchAll(/\bnpm (?:run )?([a-z][a-z:-]*)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !['ci', 'packages', 'run', 'install'].includes(name));

const commandNamesOf = (document: Document): string[] =>
  [...codeIn(document.text), ...commandsOf(document)].flatMap(
    (code) => /(?:dist\/cli\.js|^execution-gateway) ([a-z-]+)/.exec(code)?.[1] ?? [],
  );

describe.each(documents.map((document) => [document.path, document] as const))('%s', (_path, document) => {
  it('mentions only files and folders that exist', () => {
    const missing = [
      ...pathsOf(document).filter((path) => !isKnownPath(path)),
      ...fileNamesOf(document).filter(
        (name) => !projectPaths.some((path) => path === name || path.endsWith(`/${name}`)),
      ),
    ];

    expect(missing).toEqual([]);
  });

  it('mentions only scripts and commands that exist', () => {
    const unknown = [
      ...scriptsOf(document).filter((name) => !(name in scripts)),
      ...commandNamesOf(document).filter((name) => !commands.includes(name)),
    ];

    expect(unknown).toEqual([]);
  });

  it('has no broken links', () => {
    const broken = linksOf(document).filter(({ file, heading }) => {
      if (!pathExists(file)) return true;
      return heading !== undefined && !headingsOf(documentAt(file)).includes(heading);
    });

    expect(broken).toEqual([]);
  });

  it('shows only valid queries and valid JSON', () => {
    const mistakes = snippetsOf(document, 'graphql').flatMap((code) => validate(schema, parse(code)));

    expect(mistakes).toEqual([]);
    for (const code of snippetsOf(document, 'json')) expect(() => JSON.parse(code)).not.toThrow();
  });
});

describe('docs/first-queries.md', () => {
  const started = gatewayForTests(demoEstate());
  const document = documentAt('docs/first-queries.md');

  it('shows the second response of its first query', async () => {
    const [query = ''] = snippetsOf(document, 'graphql');
    const [shown = ''] = snippetsOf(document, 'json');

    await started.ask(query);
    const { data } = await started.ask(query);

    expect({ data }).toEqual(JSON.parse(shown));
  });

  it('shows the response of its second query and the AWS calls of this query', async () => {
    const [, query = ''] = snippetsOf(document, 'graphql');
    const [, shown = ''] = snippetsOf(document, 'json');

    const { calls, ...response } = await started.ask(query);

    const [, shownCalls = ''] = /that takes three calls to AWS: ([^.]+)\./.exec(document.text) ?? [];
    expect(response).toEqual(JSON.parse(shown));
    expect(
      shownCalls
        .split(/, | and |\s+/)
        .filter(Boolean)
        .sort(),
    ).toEqual(calls);
  });
});

describe('README.md', () => {
  const started = gatewayForTests(demoEstate());
  const readme = documentAt('README.md');

  it('shows the response of its query', async () => {
    const [query = ''] = snippetsOf(readme, 'graphql');
    const [shown = ''] = snippetsOf(readme, 'json');

    const { data } = await started.ask(query);

    expect({ data }).toEqual(JSON.parse(shown));
  });

  it('states the calls of its query on a new process, and none when it is repeated', async () => {
    const [query = ''] = snippetsOf(readme, 'graphql');
    // On a slow machine, more than the default of five seconds may pass between the two.
    const cache = { ...readSettings({}).cache, runningSeconds: 3_600 };
    const process = await startTestGateway(demoEstate(), { cache });
    try {
      const first = await process.ask(query);
      await process.ask(query);
      const third = await process.ask(query);

      expect(readme.text.replace(/\s+/g, ' ')).toContain(
        `A new process makes ${first.calls.length} calls for this answer`,
      );
      expect(third.calls).toEqual([]);
    } finally {
      await process.close();
    }
  });

  it('mentions only GET paths that the server serves', async () => {
    const paths = [...readme.text.matchAll(/`GET (\/[\w./]*)`/g)].map(([, path = '']) => path);

    const responses = await Promise.all(
      paths.map((path) => fetch(started.gateway().url + path, { headers: { accept: 'text/html, */*' } })),
    );

    expect(paths).toContain('/metrics');
    expect(responses.map(({ status }) => status)).toEqual(paths.map(() => 200));
  });

  it('states the number of fields and statuses of an execution', () => {
    const [execution, status] = [schema.getType('Execution'), schema.getType('ExecutionStatus')];

    expect(readme.text.replace(/\s+/g, ' ')).toContain('the same eighteen fields and ten status words');
    expect(isInterfaceType(execution) && Object.keys(execution.getFields())).toHaveLength(18);
    expect(isEnumType(status) && status.getValues()).toHaveLength(10);
  });
});
