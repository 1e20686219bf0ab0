import { describe, expect, it } from '@jest/globals';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { parse, visit } from 'graphql';
import { createSchema } from '../../src/app/schema';
import { printSubgraph } from '../../src/app/subgraph';
import { nodeKinds } from '../../src/kinds';

const subgraph = createSchema(true);

/** The directives of types in the SDL: `Type @key`. */
const directivesOf = (sdl: string): string[] => {
  const found: string[] = [];
  const collect = (node: {
    readonly name: { readonly value: string };
    readonly directives?: readonly { readonly name: { readonly value: string } }[];
  }) => {
    for (const { name } of node.directives ?? []) found.push(`${node.name.value} @${name.value}`);
  };
  visit(parse(sdl), { ObjectTypeDefinition: collect, InterfaceTypeDefinition: collect });
  return found.sort();
};

describe('The schema as a subgraph', () => {
  it('has every object with a global id and the interface Execution as entities by their id', () => {
    const expected = [...nodeKinds, 'Execution'].map((name) => `${name} @key`);

    const sdl = printSubgraph(subgraph);

    expect(directivesOf(sdl)).toEqual([...expected, 'PageInfo @shareable'].sort());
    expect(sdl.match(/@key\(fields: "id"\)/g)).toHaveLength(expected.length);
  });

  it('differs from the schema of clients only by what federation adds', async () => {
    const changes = await diff(createSchema(), subgraph);

    const others = changes.filter(
      ({ criticality, message }) =>
        criticality.level !== CriticalityLevel.NonBreaking &&
        !/^Directive '(?:key|link|shareable)' was added to /.test(message),
    );
    expect(others.map(({ message }) => message)).toEqual([]);
    expect(Object.keys(subgraph.getTypeMap()).filter((name) => !createSchema().getType(name))).toEqual(
      expect.arrayContaining(['_Any', '_Entity', '_Service']),
    );
  });
});
