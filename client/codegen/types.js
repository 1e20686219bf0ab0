const { plugin } = require('@graphql-codegen/typescript-operations');
const { isEnumType } = require('graphql');

/* Generates the types of data and variables, so that they also fit a gateway newer than the client. */

/** Renames the placeholder types of future.graphql to '%other'. */
const withOtherKinds = (content) =>
  content
    .replace(/'Future(?:Execution|Node)'/g, "'%other'")
    .replace(/_Future(Execution|Node)_/g, '_Other$1_');

/** Data can contain unknown enum values, but variables accept only known ones. */
const withKnownInputValues = (content, enumNames) => {
  const enumName = new RegExp(`\\b(${enumNames.join('|')})\\b(?=[>;\\s])`, 'g');
  return content.replace(/^export type \w+(?:Input|Filter|Variables) = [\s\S]*?^\}>?;$/gm, (inputType) =>
    inputType.replace(enumName, (name) => `Known<${name}>`),
  );
};

/** No query uses @defer, so the types of incremental delivery are unused. */
const isIncremental = (line) => line.includes('type Incremental<');

const known = `/** The values of an enum that this client knows. */
export type Known<Value> = Exclude<Value, '%future added value'>;
`;

exports.plugin = async (schema, documents, config, info) => {
  const generated = await plugin(schema, documents, config, info);
  const enumNames = Object.values(schema.getTypeMap())
    .filter(isEnumType)
    .map(({ name }) => name);
  return {
    ...generated,
    prepend: generated.prepend.filter((line) => !isIncremental(line)),
    content: known + withKnownInputValues(withOtherKinds(generated.content), enumNames),
  };
};
