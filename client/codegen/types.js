const { plugin } = require('@graphql-codegen/typescript-operations');
const { isEnumType } = require('graphql');

/* The types of answers and variables, made ready for a gateway that is newer than the client. */

/** The members of future.graphql stand for every kind that there is not yet. */
const withOtherKinds = (content) =>
  content
    .replace(/'Future(?:Execution|Node)'/g, "'%other'")
    .replace(/_Future(Execution|Node)_/g, '_Other$1_');

/** A client may be told a word that it does not know, but it gives only words that it knows. */
const withKnownWordsGiven = (content, enumNames) => {
  const word = new RegExp(`\\b(${enumNames.join('|')})\\b(?=[>;\\s])`, 'g');
  return content.replace(/^export type \w+(?:Input|Filter|Variables) = [\s\S]*?^\}>?;$/gm, (given) =>
    given.replace(word, (name) => `Known<${name}>`),
  );
};

/** No question asks for its answer in parts. */
const isOfParts = (line) => line.includes('type Incremental<');

const known = `/** The words of an enum that this client knows. */
export type Known<Word> = Exclude<Word, '%future added value'>;
`;

exports.plugin = async (schema, documents, config, info) => {
  const generated = await plugin(schema, documents, config, info);
  const enumNames = Object.values(schema.getTypeMap())
    .filter(isEnumType)
    .map(({ name }) => name);
  return {
    ...generated,
    prepend: generated.prepend.filter((line) => !isOfParts(line)),
    content: known + withKnownWordsGiven(withOtherKinds(generated.content), enumNames),
  };
};
