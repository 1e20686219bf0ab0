import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, isObjectType, isScalarType, validateSchema } from 'graphql';
import { validateSDL } from 'graphql/validation/validate';
import { createSchema } from '../../src/app/schema';
import { parseTypeDefs } from '../../src/app/typeDefs';
import { resolvers } from '../../src/resolvers';

describe('The schema', () => {
  it('is valid, which a process does not check', () => {
    const typeDefs = parseTypeDefs();

    expect(validateSDL(typeDefs)).toEqual([]);
    expect(validateSchema(buildASTSchema(typeDefs))).toEqual([]);
  });

  it('has each resolver at its field, and the behaviour of its scalars', () => {
    const schema = createSchema();
    const type = (name: string) => schema.getType(name);
    const query = type('Query');
    const dateTime = type('DateTime');

    expect(isObjectType(query) && query.getFields().executions?.resolve).toBe(resolvers.Query.executions);
    expect(isScalarType(dateTime) && dateTime.parseValue).toBe(resolvers.DateTime.__parseValue);
    expect(Object.keys(resolvers).filter((name) => !type(name))).toEqual([]);
  });
});
