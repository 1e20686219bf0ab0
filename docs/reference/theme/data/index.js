const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const arrangeAsUsual = require('spectaql/dist/themes/default/data').default;
const { nothing, readAwsCalls } = require('./awsCalls');

const namedType = (type) => (type.ofType ? namedType(type.ofType) : type.name);

/** `Type.field` at the end of a path that begins in a type: of `results.steps.name`, say. */
const placeAt = (types, typeName, path) => {
  const [name, ...rest] = path.split('.');
  if (rest.length === 0) return `${typeName}.${name}`;
  const field = types.find((type) => type.name === typeName).fields.find((each) => each.name === name);
  return placeAt(types, namedType(field.type), rest.join('.'));
};

const costsByPlace = (types, measured) =>
  new Map(
    [...measured].flatMap(([typeName, { fields }]) =>
      fields.map(([path, cost]) => [placeAt(types, typeName, path), cost]),
    ),
  );

/** A field of a type that is not measured by itself comes with the field that leads to the type. */
const costIn = (type, field, costs) =>
  type.kind === 'INTERFACE'
    ? 'see the implementing types'
    : (costs.get(`${type.name}.${field.name}`) ?? nothing);

const withWays = (type, measured) =>
  [type.description, ...(measured.get(type.name)?.ways ?? [])].join('\n\n').replaceAll('\n\n- ', '\n- ');

/**
 * The arrangement of the default theme; each field with its `awsCalls`, and no type with an example, since SpectaQL
 * would make one up.
 */
module.exports = (options) => {
  const { types } = options.introspectionResponse.__schema;
  const measured = readAwsCalls(readFileSync(join(__dirname, '../../../aws-calls.md'), 'utf8'));
  const costs = costsByPlace(types, measured.types);

  const withCosts = (type) => ({
    ...type,
    example: null,
    description: withWays(type, measured.types),
    fields: type.fields?.map((field) => ({ ...field, awsCalls: costIn(type, field, costs) })),
  });
  const arranged = (item) => {
    if (item.items) return { ...item, items: item.items.filter(Boolean).map(arranged) };
    if (item.isType) return withCosts(item);
    return { ...item, awsCalls: measured.roots.get(item.name) ?? 'see the description' };
  };
  return arrangeAsUsual(options).map(arranged);
};
