const { Kind, print, stripIgnoredCharacters, visit } = require('graphql');

/* Generates each query as text, typed with its variables and data. */

const namesOfFragments = (definition) => {
  const names = [];
  visit(definition, { FragmentSpread: ({ name }) => void names.push(name.value) });
  return names;
};

/** The fragments that a definition uses, directly or through other fragments. */
const fragmentsOf = (definition, fragments, found = new Set()) => {
  for (const fragment of namesOfFragments(definition).map((name) => fragments.get(name))) {
    if (found.has(fragment)) continue;
    found.add(fragment);
    fragmentsOf(fragment, fragments, found);
  }
  return found;
};

exports.plugin = (_schema, documents) => {
  const definitions = documents.flatMap(({ document }) => document.definitions);
  const fragments = new Map(
    definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]),
  );
  const texts = definitions
    .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    .map((operation) => {
      const { value: name } = operation.name;
      const text = [operation, ...fragmentsOf(operation, fragments)].map(print).join('\n');
      const type = `TypedText<Types.${name}Query, Types.${name}QueryVariables>`;
      return `export const ${name}Text = ${JSON.stringify(stripIgnoredCharacters(text))} as ${type};`;
    });
  return { prepend: ["import type { TypedText } from '../document';"], content: texts.join('\n\n') };
};
