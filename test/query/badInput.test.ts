import { describe, expect, it } from '@jest/globals';
import { encodeCursor, listName } from '../../src/model/cursor';
import { nodeId } from '../support/nodeId';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  account,
  blueprintName,
  buildId,
  executionId,
  imageArn,
  definitionArn,
  fixtureEstate,
  otherAccount,
  pipelineArn,
  policyArn,
  region,
  scope,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { uuid } from '../support/sequence';

const { ask, gateway } = gatewayForTests(fixtureEstate);

/** All calls that AWS received, including those to STS. */
const callsToAws = (): string[] => gateway().sandbox.calls.operations();

const wf = (id: string): string =>
  `imageBuilderWorkflow(workflowExecutionId: ${JSON.stringify(id)}) { status }`;
const step = (id: string): string => `workflowStep(stepExecutionId: ${JSON.stringify(id)}) { status }`;
const lifecycle = (id: string): string => `lifecycle(lifecycleExecutionId: ${JSON.stringify(id)}) { status }`;
const transfer = (workflowId: string, id: string): string =>
  `transferExecution(workflowId: ${JSON.stringify(workflowId)}, executionId: ${JSON.stringify(id)}) { status }`;
const transferWorkflow = (id: string): string =>
  `transferWorkflow(workflowId: ${JSON.stringify(id)}) { arn }`;
const server = (id: string): string => `transferServer(serverId: ${JSON.stringify(id)}) { arn }`;
const run = (name: string, id: string): string =>
  `blueprintRun(blueprintName: ${JSON.stringify(name)}, runId: ${JSON.stringify(id)}) { status }`;
const blueprint = (name: string): string => `blueprint(name: ${JSON.stringify(name)}) { status }`;
const glueWorkflow = (name: string): string => `glueWorkflow(name: ${JSON.stringify(name)}) { createdOn }`;
const image = (arn: string): string => `image(imageBuildVersionArn: ${JSON.stringify(arn)}) { name }`;
const pipeline = (arn: string): string => `imagePipeline(imagePipelineArn: ${JSON.stringify(arn)}) { name }`;
const policy = (arn: string): string =>
  `lifecyclePolicy(lifecyclePolicyArn: ${JSON.stringify(arn)}) { name }`;
const definition = (arn: string): string =>
  `imageBuilderWorkflowDefinition(workflowBuildVersionArn: ${JSON.stringify(arn)}) { name }`;
const node = (id: string): string => `node(id: ${JSON.stringify(id)}) { id }`;
const execution = (id: string): string => `execution(id: ${JSON.stringify(id)}) { id }`;
const idOf = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

type Row = readonly [value: string, field: string, argument: string, message: RegExp];

