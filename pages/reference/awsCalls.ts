import type { GraphQLSchema } from 'graphql';
import { getNamedType, isInterfaceType, isObjectType } from 'graphql';

/* Reads the AWS calls of each field from docs/aws-calls.md. */

/** The mark of a field that makes no AWS call. */
export const noCalls = '–';

const bare = (cell: string): string => cell.replaceAll('`', '');

/** The rows of a text's first table, its head first. */
const tableIn = (text: string): string[][] =>
  (/(?:^\|.*\n)+/m.exec(text)?.[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('| -'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

/** `GetImage` if all ways cost the same, otherwise the cost of each way: `from a list, by a relation: GetImage`. */
const costOf = (costs: readonly string[], ways: readonly string[]): string => {
  const waysOf = new Map<string, string[]>();
  for (const [column, cost] of costs.entries())
    waysOf.set(cost, [...(waysOf.get(cost) ?? []), ways[column] ?? '']);
  if (waysOf.size === 1) return costs[0] ?? noCalls;
  waysOf.delete(noCalls);
  return [...waysOf].map(([cost, names]) => `${names.join(', ')}: ${cost}`).join('; ');
};

/** The cost of each field of `Query`: `['image', 'ListImages, up to 25 per call']`. */
const rootCosts = (text: string): [path: string, cost: string][] => [
  ...tableIn(text)
    .slice(1)
    .map(([field = '', operations = '', objects = '']): [string, string] => [
      bare(field),
      objects === 'one' || objects === noCalls ? operations : `${operations}, ${objects}`,
    ]),
  ...[...text.matchAll(/^((?:`\w+`(?:, )?)+): (.*)\.$/gm)].flatMap(([, fields = '', cost = '']) =>
    fields.split(', ').map((field): [string, string] => [bare(field), cost]),
  ),
];

/** The same for the fields of a type, including nested ones such as `results.steps.name`. */
const fieldCosts = (section: string): [path: string, cost: string][] => {
  const [head = [], ...rows] = tableIn(section);
  const free = /^No further calls on any way: (.*)\.$/m.exec(section)?.[1]?.split(', ') ?? [];
  return [
    ...rows.map(([field = '', ...costs]): [string, string] => [bare(field), costOf(costs, head.slice(1))]),
    ...free.map((field): [string, string] => [bare(field), noCalls]),
  ];
};

/** `Type.field` at the end of a path that begins in a type, such as `results.steps.name`. */
const coordinateOf = (schema: GraphQLSchema, typeName: string, path: string): string => {
  const [name = '', ...rest] = path.split('.');
  const type = schema.getType(typeName);
  if (rest.length === 0 || !(isObjectType(type) || isInterfaceType(type))) return `${typeName}.${name}`;
  const field = type.getFields()[name];
  return field ? coordinateOf(schema, getNamedType(field.type).name, rest.join('.')) : `${typeName}.${name}`;
};

export interface AwsCalls {
  /** The AWS calls of a field: operations, or `–` for none. A field without a measurement comes with its parent. */
  costOf(typeName: string, field: string): string;
  /** The ways to an object of a type, with the calls of each, as Markdown. */
  waysTo(typeName: string): readonly string[];
}

/** From the text of docs/aws-calls.md. */
export const readAwsCalls = (schema: GraphQLSchema, text: string): AwsCalls => {
  const [beginning = '', ...sections] = text.split(/^### /m);
  const costs = new Map(rootCosts(beginning).map(([path, cost]) => [`Query.${path}`, cost]));
  const ways = new Map<string, readonly string[]>();
  for (const section of sections) {
    const typeName = section.split('\n', 1)[0] ?? '';
    ways.set(typeName, section.match(/^- .*$/gm) ?? []);
    for (const [path, cost] of fieldCosts(section)) costs.set(coordinateOf(schema, typeName, path), cost);
  }
  return {
    costOf: (typeName, field) =>
      isInterfaceType(schema.getType(typeName))
        ? 'see the implementing types'
        : (costs.get(`${typeName}.${field}`) ?? (typeName === 'Query' ? 'see the description' : noCalls)),
    waysTo: (typeName) => ways.get(typeName) ?? [],
  };
};
