import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery, Kind, parse } from 'graphql';
import { readSettings } from '../../src/config';
import { documentSize, fragmentsOf, mergedSize } from '../../src/server/documentSize';
import { demoEstate } from '../../sandbox/demoData';
import { gatewayForTests } from '../support/gatewayForTests';

/* Honest documents are far below the limits. test/attacks/ has those above them. */

const { limits } = readSettings({});
const root = join(__dirname, '../..');

const documentsIn = (folder: string): readonly (readonly [name: string, text: string])[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => [`${folder}/${file}`, readFileSync(join(root, folder, file), 'utf8')]);

const fragments = documentsIn('client/operations/fragments')
  .map(([, text]) => text)
  .join('\n');

const usedFragments = (text: string): string => {
  const { definitions } = parse(fragments);
  const byName = new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION && definition.loc
        ? [[definition.name.value, fragments.slice(definition.loc.start, definition.loc.end)]]
        : [],
    ),
  );
  const used = new Map<string, string>();
  const collect = (document: string): void => {
    for (const [, name = ''] of document.matchAll(/\.\.\.\s*(?!on\b)(\w+)/g)) {
      const fragment = byName.get(name);
      if (!fragment || used.has(name)) continue;
      used.set(name, fragment);
      collect(fragment);
    }
  };
  collect(text);
  return [text, ...used.values()].join('\n');
};

const documents = [
  ...documentsIn('examples'),
  ...documentsIn('client/operations').map(([name, text]) => [name, usedFragments(text)] as const),
  [
    "GraphiQL's introspection",
    getIntrospectionQuery({ inputValueDeprecation: true, schemaDescription: true }),
  ],
] as const;

describe('An honest document is far below the limits:', () => {
  it.each(documents)('%s', (_name, text) => {
    const document = parse(text);
    const { introspections, typeFields, ...size } = documentSize(document);
    const { repetitions, typenames } = mergedSize(document, fragmentsOf(document));

    expect(introspections).toBeLessThanOrEqual(limits.introspections);
    expect(typeFields).toBe(0);
    expect(typenames).toBeLessThanOrEqual(1);
    expect(repetitions).toBeLessThanOrEqual(limits.repetitions / 2);
    expect(text.split('\n').length).toBeLessThan(limits.lines / 2);
    expect(() => parse(text, { maxLexicalTokens: limits.tokens / 2 })).not.toThrow();
    for (const name of Object.keys(size) as (keyof typeof size)[]) {
      expect(size[name]).toBeLessThanOrEqual(limits[name] / (name === 'depth' ? 1.5 : 2));
    }
  });
});

describe('An answer with many errors', () => {
  const { ask, injectFault } = gatewayForTests(demoEstate(), { limits: { itemsPerAnswer: 150 } });

  it('has the first hundred, and the number of the others', async () => {
    const { data } = await ask('{ blueprints(first: 1) { nodes { id } } }');
    const id = String(data.blueprints.nodes[0].id);
    injectFault('BatchGetBlueprints', { kind: 'accessDenied' });

    const answer = await ask(
      'query ($ids: [ID!]!) { a: nodes(ids: $ids) { id } b: nodes(ids: $ids) { id } }',
      {
        ids: Array(70).fill(id),
      },
    );

    expect(answer.errors).toHaveLength(100);
    expect(answer.errors?.[99]?.path).toEqual(['b', 29]);
    expect(answer.extensions).toEqual({ errorsOmitted: 40 });
  });

  it('has no count where all errors are in it', async () => {
    const { errors, extensions } = await ask('query { a: node(id: "x") { id } b: node(id: "x") { id } }');

    expect(errors).toHaveLength(2);
    expect(extensions).toBeUndefined();
  });
});