const ids: readonly Row[] = [
  ['an empty id', wf(''), 'workflowExecutionId', /"wf-" and a UUID/],
  ['a UUID without its prefix', wf(uuid(1)), 'workflowExecutionId', /"wf-" and a UUID/],
  ['the prefix of a step', wf(`step-${uuid(1)}`), 'workflowExecutionId', /"wf-" and a UUID/],
  ['a prefix in capitals', wf(`WF-${uuid(1)}`), 'workflowExecutionId', /"wf-" and a UUID/],
  [
    'a UUID without hyphens',
    wf(`wf-${uuid(1).replaceAll('-', '')}`),
    'workflowExecutionId',
    /"wf-" and a UUID/,
  ],
  ['a UUID with the letter g', wf(`wf-g${uuid(1).slice(1)}`), 'workflowExecutionId', /"wf-" and a UUID/],
  ['an extra digit', wf(`${buildId}0`), 'workflowExecutionId', /"wf-" and a UUID/],
  ['a missing digit', wf(buildId.slice(0, -1)), 'workflowExecutionId', /"wf-" and a UUID/],
  ['a leading space', wf(` ${buildId}`), 'workflowExecutionId', /"wf-" and a UUID/],
  ['a trailing line break', wf(`${buildId}\n`), 'workflowExecutionId', /"wf-" and a UUID/],
  ['two ids', wf(`${buildId},${buildId}`), 'workflowExecutionId', /"wf-" and a UUID/],
  [
    "the documentation's placeholder",
    wf('wf-a1b2c3d4-5678-90ab-cdef-EXAMPLE33333'),
    'workflowExecutionId',
    /like "wf-/,
  ],
  [
    'digits of another script',
    wf(`wf-${uuid(1).replace('0', '٠')}`),
    'workflowExecutionId',
    /"wf-" and a UUID/,
  ],
  ['a path', wf('../../etc/passwd'), 'workflowExecutionId', /"wf-" and a UUID/],
  ['the id of a workflow', step(buildId), 'stepExecutionId', /"step-" and a UUID/],
  ['an empty id', step(''), 'stepExecutionId', /"step-" and a UUID/],
  ['a name', step('LaunchBuildInstance'), 'stepExecutionId', /"step-" and a UUID/],
  ['the id of a step', lifecycle(`step-${uuid(1)}`), 'lifecycleExecutionId', /"lce-" and a UUID/],
  ['a truncated id', lifecycle('lce-401aefc3'), 'lifecycleExecutionId', /"lce-" and a UUID/],
  ['too few characters', transfer('w-1234', executionId), 'workflowId', /"w-" and 17/],
  ['capital letters', transfer('w-0123456789ABCDEFG', executionId), 'workflowId', /"w-" and 17 lower-case/],
  ['the id of a server', transfer('s-0123456789abcdef0', executionId), 'workflowId', /"w-" and 17/],
  ['an Image Builder id', transfer(transferWorkflowId, buildId), 'executionId', /a UUID/],
  ['an empty id', transfer(transferWorkflowId, ''), 'executionId', /a UUID/],
  ['a UUID in braces', transfer(transferWorkflowId, `{${uuid(1)}}`), 'executionId', /a UUID/],
  ['18 letters', transferWorkflow('w-0123456789abcdefgh'), 'workflowId', /"w-" and 17/],
  ["the documentation's example", server('s-1234abcd5678efghi'), 'serverId', /"s-" and 17 hexadecimal/],
  ['the id of a workflow', server(transferWorkflowId), 'serverId', /"s-" and 17 hexadecimal/],
  ['an empty name', run('', 'br_1'), 'blueprintName', /1 to 128 letters/],
  ['a space in a name', run('my blueprint', 'br_1'), 'blueprintName', /1 to 128 letters/],
  ['a slash in a name', run('a/b', 'br_1'), 'blueprintName', /1 to 128 letters/],
  ['an umlaut in a name', blueprint('aufträge'), 'name', /1 to 128 letters/],
  ['129 letters', blueprint('a'.repeat(129)), 'name', /1 to 128 letters/],
  ['an empty run id', run(blueprintName, ''), 'runId', /1 to 255 characters/],
  ['256 characters', run(blueprintName, 'r'.repeat(256)), 'runId', /1 to 255 characters/],
  ['a control character', run(blueprintName, 'br\u0007'), 'runId', /no control characters/],
  ['a line break', run(blueprintName, 'br\n1'), 'runId', /no control characters but tabs/],
  ['a null byte', glueWorkflow('orders\u0000'), 'name', /no control characters/],
  ['256 characters', glueWorkflow('w'.repeat(256)), 'name', /1 to 255 characters/],
  ['an empty name', glueWorkflow(''), 'name', /1 to 255 characters/],
];

