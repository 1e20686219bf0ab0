import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  validate,
} from 'graphql';
import * as packaged from '../../client/src';
import { demoEstate } from '../../sandbox/demoData';
import { readExamples } from '../../src/server/graphiql';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { schemaOfFiles } from '../support/schema';
import { clientOf, variablesOf } from './support/given';

const folder = join(__dirname, '../../client/operations');
const exported: Readonly<Record<string, unknown>> = packaged;

const nameOf = (document: DocumentNode): string => {
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  return operation?.name?.value ?? '';
};

const functionNameOf = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const kebabOf = (name: string): string =>
  name.replace(/[A-Z]/g, (letter, at: number) => (at > 0 ? '-' : '') + letter.toLowerCase());

const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
const names = files.map((file) => nameOf(parse(readFileSync(join(folder, file), 'utf8'))));

const textOf = (name: string): string => String(exported[`${name}Text`]);
const documentOf = (name: string) => exported[`${name}Document`] as DocumentNode;

/** The paths of all fields that a document selects, with fragments resolved and without `__typename`. */
const pathsOf = (document: DocumentNode): string[] => {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet] as const] : [],
    ),
  );
  const ofField = (field: FieldNode, path: string): string[] => {
    const here = `${path}.${field.name.value}`;
    return [here, ...(field.selectionSet ? ofSet(field.selectionSet, here) : [])];
  };
  const ofSet = ({ selections }: SelectionSetNode, path: string): string[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return ofField(selection, path);
      if (selection.kind === Kind.INLINE_FRAGMENT) return ofSet(selection.selectionSet, path);
      const fragment = fragments.get(selection.name.value);
      return fragment ? ofSet(fragment, path) : [];
    });
  return document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION ? ofSet(one.selectionSet, '') : [],
  );
};

describe('The questions of the client', () => {
  it('stand in files of their names', () => {
    expect(files).toEqual(names.map((name) => `${kebabOf(name)}.graphql`));
  });

  it('are as many functions, texts and documents', () => {
    const ofSuffix = (suffix: string): string[] =>
      Object.keys(exported)
        .filter((name) => name.endsWith(suffix))
        .map((name) => name.slice(0, -suffix.length));

    expect(ofSuffix('Text').sort()).toEqual([...names].sort());
    expect(ofSuffix('Document').sort()).toEqual([...names].sort());
    expect(
      Object.keys(packaged.createClient({ url: '' }))
        .filter((name) => name !== 'request')
        .sort(),
    ).toEqual(names.map(functionNameOf).sort());
  });

  it.each(names)('are the same as text and as document, and fit the schema: %s', (name) => {
    const byName = (document: DocumentNode): string[] => document.definitions.map(print).sort();

    expect(byName(parse(textOf(name)))).toEqual(byName(documentOf(name)));
    expect(validate(schemaOfFiles(), documentOf(name))).toEqual([]);
  });

  it.each(readExamples().map((example) => [nameOf(parse(example)), example]))(
    'tell at least what the example of that name tells: %s',
    (name, example) => {
      // Counts are a question of their own in the client.
      const wanted = pathsOf(parse(example)).filter((path) => !path.startsWith('.executionCounts'));

      const told = new Set(pathsOf(documentOf(name)));

      expect(wanted.filter((path) => !told.has(path) && !path.endsWith('__typename'))).toEqual([]);
    },
  );
});

describe('On the sandbox', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startTestGateway(demoEstate(), { cache: { maxBytes: 50_000_000 } });
  });

  afterAll(() => gateway.close());

  it.each(names)('is answered in full: %s', async (name) => {
    const client = clientOf(gateway);
    const functionName = functionNameOf(name);
    const functions = client as unknown as Record<string, (given?: object) => Promise<object>>;
    const variables = (await variablesOf(client))[functionName];

    const data = await functions[functionName]?.(variables);

    expect(Object.values(data ?? {}).filter((field) => field === null)).toEqual([]);
    expect(JSON.stringify(data).length).toBeGreaterThan(100);
  });
});
