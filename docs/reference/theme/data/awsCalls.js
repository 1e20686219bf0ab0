/* Reads the AWS calls of each field from docs/aws-calls.md. */

const nothing = '–';

const bare = (cell) => cell.replaceAll('`', '');

/** The rows of a text's first table, its head first. */
const tableIn = (text) =>
  (/(?:^\|.*\n)+/m.exec(text)?.[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\| -/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

/** `GetImage` where all ways cost the same, else each way's own: `from a list, by a relation: GetImage`. */
const costOf = (costs, ways) => {
  const waysOf = new Map();
  for (const [column, cost] of costs.entries()) waysOf.set(cost, [...(waysOf.get(cost) ?? []), ways[column]]);
  if (waysOf.size === 1) return costs[0];
  waysOf.delete(nothing);
  return [...waysOf].map(([cost, of]) => `${of.join(', ')}: ${cost}`).join('; ');
};

/** `['image', 'ListImages, up to 25 per call']` and so on, for the fields of Query. */
const rootCosts = (text) => [
  ...tableIn(text)
    .slice(1)
    .map(([field, operations, objects]) => [
      bare(field),
      objects === 'one' || objects === nothing ? operations : `${operations}, ${objects}`,
    ]),
  ...[...text.matchAll(/^((?:`\w+`(?:, )?)+): (.*)\.$/gm)].flatMap(([, fields, cost]) =>
    fields.split(', ').map((field) => [bare(field), cost]),
  ),
];

/** The same for the fields of a type, `results.steps.name` among them. */
const fieldCosts = (section) => {
  const [head = [], ...rows] = tableIn(section);
  const free = /^No further calls on any way: (.*)\.$/m.exec(section)?.[1].split(', ') ?? [];
  return [
    ...rows.map(([field, ...costs]) => [bare(field), costOf(costs, head.slice(1))]),
    ...free.map((field) => [bare(field), nothing]),
  ];
};

/**
 * From the text of docs/aws-calls.md: `roots`, the costs of the fields of Query by name; and `types` by name, each with
 * the costs of its `fields` by path, and the `ways` to a thing of the type, as lines of Markdown.
 */
const readAwsCalls = (text) => {
  const [beginning, ...sections] = text.split(/^### /m);
  return {
    roots: new Map(rootCosts(beginning)),
    types: new Map(
      sections.map((section) => [
        section.split('\n', 1)[0],
        { fields: fieldCosts(section), ways: section.match(/^- .*$/gm) ?? [] },
      ]),
    ),
  };
};

module.exports = { nothing, readAwsCalls };