const arns: readonly Row[] = [
  ['an empty ARN', image(''), 'imageBuildVersionArn', /an ARN like "arn:aws:imagebuilder/],
  ['a name alone', image('web-server'), 'imageBuildVersionArn', /an ARN like/],
  [
    'an image version',
    image(imageArn.replace(/\/2$/, '')),
    'imageBuildVersionArn',
    /image\/my-recipe\/1\.0\.0\/1"/,
  ],
  ['a version wildcard', image(imageArn.replace('1.0.0/2', 'x.x.x')), 'imageBuildVersionArn', /an ARN like/],
  [
    'a build that is not a number',
    image(imageArn.replace('/2', '/latest')),
    'imageBuildVersionArn',
    /an ARN like/,
  ],
  [
    'capital letters',
    image(imageArn.replace('web-server', 'Web-Server')),
    'imageBuildVersionArn',
    /an ARN like/,
  ],
  ['another service', image(imageArn.replace('imagebuilder', 'ec2')), 'imageBuildVersionArn', /an ARN like/],
  ['no region', image(imageArn.replace(region, '')), 'imageBuildVersionArn', /an ARN like/],
  ['an invalid region', image(imageArn.replace(region, 'us-east')), 'imageBuildVersionArn', /an ARN like/],
  [
    'an account of 11 digits',
    image(imageArn.replace(account, '11112222333')),
    'imageBuildVersionArn',
    /an ARN like/,
  ],
  [
    'an account in letters',
    image(imageArn.replace(account, 'amazon')),
    'imageBuildVersionArn',
    /an ARN like/,
  ],
  [
    'an unknown partition',
    image(imageArn.replace(':aws:', ':azure:')),
    'imageBuildVersionArn',
    /an ARN like/,
  ],
  ['a pipeline', image(pipelineArn), 'imageBuildVersionArn', /an ARN like/],
  ['an extra segment', image(`${imageArn}/3`), 'imageBuildVersionArn', /an ARN like/],
  ['a wildcard', image(imageArn.replace('web-server', '*')), 'imageBuildVersionArn', /an ARN like/],
  [
    'more than 1024 characters',
    image(imageArn.replace('web', 'w'.repeat(1024))),
    'imageBuildVersionArn',
    /an ARN like/,
  ],
  ['an image', pipeline(imageArn), 'imagePipelineArn', /image-pipeline\/my-pipeline"/],
  ['a name alone', pipeline('web-server'), 'imagePipelineArn', /an ARN like/],
  ['an image', policy(imageArn), 'lifecyclePolicyArn', /lifecycle-policy\/my-policy"/],
  ['no name', policy(policyArn.replace('tidy-up', '')), 'lifecyclePolicyArn', /an ARN like/],
  [
    'the partition of another region',
    image(imageArn.replace(':aws:', ':aws-cn:')),
    'imageBuildVersionArn',
    /the partition "aws", since it names the region us-east-1/,
  ],
  [
    'another region than the scope argument',
    `imageBuilderWorkflowDefinition(workflowBuildVersionArn: "${definitionArn}", scope: { region: "eu-west-1" }) { name }`,
    'scope',
    /one in the region of "arn:aws:imagebuilder:us-east-1:aws:workflow/,
  ],
  [
    'an unknown kind of workflow',
    definition(definitionArn.replace('/build/', '/deploy/')),
    'workflowBuildVersionArn',
    /workflow\/build\/build-image/,
  ],
  [
    'a version wildcard',
    definition(definitionArn.replace('1.0.3/1', 'x.x.x')),
    'workflowBuildVersionArn',
    /an ARN like/,
  ],
  [
    'an owner that is not AWS',
    definition(definitionArn.replace(':aws:workflow', ':gcp:workflow')),
    'workflowBuildVersionArn',
    /an ARN like/,
  ],
];

const nodeIds: readonly Row[] = [
  ['an empty id', node(''), 'id', /an `id` of this gateway/],
  ['a word', node('hello'), 'id', /an `id` of this gateway/],
  ['an AWS id', node(buildId), 'id', /an `id` of this gateway/],
  ['JSON itself', node('["Image"]'), 'id', /an `id` of this gateway/],
  ['JSON of another shape', node(Buffer.from('{"kind":"Image"}').toString('base64url')), 'id', /an `id` of/],
  ['an empty list', node(idOf()), 'id', /an `id` of this gateway/],
  ['an unknown kind', node(idOf('Server', account, region, 'x')), 'id', /an `id` of this gateway/],
  [
    'a property of Object.prototype as the kind',
    node(idOf('constructor', account, region, 'x')),
    'id',
    /an `id` of this gateway/,
  ],
  ['no AWS ids', node(idOf('Image', account, region)), 'id', /an `id` of this gateway/],
  [
    'an extra AWS id',
    node(idOf('WorkflowStep', account, region, `step-${uuid(1)}`, 'x')),
    'id',
    /an `id` of/,
  ],
  ['a number as an AWS id', node(idOf('Blueprint', account, region, 7)), 'id', /an `id` of this gateway/],
  [
    'an invalid AWS id',
    node(idOf('WorkflowStep', account, region, 'step-1')),
    'id (WorkflowStep)',
    /"step-" and a UUID/,
  ],
  ['padding', node(`${nodeId('Blueprint', scope, blueprintName)}=`), 'id', /an `id` of this gateway/],
  [
    'JSON with spaces',
    node(Buffer.from(`["Blueprint", "${account}","${region}","b"]`).toString('base64url')),
    'id',
    /an `id` of/,
  ],
  [
    'the ARN of another region',
    node(nodeId('Image', scope, imageArn.replace(region, 'eu-west-1'))),
    'id',
    /an `id` of/,
  ],
  [
    'the ARN of another partition',
    node(nodeId('Image', scope, imageArn.replace(':aws:', ':aws-cn:'))),
    'id',
    /an `id` of/,
  ],
  ['a word', execution('hello'), 'id', /an `id` of this gateway/],
];

const pages: readonly Row[] = [
  ['-2', 'images(first: -2) { nodes { arn } }', 'images(first:)', /Expected 0 to 100/],
  [
    'a negative number',
    'imagePipelines(first: -1) { nodes { arn } }',
    'imagePipelines(first:)',
    /Expected 0 to 100/,
  ],
  [
    'more than 100',
    'lifecyclePolicies(first: 101) { nodes { arn } }',
    'lifecyclePolicies(first:)',
    /Expected 0 to 100/,
  ],
  [
    'the maximum of Int',
    'blueprints(first: 2147483647) { nodes { name } }',
    'blueprints(first:)',
    /Expected 0 to 100/,
  ],
  [
    '-1, one level down',
    `image(imageBuildVersionArn: "${imageArn}") { workflows(first: -1) { nodes { type } } }`,
    'workflows(first:)',
    /Expected 0 to 100/,
  ],
  [
    '-1, two levels down',
    `image(imageBuildVersionArn: "${imageArn}") { workflows { nodes { steps(first: -1) { nodes { name } } } } }`,
    'steps(first:)',
    /Expected 0 to 100/,
  ],
  [
    'more than 100, two levels below a valid page size',
    `waitingWorkflowSteps(first: 3) { nodes { workflow { steps(first: 1000) { nodes { name } } } } }`,
    'steps(first:)',
    /Expected 0 to 100/,
  ],
  ['an empty cursor', 'images(after: "") { nodes { arn } }', 'images(after:)', /a cursor of this list/],
  [
    'a word',
    'imagePipelines(after: "next") { nodes { arn } }',
    'imagePipelines(after:)',
    /a cursor of this list/,
  ],
  [
    'a number',
    'transferWorkflows(after: "25") { nodes { arn } }',
    'transferWorkflows(after:)',
    /a cursor of this list/,
  ],
  [
    'an id',
    `blueprints(after: "${nodeId('Blueprint', scope, 'b')}") { nodes { name } }`,
    'blueprints(after:)',
    /a cursor of this list/,
  ],
  [
    'an old cursor version',
    `images(after: "${idOf(0, 'abcdefghijkl')}") { nodes { arn } }`,
    'images(after:)',
    /a cursor of this list/,
  ],
  [
    'JSON of another shape',
    `images(after: "${idOf()}") { nodes { arn } }`,
    'images(after:)',
    /a cursor of this list/,
  ],
  [
    'an empty page token',
    `images(scope: { accountId: "${account}", region: "${region}" }, after: "${encodeCursor(listName(`${account}/${region}`, 'images'), [''])}") { nodes { arn } }`,
    'after',
    /a cursor of this list/,
  ],
  [
    'an empty page token before an item',
    `images(scope: { accountId: "${account}", region: "${region}" }, after: "${encodeCursor(listName(`${account}/${region}`, 'images'), ['', 0, 'x'])}") { nodes { arn } }`,
    'after',
    /a cursor of this list/,
  ],
  [
    'a word, one level down',
    `lifecyclePolicy(lifecyclePolicyArn: "${policyArn}") { executions(after: "next") { nodes { status } } }`,
    'executions(after:)',
    /a cursor of this list/,
  ],
  [
    'a word, in a fragment',
    `node(id: "${nodeId('Image', scope, imageArn)}") { ... on Image { workflows(after: "next") { nodes { type } } } }`,
    'workflows(after:)',
    /a cursor of this list/,
  ],
];

const scopes: readonly Row[] = [
  [
    'an account of 11 digits',
    'images(scope: { accountId: "11112222333" }) { nodes { arn } }',
    'scope.accountId',
    /twelve digits/,
  ],
  [
    'an account in letters',
    'images(scope: { accountId: "production" }) { nodes { arn } }',
    'scope.accountId',
    /twelve digits/,
  ],
  [
    'an empty account',
    'images(scope: { accountId: "" }) { nodes { arn } }',
    'scope.accountId',
    /twelve digits/,
  ],
  [
    'an account with hyphens',
    'images(scope: { accountId: "1111-2222-3333" }) { nodes { arn } }',
    'scope.accountId',
    /twelve digits/,
  ],
  [
    'an unknown region',
    'images(scope: { region: "Ireland" }) { nodes { arn } }',
    'scope.region',
    /name of an AWS region/,
  ],
  [
    'an availability zone',
    'images(scope: { region: "us-east-1a" }) { nodes { arn } }',
    'scope.region',
    /name of an AWS region/,
  ],
  [
    'a host',
    'images(scope: { region: "us-east-1.evil.example" }) { nodes { arn } }',
    'scope.region',
    /name of an AWS region/,
  ],
  [
    'an empty account for an ARN',
    image(imageArn).replace(')', ', scope: { accountId: "" })'),
    'scope.accountId',
    /twelve digits/,
  ],
  [
    'an empty region for an ARN',
    policy(policyArn).replace(')', ', scope: { region: "" })'),
    'scope.region',
    /name of an AWS region/,
  ],
  [
    'an empty region',
    wf(buildId).replace(')', ', scope: { region: "" })'),
    'scope.region',
    /name of an AWS region/,
  ],
];

describe.each([
  ['An invalid id', ids],
  ['An invalid ARN', arns],
  ['An invalid global id', nodeIds],
  ['An invalid page size or cursor', pages],
  ['An invalid scope', scopes],
])('%s', (_kind, rows) => {
  it.each(rows)(
    'is rejected with BAD_USER_INPUT without an AWS call: %s in %s',
    async (_what, field, argument, expected) => {
      const { data, errors } = await ask(`{ ${field} }`);

      expect(Object.values(data)).toEqual([null]);
      expect(errors).toEqual([
        expect.objectContaining({
          path: [expect.any(String)],
          extensions: { code: 'BAD_USER_INPUT' },
          message: expect.stringMatching(expected),
        }),
      ]);
      expect(errors?.[0]?.message.startsWith(`Invalid \`${argument}\`: `)).toBe(true);
      expect(callsToAws()).toEqual([]);
    },
  );
});

describe('The tests of invalid input', () => {
  it('cover at least 60 values', () => {
    const rows = [...ids, ...arns, ...nodeIds, ...pages, ...scopes];

    expect(rows.length).toBeGreaterThanOrEqual(60);
  });
});

describe('An account or region that is not configured', () => {
  const otherAccountScope = { accountId: '999988887777', region };
  const otherRegionScope = { accountId: account, region: 'ap-southeast-2' };

  it.each([
    ['an account', 'images(scope: { accountId: "999988887777" }) { nodes { arn } }'],
    ['a region', 'images(scope: { region: "ap-southeast-2" }) { nodes { arn } }'],
    [
      'an account and a region of another',
      `images(scope: { accountId: "${account}", region: "eu-west-1" }) { nodes { arn } }`,
    ],
    ['the scope of an id', wf(buildId).replace(')', ', scope: { accountId: "999988887777" })')],
    ['the account of an ARN', image(imageArn.replace(account, otherAccountScope.accountId))],
    ['the region of an ARN', image(imageArn.replace(region, otherRegionScope.region))],
    ['the region of a managed ARN', definition(definitionArn.replace(region, otherRegionScope.region))],
    [
      'the partition of China',
      image('arn:aws-cn:imagebuilder:cn-north-1:111122223333:image/web-server/1.0.0/1'),
    ],
    [
      'the partition of the US government',
      policy('arn:aws-us-gov:imagebuilder:us-gov-west-1:111122223333:lifecycle-policy/p'),
    ],
    [
      'an isolated partition',
      image('arn:aws-iso-b:imagebuilder:us-isob-east-1:111122223333:image/web-server/1.0.0/1'),
    ],
    ['the account of a global id', node(nodeId('WorkflowStep', otherAccountScope, `step-${uuid(1)}`))],
    ['the region of a global id', node(nodeId('Blueprint', otherRegionScope, blueprintName))],
    ['an empty account in a global id', node(nodeId('Blueprint', { accountId: '', region }, blueprintName))],
    ['the account of an execution', execution(nodeId('WorkflowStep', otherAccountScope, `step-${uuid(1)}`))],
  ])('is rejected with FORBIDDEN without an AWS call: %s', async (_what, field) => {
    const { data, errors } = await ask(`{ ${field} }`);

    expect(Object.values(data)).toEqual([null]);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(errors?.[0]?.message).toMatch(/`Query\.scopes` lists the scopes/);
    expect(callsToAws()).toEqual([]);
  });
});

describe('The message of a BAD_USER_INPUT error', () => {
  it('quotes the value', async () => {
    const { errors } = await ask(`{ ${wf('wf-1')} }`);

    expect(errors?.[0]?.message).toBe(
      'Invalid `workflowExecutionId`: "wf-1". Expected "wf-" and a UUID, like "wf-165b1cb6-3a62-4618-a021-94ddcbe32908".',
    );
  });

  it.each([
    ['an id', wf('x'.repeat(100_000))],
    ['an ARN', image('x'.repeat(100_000))],
    ['a global id', node('x'.repeat(100_000))],
    ['a cursor', `images(after: "${'x'.repeat(100_000)}") { nodes { arn } }`],
    ['an account', `images(scope: { accountId: "${'1'.repeat(100_000)}" }) { nodes { arn } }`],
    ['the blueprint in a global id', node(nodeId('Blueprint', scope, 'x'.repeat(10_000)))],
  ])('truncates %s that is long', async (_what, field) => {
    const { errors } = await ask(`{ ${field} }`);

    expect(errors?.[0]?.message).toContain('… (');
    expect(errors?.[0]?.message.length).toBeLessThan(300);
    expect(callsToAws()).toEqual([]);
  });

  it.each([
    [
      'a variable',
      'query ($id: String!) { imageBuilderWorkflow(workflowExecutionId: $id) { status } }',
      { id: 'wf-1' },
      'Invalid `workflowExecutionId`: "wf-1"',
    ],
    [
      'a page size in a variable',
      'query ($n: Int) { images(first: $n) { nodes { arn } } }',
      { n: -1 },
      'Invalid `images(first:)`: -1',
    ],
    [
      'a default of a variable',
      'query ($n: Int = 500) { images(first: $n) { nodes { arn } } }',
      {},
      'Invalid `images(first:)`: 500',
    ],
    [
      'a cursor in a variable, below, in a fragment',
      `query ($c: String) { image(imageBuildVersionArn: "${imageArn}") { ...runs } } fragment runs on Image { workflows(after: $c) { nodes { type } } }`,
      { c: 'next' },
      'Invalid `workflows(after:)`: "next"',
    ],
    [
      'a scope in a variable',
      'query ($s: ScopeInput) { images(scope: $s) { nodes { arn } } }',
      { s: { region: 'x' } },
      'Invalid `scope.region`: "x"',
    ],
  ])('contains the value of %s', async (_what, query, variables, words) => {
    const { errors } = await ask(query, variables);

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toContain(words);
    expect(callsToAws()).toEqual([]);
  });

  it('contains the number of ids if there are too many', async () => {
    const id = nodeId('Blueprint', scope, blueprintName);

    const { errors } = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array(101).fill(id),
    });

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors?.[0]?.message).toBe(
      'Invalid `nodes(ids:)`: "101 items". Expected at most 100 items (limits.filterItems).',
    );
    expect(callsToAws()).toEqual([]);
  });
});

