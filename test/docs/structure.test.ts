import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { isNodeKind, nodeKinds } from '../../src/kinds';
import { schemaOfFiles } from '../support/schema';

const root = join(__dirname, '../..');

const namesIn = (folder: string, extension: string): string[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith(extension))
    .map((file) => file.slice(0, -extension.length));

/** What all nouns share. */
const shared = ['execution', 'executions'];
const nouns = namesIn('schema', '.graphql').filter((name) => !shared.includes(name));

describe('A noun', () => {
  it.each(nouns)('has one name in all folders: %s', (noun) => {
    const files = [`src/loaders/${noun}.ts`, `src/resolvers/${noun}.ts`, `test/kinds/${noun}.test.ts`];

    const missing = files.filter((file) => !existsSync(join(root, file)));

    expect(missing).toEqual([]);
  });

  it.each(nouns)('is named after its type: %s', (noun) => {
    const type = schemaOfFiles().getType(noun.charAt(0).toUpperCase() + noun.slice(1));

    expect(isObjectType(type)).toBe(true);
  });

  it('has a global id, unless AWS cannot look it up', () => {
    const typeNames = nouns.map((noun) => noun.charAt(0).toUpperCase() + noun.slice(1));

    const withoutId = typeNames.filter((name) => !isNodeKind(name));

    expect(withoutId).toEqual(['LifecycleResource']);
    expect(nodeKinds.filter((name) => !typeNames.includes(name))).toEqual([]);
  });
});

describe('A loader', () => {
  it('is of a noun, or of what all loaders share', () => {
    const helpers = namesIn('src/loaders', '.ts').filter((name) => !nouns.includes(name));

    expect(helpers).toEqual(['index', 'lists', 'pages', 'perKey', 'siblings', 'spread']);
  });
});
