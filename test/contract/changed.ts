import { expect } from '@jest/globals';
import { buildSchema, type GraphQLSchema, parse, print, printSchema, visit } from 'graphql';
import { createSchema } from '../../src/app/schema';

/** The SDL without descriptions, so that tests can replace single lines. */
export const plain = print(
  visit(parse(printSchema(createSchema())), {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  }),
);

/** The schema with the first occurrence of a text replaced. */
export const changed = (from: string, to: string): GraphQLSchema => {
  expect(plain).toContain(from);
  return buildSchema(plain.replace(from, () => to));
};
