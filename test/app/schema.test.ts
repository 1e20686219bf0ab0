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
    const resolved = Object.entries(resolvers).flatMap(([typeName, table]) =>
      Object.keys(table)
        .filter((name) => !name.startsWith('__'))
        .map((name) => ({ typeName, name })),
    );
    const resolverAt = (typeName: string, name: string) => {
      const type = schema.getType(typeName);
      return isObjectType(type) ? type.getFields()[name]?.resolve : undefined;
    };
    const dateTime = schema.getType('DateTime');

    expect(resolved.length).toBeGreaterThan(100);
    expect(resolved.filter(({ typeName, name }) => !resolverAt(typeName, name))).toEqual([]);
    expect(resolverAt('Query', 'executions')?.name).toBe('bound executions');
    expect(isScalarType(dateTime) && dateTime.parseValue).toBe(resolvers.DateTime.__parseValue);
  });
});
