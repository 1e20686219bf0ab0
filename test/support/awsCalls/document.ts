import type { Call, MeasuredRoot, MeasuredThing, MeasuredWay } from './measure';

const code = (text: string): string => `\`${text}\``;
const nothing = '–';

const cell = (calls: readonly Call[]): string =>
  calls.map(({ operation, isTogether }) => (isTogether ? `${operation} (together)` : operation)).join(', ') ||
  nothing;

/** A table as Prettier writes it. */
const table = (rows: readonly (readonly string[])[]): string => {
  const [head = [], ...body] = rows;
  const widths = head.map((_cell, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
};

/** Ways of one sort on which every field costs the same. */
interface Column {
  readonly how: MeasuredWay['how'];
  readonly names: readonly string[];
  readonly fields: MeasuredWay['fields'];
}

const words = { 'look-up': 'by look-up', list: 'from a list', relation: 'by a relation' } as const;
const order = ['look-up', 'list', 'relation'] as const;

const columnsOf = (ways: readonly MeasuredWay[]): Column[] => {
  const columns = new Map<string, Column>();
  for (const { how, name, fields } of ways) {
    const key = JSON.stringify([how, [...fields]]);
    columns.set(key, { how, names: [...(columns.get(key)?.names ?? []), name], fields });
  }
  return [...columns.values()].sort((one, other) => order.indexOf(one.how) - order.indexOf(other.how));
};

const headOf = ({ how, names }: Column, columns: readonly Column[]): string =>
  columns.filter((column) => column.how === how).length === 1
    ? words[how]
    : `${words[how]}: ${names.map(code).join(', ')}`;

const wayLine = ({ how, name, own }: MeasuredWay): string => `- ${words[how]}, ${code(name)}: ${cell(own)}`;

const sectionOf = ({ name, ways }: MeasuredThing): string => {
  const columns = columnsOf(ways);
  const fields = [...new Set(columns.flatMap((column) => [...column.fields.keys()]))];
  const costs = (field: string): string[] => columns.map((column) => cell(column.fields.get(field) ?? []));
  const costly = fields.filter((field) => costs(field).some((calls) => calls !== nothing));
  const free = fields.filter((field) => !costly.includes(field));

  const sorted = order.flatMap((how) => ways.filter((way) => way.how === how));
  const rows = costly.map((field) => [code(field), ...costs(field)]);
  return [
    `### ${name}`,
    sorted.map(wayLine).join('\n'),
    ...(rows.length > 0
      ? [table([['field', ...columns.map((column) => headOf(column, columns))], ...rows])]
      : []),
    `At no further cost on any way: ${free.map(code).join(', ')}.`,
  ].join('\n\n');
};

const byName = (one: MeasuredRoot, other: MeasuredRoot): number => (one.name < other.name ? -1 : 1);

const toldOf = (operations: readonly string[], pageSize: number | undefined): string => {
  if (operations.length === 0) return nothing;
  if (operations.length > 1) return 'a page of parents, or of the executions of one';
  return pageSize === undefined ? 'one' : `up to ${pageSize} per call`;
};

const rootTable = (roots: readonly MeasuredRoot[]): string =>
  table([
    ['field of `Query`', 'AWS operation', 'tells of'],
    ...[...roots]
      .sort(byName)
      .map(({ name, operations, pageSize }) => [
        code(name),
        operations.join(', ') || nothing,
        toldOf(operations, pageSize),
      ]),
  ]);

const intro = `# What each field costs in AWS calls

This page is measured, not written: \`test/docs/awsCalls.test.ts\` starts the gateway on a sandbox, asks for each field of
the schema alone, and compares the AWS operations that arrive with what stands here. To write it anew, after a change
that is meant: \`UPDATE_DOCS=1 npx jest test/docs/awsCalls.test.ts\`.

How to read the tables:

- There are three ways to a thing. A **look-up** asks AWS even where only an id is selected, so that null means
  that AWS does not know it. A **list** tells some of each thing. A **relation** asks nothing by itself, since the ids
  are in the answer that led to it. The lines above a table tell what the thing itself costs on each way.
- A table tells what a field costs **beyond that**, when nothing else is selected. In a list it is that call for each
  thing; _(together)_ marks one call for all of them, as far as AWS's limits go (25 names in a batch, and one parent).
- ${nothing} stands for no call. A connection costs its first page, as told; the next pages cost the same again.
- Nothing is paid for twice: within one request no call is made again, whichever fields want it, and one call serves
  all the fields that it tells. So each figure is the most that a field costs, and several together cost less.
- \`a.b\` is a field within a field, listed where it costs more than \`a\` does. All others cost what \`a\` costs.
- Not told here: STS (\`AssumeRole\` once per role and hour or so, \`GetCallerIdentity\` once per process where no
  scopes are configured), and tries after a passing fault.`;

/** docs/aws-calls.md, as Prettier would leave it. */
export const awsCallsDocument = (
  roots: readonly MeasuredRoot[],
  byId: readonly string[],
  things: readonly MeasuredThing[],
): string =>
  `${[
    intro,
    '## Where a question begins',
    rootTable(roots),
    `${byId.map(code).join(', ')} cost what the look-up of the thing costs that the id names.`,
    '## Field by field',
    ...things.map(sectionOf),
  ].join('\n\n')}\n`;
