import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { isNodeKind, kindOf, nodeKinds } from '../../src/kinds';
import { schemaOfFiles } from '../support/schema';

const root = join(__dirname, '../..');
const schema = schemaOfFiles();

const namesIn = (folder: string, extension: string): string[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith(extension))
    .map((file) => file.slice(0, -extension.length));

/** Schema files of what several nouns share, of the request itself, and of what is computed of several objects. */
const shared = ['execution', 'executions', 'imageComparison', 'subscription', 'viewer'];
const nouns = namesIn('schema', '.graphql').filter((name) => !shared.includes(name));
const typeNameOf = (noun: string): string => noun.charAt(0).toUpperCase() + noun.slice(1);
const nounOf = (typeName: string): string => typeName.charAt(0).toLowerCase() + typeName.slice(1);

/** The kinds some of whose fields the resolver table computes. */
const computedKinds = nodeKinds.filter((name) =>
  Object.values(kindOf(name).fields).some((field) => !('read' in field)),
);

describe('A noun', () => {
  it.each(nouns)('has one name in all folders: %s', (noun) => {
    const files = [`src/kinds/${noun}.ts`, `test/kinds/${noun}.test.ts`];

    const missing = files.filter((file) => !existsSync(join(root, file)));

    expect(missing).toEqual([]);
  });

  it.each(nouns)('is named after its type: %s', (noun) => {
    expect(isObjectType(schema.getType(typeNameOf(noun)))).toBe(true);
  });

  it('is a kind, unless AWS cannot look it up', () => {
    const typeNames = nouns.map(typeNameOf);

    const others = typeNames.filter((name) => !isNodeKind(name));

    expect(others.sort()).toEqual(['LifecycleResource', 'LogEvent']);
    expect(nodeKinds.filter((name) => !typeNames.includes(name))).toEqual([]);
  });

  it('has a resolver table exactly where a resolver computes some of its fields', () => {
    const tables = namesIn('src/resolvers', '.ts').filter((name) => nouns.includes(name));

    // What AWS cannot look up is no kind, so that its table resolves all of its fields.
    expect(tables.sort()).toEqual([...computedKinds.map(nounOf), 'lifecycleResource'].sort());
  });
});

describe('A file of src/kinds', () => {
  it('is of a noun, or of what all kinds share', () => {
    const others = namesIn('src/kinds', '.ts').filter((name) => !nouns.includes(name));

    expect(others).toEqual([
      'answers',
      'codec',
      'defineKind',
      'execution',
      'fields',
      'imageBuilderFilters',
      'imageFindings',
      'imagePackage',
      'index',
      'kind',
      'list',
      'listing',
      'logQuery',
      'loggedTransfer',
      'recordOf',
      'transferLog',
      'views',
    ]);
  });
});

describe('A file of src/loaders', () => {
  it('is of no noun, because the declarations of the kinds say what differs', () => {
    expect(namesIn('src/loaders', '.ts').filter((name) => nouns.includes(name))).toEqual([]);
  });
});
