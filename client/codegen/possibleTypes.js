const { plugin } = require('@graphql-codegen/fragment-matcher');

exports.plugin = async (schema, documents, config) => {
  const { possibleTypes } = JSON.parse(
    await plugin(schema, documents, config, { outputFile: 'possibleTypes.json' }),
  );
  return [
    '/** The types that implement each interface, for the cache of Apollo Client and others. */',
    `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(possibleTypes, null, 2)};`,
  ].join('\n');
};
