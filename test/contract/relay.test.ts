import { describe, expect, it } from '@jest/globals';
import { buildSchema, printSchema } from 'graphql';
import { nodeKinds } from '../../src/kinds';
import { createSchema } from '../../src/app/schema';
import { brokenRules, nodeTypes } from './relayRules';

const schema = createSchema();
const sdl = printSchema(schema);

describe('The schema', () => {
  it("follows Relay's rules for names and nullability", () => {
    expect(brokenRules(schema)).toEqual({});
  });

  it('has a `Node` type for each kind of global id, and no other', () => {
    expect(nodeTypes(schema).sort()).toEqual([...nodeKinds].sort());
  });
});

describe("Relay's rules", () => {
  it.each([
    ['nodeRules', 'Query.node', /(\n {2}node\([\s\S]*?)id: ID!/, '$1key: ID!'],
    ['nodeRules', 'Query.node', /(\n {2}node\([\s\S]*?\)): Node\n/, '$1: Node!\n'],
    ['nodeRules', 'Query.nodes', /(\n {2}nodes\([\s\S]*?\)): \[Node\]!/, '$1: [Node!]!'],
    ['idRules', 'Blueprint', /type Blueprint implements Node/, 'type Blueprint'],
    ['idRules', 'Ami', /type Ami \{/, 'type Ami {\n  id: ID!'],
    ['pageInfoRules', 'PageInfo.endCursor', /endCursor: String/, 'endCursor: String!'],
    ['pageInfoRules', 'PageInfo.hasNextPage', /hasNextPage: Boolean!/, 'hasNextPage: Boolean'],
    [
      'connectionRules',
      'ImageConnection',
      /(type ImageConnection \{[\s\S]*?)pageInfo: PageInfo!/,
      '$1pageInfo: PageInfo',
    ],
    ['connectionRules', 'ImageConnection', /(type ImageConnection \{[\s\S]*?)edges: /, '$1rows: '],
    ['connectionRules', 'ImageConnection', /(type ImageEdge \{[\s\S]*?)cursor: String!/, '$1cursor: String'],
    ['connectionRules', 'ImagePage', /ImageConnection/g, 'ImagePage'],
    ['nameRules', 'AmiEdge', /\bAmi\b/g, 'AmiEdge'],
    ['pagingRules', 'Blueprint.runs', /(type Blueprint [\s\S]*?runs\([\s\S]*?)first: Int/, '$1count: Int'],
    ['pagingRules', 'Blueprint.runs', /: BlueprintRunConnection\n/, ': BlueprintRunConnection!\n'],
  ])('detect a violation: %s, %s', (rule, place, from, to) => {
    const broken = sdl.replace(from, to);

    expect(broken).not.toBe(sdl);
    expect(brokenRules(buildSchema(broken, { assumeValid: true }))[rule]).toEqual([place]);
  });
});
