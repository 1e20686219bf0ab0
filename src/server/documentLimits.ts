import { type DocumentNode, GraphQLError, Lexer, type Source, TokenKind, type ValidationRule } from 'graphql';
import type { DocumentLimits } from '../app/limits';
import { type DocumentSize, documentSize, fragmentsOf } from './documentSize';
import { nestedIntrospection } from './nestedIntrospection';

/** The nouns of the messages, in the order of the checks. */
const nouns: Readonly<Record<keyof DocumentSize, string>> = {
  operations: 'operations',
  recursiveSelections: 'selections, with those of each spread fragment',
  depth: 'levels of nested fields',
  aliases: 'aliases',
  repetitions: 'selections with one response name in one selection set',
  directives: 'directives',
  introspections: '`__schema` fields',
};

const problemOf = (document: DocumentNode, limits: DocumentLimits): string | undefined => {
  const fragments = fragmentsOf(document);
  const size = documentSize(document, fragments);
  for (const name of Object.keys(nouns) as (keyof DocumentSize)[]) {
    if (size[name] > limits[name]) {
      return `The document has ${size[name]} ${nouns[name]}. At most ${limits[name]} are allowed (limits.${name}).`;
    }
  }
  const list = nestedIntrospection(document, fragments);
  return list && `The document nests \`${list}\` of the introspection in itself, which is not allowed.`;
};

/**
 * Refuses documents that exceed a limit, before any other rule inspects their selections: GraphQL.js compares all pairs of
 * fields with one response name.
 */
export const documentLimits =
  (limits: DocumentLimits): ValidationRule =>
  (context) => ({
    Document(document) {
      const problem = problemOf(document, limits);
      if (problem === undefined) return undefined;
      context.reportError(new GraphQLError(problem));
      return null; // Skips the document in all rules.
    },
  });

/** The number of tokens of a document, up to its first syntax error. */
const countTokens = (source: Source): number => {
  const lexer = new Lexer(source);
  let count = 0;
  try {
    while (lexer.advance().kind !== TokenKind.EOF) count += 1;
  } catch {
    return count;
  }
  return count;
};

/** The messages of GraphQL.js for a document that is too large to parse or to validate. */
const tooManyTokens = /Document contains more that? \d+ tokens/;
const tooDeep = 'Maximum call stack size exceeded';
const tooManyComparisons = 'Validation aborted.';

/** A readable message for a document that GraphQL.js has stopped to process; undefined for any other error. */
export const sizeMessageOf = (
  { message, source }: Pick<GraphQLError, 'message' | 'source'>,
  { tokens }: DocumentLimits,
): string | undefined => {
  if (tooManyTokens.test(message) && source) {
    return `Syntax Error: The document has ${countTokens(source)} tokens. At most ${tokens} are allowed (limits.tokens).`;
  }
  if (message.includes(tooDeep)) return 'Syntax Error: The document is nested too deeply.';
  if (message === tooManyComparisons) {
    return 'The document selects too many fields with one response name. Select each field once.';
  }
  return undefined;
};