describe('A DateTime of the calendar', () => {
  const counts = (at: string): string =>
    `{ executionCounts(filter: { startedAfter: ${at} }) { counts { count } } }`;
  const query = `query ($at: DateTime) ${counts('$at')}`;

  it.each([
    '2026-02-30T00:00:00Z',
    '2027-02-29T12:00:00.5+02:00',
    '2026-04-31T00:00:00-05:00',
    '2026-13-01T00:00:00Z',
  ])('has no %s', async (at) => {
    const { errors } = await ask(query, { at });

    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toContain(`"${at}"`);
    expect(errors?.[0]?.message).toContain('Expected a moment as RFC 3339 text');
    expect(callsToAws()).toEqual([]);
  });

  it.each(['"2026-02-30T00:00:00Z"', '"2026-09-09"', '"1789000000"', '1789000000', 'true'])(
    'has no %s in a document',
    async (at) => {
      const { errors } = await ask(counts(at));

      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(errors?.[0]?.message).toContain('Expected a moment as RFC 3339 text');
      expect(callsToAws()).toEqual([]);
    },
  );

  it.each(['2028-02-29T23:59:59Z', '2026-01-31T23:00:00-05:00'])('has %s', async (at) => {
    const answers = [await ask(query, { at }), await ask(counts(`"${at}"`))];

    expect(answers.map(({ errors }) => errors)).toEqual([undefined, undefined]);
    expect(answers[1]?.data).toEqual(answers[0]?.data);
  });
});

