const { plugin } = require('@graphql-codegen/fragment-matcher');

/* As the cache of Apollo Client wants them. */

exports.plugin = async (schema, documents, config) => {
  const { possibleTypes } = JSON.parse(
    await plugin(schema, documents, config, { outputFile: 'possibleTypes.json' }),
  );
  return [
    '/** The types that implement each interface, as the caches of Apollo Client and others take them. */',
    `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(possibleTypes, null, 2)};`,
  ].join('\n');
};
