import type { Call, RootCosts, TypeCosts, WayCosts } from './derive';

const code = (text: string): string => `\`${text}\``;
const none = '–';

export const cellOf = (calls: readonly Call[]): string =>
  calls.map(({ operation, isTogether }) => (isTogether ? `${operation} (together)` : operation)).join(', ') ||
  none;

/** A table as Prettier writes it. */
const table = (rows: readonly (readonly string[])[]): string => {
  const [head = [], ...body] = rows;
  const widths = head.map((_cell, column) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
};

const words = { 'look-up': 'by look-up', list: 'from a list', relation: 'by a relation' } as const;
const order = ['look-up', 'list', 'relation'] as const;

/** Ways of one sort on which every field costs the same. */
interface Column {
  readonly how: WayCosts['way']['how'];
  readonly names: readonly string[];
  readonly fields: WayCosts['fields'];
}

const columnsOf = (ways: readonly WayCosts[]): Column[] => {
  const columns = new Map<string, Column>();
  for (const {
    way: { how, name },
    fields,
  } of ways) {
    const key = JSON.stringify([how, [...fields]]);
    columns.set(key, { how, names: [...(columns.get(key)?.names ?? []), name], fields });
  }
  return [...columns.values()].sort((one, other) => order.indexOf(one.how) - order.indexOf(other.how));
};

const headOf = ({ how, names }: Column, columns: readonly Column[]): string =>
  columns.filter((column) => column.how === how).length === 1
    ? words[how]
    : `${words[how]}: ${names.map(code).join(', ')}`;

const sectionOf = ({ name, ways }: TypeCosts): string => {
  const columns = columnsOf(ways);
  const fields = [...new Set(columns.flatMap((column) => [...column.fields.keys()]))];
  const costs = (field: string): string[] => columns.map((column) => cellOf(column.fields.get(field) ?? []));
  const costly = fields.filter((field) => costs(field).some((calls) => calls !== none));
  const free = fields.filter((field) => !costly.includes(field));

  const sorted = order.flatMap((how) => ways.filter(({ way }) => way.how === how));
  const rows = costly.map((field) => [code(field), ...costs(field)]);
  return [
    `### ${name}`,
    sorted.map(({ way, own }) => `- ${words[way.how]}, ${code(way.name)}: ${cellOf(own)}`).join('\n'),
    ...(rows.length > 0
      ? [table([['field', ...columns.map((column) => headOf(column, columns))], ...rows])]
      : []),
    `No further calls on any way: ${free.map(code).join(', ')}.`,
  ].join('\n\n');
};

const returnedBy = ({ operations, pageSize }: RootCosts): string => {
  if (operations.length === 0) return none;
  if (operations.length > 1) return 'a page of parents, or of the executions of one parent';
  return pageSize === undefined ? 'one' : `up to ${pageSize} per call`;
};

const rootTable = (roots: readonly RootCosts[]): string =>
  table([
    ['field of `Query`', 'AWS operations', 'objects'],
    ...[...roots]
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .map((root) => [code(root.name), root.operations.join(', ') || none, returnedBy(root)]),
  ]);

const intro = `# What each field costs in AWS calls

\`test/docs/awsCalls.test.ts\` derives this page from the schema and from the sources of the fields in \`src/kinds\`. It
also queries each field on the sandbox and compares the AWS calls that arrive. After an intended change,
\`UPDATE_DOCS=1 npx jest test/docs/awsCalls.test.ts\` writes the page.

How to read the tables:

- There are three ways to an object. A **look-up** asks AWS or the cache, even if only an ID is selected, so null means that
  AWS does not know the object. A **list** returns some fields of each object. A **relation** makes no call by itself,
  because the response with the parent contains the IDs. The lines above a table show the calls for the object itself.
- The tables show the **further** calls for a field that is selected alone. In a list, each object needs the call;
  _(together)_ marks one call for all objects of the list, up to the limits of AWS: 25 names per batch, and one parent.
- ${none} means no call. A connection costs the call for its first page, and the same call for each further page.
- The gateway makes no call twice within a request, and one call serves all fields that it returns. So a cell shows the
  most that a field costs, and several fields together cost less than the sum.
- \`a.b\` is a field within a field. It has a row if it needs more calls than \`a\`; all others cost the same as \`a\`.
- The tables do not include STS (\`AssumeRole\` about once per hour and role, \`GetCallerIdentity\` once per process without
  configured scopes) and retries.`;

const logs = `\`test/kinds/logEvent.test.ts\` and \`test/kinds/rootCause.test.ts\` count these calls. What is cached costs none.

${table([
  ['field', 'calls'],
  ['`Image.logs`, `ImagePipeline.logs`', 'FilterLogEvents per 1000 events or 1 MB, at most 10 for a page'],
  ['`WorkflowStep.logs`', 'the same, and GetImage for an image that is not cached'],
  [
    '`TransferExecution.logs`',
    'the same as `Image.logs`, and DescribeExecution for an execution from a list, or DescribeWorkflow',
  ],
  ['`logUrl`', 'the same as `logs`, without FilterLogEvents'],
  [
    '`ImageBuilderWorkflow.rootCause`',
    'ListWorkflowStepExecutions per 25 steps, and what `rootCause` of the failed step costs; without one, GetImage for an image that is not cached',
  ],
  [
    '`WorkflowStep.rootCause`',
    'none where its outputs say why; otherwise GetImage for an image that is not cached, and then FilterLogEvents',
  ],
  ['`Lifecycle.rootCause`', 'ListLifecycleExecutionResources per 25 resources, at most 8'],
  ['`TransferExecution.rootCause`', 'DescribeExecution for an execution from a list'],
  ['`BlueprintRun.rootCause`', none],
  [
    '`rootCause(fetch: false)`, and `rootCause` in `executions` and in lists of lifecycle runs and Transfer executions',
    none,
  ],
])}`;

const transfers = `With \`logs.transferDays\` above 0, Transfer executions that have ended come from logs, at these calls in addition to those above.
\`test/listing/finishedTransfers.test.ts\` and \`test/history/finishedLookUps.test.ts\` count them.

${table([
  ['field', 'calls'],
  [
    '`executions`, `executionCounts`, `transferExecutions`, `TransferWorkflow.executions`',
    'ListWorkflows, DescribeWorkflow per workflow, and ListServers, as long as they are not known; FilterLogEvents per page of a log group, at most 5 of each. None for kinds, origins, statuses and times that no such execution has',
  ],
  [
    '`transferExecution`, `node`, `nodes`, `execution`',
    'where neither DescribeExecution nor the history has the end: DescribeWorkflow, ListServers unless the server is known, and FilterLogEvents per page of a log group, at most 10 groups and 20 pages of each',
  ],
])}`;

const comparisons = `\`test/kinds/imageComparison.test.ts\` and \`test/kinds/previousImage.test.ts\` count these calls. What is cached costs none.

${table([
  ['field', 'calls'],
  ['`Query.imageComparison`', 'GetImage for each of the two images, at the same time'],
  ['`Image.previous`', 'ListImageBuildVersions per 25 builds of the name'],
  [
    '`Image.changesSincePrevious`',
    'ListImageBuildVersions per 25 builds of the name, then GetImage for each of the two images',
  ],
  ['`ImageComparison.changes`, `notes`', none],
  ['`ImageComparison.workflowChanges`', 'ListWorkflowExecutions per 25 executions of each image'],
  ['`ImageComparison.packageChanges`', 'ListImagePackages per 25 packages of each image'],
  ['`ImageComparison.findings`', 'ListImageScanFindingAggregations for each image'],
])}`;

/** The text of docs/aws-calls.md. */
export const awsCallsDocument = (
  roots: readonly RootCosts[],
  byGlobalId: readonly string[],
  types: readonly TypeCosts[],
): string =>
  `${[
    intro,
    '## Where a query begins',
    rootTable(roots),
    `${byGlobalId.map(code).join(', ')}: the operation of the look-up of the object with the ID.`,
    '## Logs and root causes',
    logs,
    '## Transfer executions that have ended',
    transfers,
    '## Comparisons of images',
    comparisons,
    '## Field by field',
    ...types.map(sectionOf),
  ].join('\n\n')}\n`;
