const { Kind, print, stripIgnoredCharacters, visit } = require('graphql');

/* Generates each query and subscription as text, typed with its variables and data. */

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

/** The name, the text and the kind of each query and subscription, with the fragments that it uses. */
exports.textsOf = (documents) => {
  const definitions = documents.flatMap(({ document }) => document.definitions);
  const fragments = new Map(
    definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]),
  );
  return definitions
    .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    .map((operation) => {
      const text = [operation, ...fragmentsOf(operation, fragments)].map(print).join('\n');
      return [operation.name.value, stripIgnoredCharacters(text), operation.operation];
    });
};

exports.plugin = (_schema, documents) => {
  const texts = exports.textsOf(documents).map(([name, text, kind]) => {
    const typeName = `Types.${name}${kind === 'subscription' ? 'Subscription' : 'Query'}`;
    const type = `TypedText<${typeName}, ${typeName}Variables>`;
    return `export const ${name}Text = ${JSON.stringify(text)} as ${type};`;
  });
  return { prepend: ["import type { TypedText } from '../document';"], content: texts.join('\n\n') };
};
