import { type DocumentNode, GraphQLError, Lexer, type Source, TokenKind, type ValidationRule } from 'graphql';
import type { DocumentLimits } from '../app/limits';
import { type DocumentSize, documentSize, type Fragments, fragmentsOf, mergedSize } from './documentSize';
import { fragmentErrors } from './fragmentUse';
import { introspectionProblem } from './introspectionLimits';
import { rootConditionErrors } from './rootConditions';

/** The nouns of the messages, in the order of the checks. */
const nouns: Readonly<Record<Exclude<keyof DocumentSize, 'typeFields'>, string>> = {
  operations: 'operations',
  fragments: 'fragments',
  recursiveSelections: 'selections, with those of each spread fragment',
  depth: 'levels of nested fields',
  aliases: 'aliases',
  directives: 'directives',
  introspections: '`__schema` fields',
  nameCharacters: 'characters in one name',
};

/** These are no settings: honest documents have one or two. */
const mostTypenames = 3;
const mostTypeFields = 10;

const tooMany = (count: number, noun: string, most: number, name?: string): string =>
  `The document has ${count} ${noun}. At most ${most} are allowed${name === undefined ? '' : ` (limits.${name})`}.`;

const sizeProblem = (
  document: DocumentNode,
  fragments: Fragments,
  limits: DocumentLimits,
): string | undefined => {
  const size = documentSize(document, fragments);
  for (const name of Object.keys(nouns) as (keyof typeof nouns)[]) {
    if (size[name] > limits[name]) return tooMany(size[name], nouns[name], limits[name], name);
  }
  if (size.typeFields > mostTypeFields) return tooMany(size.typeFields, '`__type` fields', mostTypeFields);
  const { repetitions, typenames } = mergedSize(document, fragments);
  if (repetitions > limits.repetitions) {
    return tooMany(repetitions, 'selections of one field of one object', limits.repetitions, 'repetitions');
  }
  if (typenames > mostTypenames)
    return tooMany(typenames, '`__typename` fields of one object', mostTypenames);
  return introspectionProblem(document, fragments);
};

const errorsOf = (document: DocumentNode, limits: DocumentLimits): readonly GraphQLError[] => {
  const fragments = fragmentsOf(document);
  const errors = fragmentErrors(document, fragments);
  if (errors.length > 0) return errors;
  const problem = sizeProblem(document, fragments, limits);
  return problem === undefined ? rootConditionErrors(document, fragments) : [new GraphQLError(problem)];
};

/**
 * Refuses documents that exceed a limit, before any other rule inspects their selections: GraphQL.js compares all pairs of
 * fields with one response name. Likewise those at which a rule of GraphQL.js fails.
 */
export const documentLimits =
  (limits: DocumentLimits): ValidationRule =>
  (context) => ({
    Document(document) {
      const errors = errorsOf(document, limits);
      if (errors.length === 0) return undefined;
      for (const error of errors) context.reportError(error);
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
