const { isObjectType } = require('graphql');

exports.plugin = (schema) => {
  const root = schema.getQueryType();
  const names = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && type !== root && !type.name.startsWith('__'))
    .filter((type) => !('id' in type.getFields()))
    .map(({ name }) => name)
    .sort();
  const policies = Object.fromEntries(names.map((name) => [name, { merge: true }]));
  return [
    '/** Makes Apollo Client merge the fields of objects without an id, instead of replacing one selection by another. */',
    `export const typePolicies: Record<string, { merge: true }> = ${JSON.stringify(policies, null, 2)};`,
  ].join('\n');
};
