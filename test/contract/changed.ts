import { expect } from '@jest/globals';
import { buildSchema, type GraphQLSchema, parse, print, printSchema, visit } from 'graphql';
import { createSchema } from '../../src/app/schema';

/** The schema as text without descriptions, so that a line can be changed alone. */
export const plain = print(
  visit(parse(printSchema(createSchema())), {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  }),
);

/** The schema with the first occurrence of a text changed. */
export const changed = (from: string, to: string): GraphQLSchema => {
  expect(plain).toContain(from);
  return buildSchema(plain.replace(from, () => to));
};
