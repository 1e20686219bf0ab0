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
const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
const names = texts.map((text) => nameOf(parse(text)));
const subscriptions = texts.filter((text) => /^subscription /m.test(text)).map((text) => nameOf(parse(text)));
const queries = names.filter((name) => !subscriptions.includes(name));

const textOf = (name: string): string => String(exported[`${name}Text`]);
const documentOf = (name: string) => exported[`${name}Document`] as DocumentNode;

/** The paths of all fields that a document selects, with fragments resolved. */
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

describe('The queries and subscriptions of the client', () => {
  it('are in files named after them', () => {
    expect(files).toEqual(names.map((name) => `${kebabOf(name)}.graphql`));
  });

  it('each have a function, a text and a document', () => {
    const ofSuffix = (suffix: string): string[] =>
      Object.keys(exported)
        .filter((name) => name.endsWith(suffix))
        .map((name) => name.slice(0, -suffix.length));

    expect(ofSuffix('Text').sort()).toEqual([...names].sort());
    expect(ofSuffix('Document').sort()).toEqual([...names].sort());
    expect(
      Object.keys(packaged.createClient({ url: '' }))
        .filter((name) => name !== 'request' && name !== 'watch')
        .sort(),
    ).toEqual(names.map(functionNameOf).sort());
  });

  it.each(names)('are equal as text and as document, and valid in the schema: %s', (name) => {
    const byName = (document: DocumentNode): string[] => document.definitions.map(print).sort();

    expect(byName(parse(textOf(name)))).toEqual(byName(documentOf(name)));
    expect(validate(schemaOfFiles(), documentOf(name))).toEqual([]);
  });

  it.each(readExamples().map((example) => [nameOf(parse(example)), example]))(
    'select at least the fields of the example with the same name: %s',
    (name, example) => {
      // The client has a separate query for counts.
      const required = pathsOf(parse(example)).filter((path) => !path.startsWith('.executionCounts'));

      const selected = new Set(pathsOf(documentOf(name)));

      expect(required.filter((path) => !selected.has(path) && !path.endsWith('__typename'))).toEqual([]);
    },
  );
});

describe('A query of the client, on the sandbox', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startTestGateway(demoEstate(), { cache: { maxBytes: 50_000_000 } });
  });

  afterAll(() => gateway.close());

  it.each(queries)('returns data without null root fields: %s', async (name) => {
    const client = clientOf(gateway);
    const functionName = functionNameOf(name);
    const functions = client as unknown as Record<string, (given?: object) => Promise<object>>;
    const variables = (await variablesOf(client))[functionName];

    const data = await functions[functionName]?.(variables);

    expect(Object.values(data ?? {}).filter((field) => field === null)).toEqual([]);
    expect(JSON.stringify(data).length).toBeGreaterThan(100);
  });

  it.each(subscriptions)('begins with a snapshot: %s', async (name) => {
    const client = clientOf(gateway);
    const functions = client as unknown as Record<string, (given: object) => AsyncIterableIterator<object>>;
    const { executions } = await client.whatIsRunning({ kinds: ['IMAGE_BUILDER_WORKFLOW'], first: 1 });
    const id = executions?.nodes[0]?.id;
    const variables = name === 'WatchExecution' ? { id } : { filter: { kinds: ['IMAGE_BUILDER_WORKFLOW'] } };

    const events = functions[functionNameOf(name)]?.(variables);
    const { value } = (await events?.next()) ?? {};
    await events?.return?.();

    expect(subscriptions).toHaveLength(2);
    expect(Object.values(value ?? {})).toEqual([
      expect.objectContaining({
        type: 'SNAPSHOT',
        execution: expect.objectContaining({ id, __typename: 'ImageBuilderWorkflow', status: 'RUNNING' }),
      }),
    ]);
  });

  it('returns the newest lines of a log, and why the same build failed', async () => {
    const client = clientOf(gateway);

    const { images } = await client.whyDidTheLastBuildFail({ name: 'payments-api' });
    const [image] = images?.nodes ?? [];
    const workflows = image?.workflows?.nodes ?? [];
    const { node } = await client.whatWasLogged({ id: image?.id ?? '', contains: 'Unable to find a match' });
    const { nodes } = await client.whyDidTheseExecutionsFail({ ids: workflows.map(({ id }) => id) });

    const causes = nodes.map((one) => (one && 'rootCause' in one ? one.rootCause?.summary : undefined));
    expect(causes).toEqual([expect.stringContaining('payments-crypto-2.1'), undefined, undefined]);
    expect(workflows.map(({ rootCause }) => rootCause?.summary)).toEqual(causes);
    const messages = node && 'logs' in node ? node.logs?.nodes.map(({ message }) => message) : [];
    expect(messages?.length).toBeGreaterThan(0);
    expect(messages?.filter((message) => !message?.includes('Unable to find a match'))).toEqual([]);
  });
});