describe('An invalid argument', () => {
  it('affects its own field only', async () => {
    const { data, errors, calls } = await ask(`{ bad: ${wf('wf-1')} good: ${wf(buildId)} }`);

    expect(data).toEqual({ bad: null, good: { status: 'SUCCEEDED' } });
    expect(errors).toMatchObject([{ path: ['bad'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(calls).toEqual(['GetWorkflowExecution']);
  });

  it('is refused with its document if fragments are spread exponentially often', async () => {
    const fragments = Array.from(
      { length: 40 },
      (_, n) => `fragment f${n} on Image { ...f${n + 1} ...f${n + 1} }`,
    );

    const { errors } = await ask(
      `{ image(imageBuildVersionArn: "${imageArn}") { ...f0 } } ${fragments.join(' ')}
      fragment f40 on Image { workflows(first: -1) { nodes { type } } }`,
    );

    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    expect(errors?.[0]?.message).toContain('(limits.recursiveSelections)');
    expect(callsToAws()).toEqual([]);
  });

  it('is ignored in a skipped field', async () => {
    const { data, errors } = await ask(
      `{ image(imageBuildVersionArn: "${imageArn}") { arn workflows(first: -1) @skip(if: true) { nodes { type } } } }`,
    );

    expect(errors).toBeUndefined();
    expect(data.image).toEqual({ arn: imageArn });
  });
});

describe('An unusual but valid argument', () => {
  it.each([
    [
      'an id in upper case',
      wf(`wf-${uuid(1).toUpperCase().replace('000000000001', 'ABCDEFABCDEF')}`),
      'GetWorkflowExecution',
    ],
    [
      'a run id with spaces, slashes and colons',
      run(blueprintName, 'run 1/2: first\ttry'),
      'GetBlueprintRun',
    ],
    ['a run id in another script', run(blueprintName, '実行-1 😀'), 'GetBlueprintRun'],
    ['a blueprint of dots', blueprint('..'), 'BatchGetBlueprints'],
    ['a workflow name of 255 characters', glueWorkflow('w'.repeat(255)), 'BatchGetWorkflows'],
    ['an image named "_"', image(imageArn.replace('web-server', '_')), 'GetImage'],
  ])('is sent to AWS: %s', async (_what, field, operation) => {
    const { data, errors, calls } = await ask(`{ ${field} }`);

    expect(Object.values(data)).toEqual([null]);
    expect(errors).toBeUndefined();
    expect([...new Set(calls)]).toEqual([operation]);
  });

  it('may be the ARN of a managed workflow, whose account is `aws`', async () => {
    const { data, errors, calls } = await ask(
      `{ imageBuilderWorkflowDefinition(workflowBuildVersionArn: "${definitionArn}") { arn } }`,
    );

    expect(errors).toBeUndefined();
    expect(data.imageBuilderWorkflowDefinition).toEqual({ arn: definitionArn });
    expect(calls).toEqual(['GetWorkflow']);
  });

  it('may be null for the page size, cursor and scope, which means the default', async () => {
    const { data, errors } = await ask(
      '{ imagePipelines(first: null, after: null, scope: null) { nodes { arn } } }',
    );

    expect(errors).toBeUndefined();
    expect(data.imagePipelines.nodes).toEqual([{ arn: pipelineArn }]);
  });

  it.each([1, 100])('may be a page size of %d', async (first) => {
    const { errors } = await ask(`{ imagePipelines(first: ${first}) { nodes { arn } } }`);

    expect(errors).toBeUndefined();
  });

  it.each([
    ['account', `{ accountId: "${otherAccount}" }`],
    ['region', '{ region: "eu-west-1" }'],
  ])('may be a scope with only the %s', async (_what, choice) => {
    const { data, errors } = await ask(
      `{ blueprints(scope: ${choice}) { nodes { description scope { accountId region partition } } } }`,
    );

    expect(errors).toBeUndefined();
    expect(data.blueprints.nodes).toEqual([
      { description: 'elsewhere', scope: { accountId: otherAccount, region: 'eu-west-1', partition: 'aws' } },
    ]);
  });
});
