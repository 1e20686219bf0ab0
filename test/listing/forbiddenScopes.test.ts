import { describe, expect, it } from '@jest/globals';
import {
  type GraphQLArgument,
  type GraphQLField,
  getNamedType,
  isInputObjectType,
  isRequiredArgument,
} from 'graphql';
import { encodeCursor } from '../../src/model/cursor';
import { nodeId } from '../support/nodeId';
import { nodeKinds, type NodeKind } from '../../src/kinds';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  account,
  blueprintName,
  buildId,
  definitionArn,
  executionId,
  glueWorkflowName,
  imageArn,
  launchId,
  fixtureEstate,
  otherAccount,
  otherRegion,
  pipelineArn,
  policyArn,
  policyRunId,
  region,
  runId,
  serverId,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { schemaOfFiles } from '../support/schema';

/*
 * Every argument of every Query field that can name a scope, with a scope that is not configured. The arguments are read
 * from the schema, so a new argument fails the first test until it has values here.
 */

const { ask, gateway } = gatewayForTests(fixtureEstate);

const unconfiguredAccount = '999999999999';
const unconfiguredRegion = 'ap-south-1';

/** Includes combinations of a configured account with the region of another account. */
const unconfiguredScopes = [
  { accountId: unconfiguredAccount, region },
  { accountId: account, region: unconfiguredRegion },
  { accountId: account, region: otherRegion },
  { accountId: otherAccount, region },
  { accountId: unconfiguredAccount, region: unconfiguredRegion },
] as const;

const fields = schemaOfFiles().getQueryType()?.getFields() ?? {};

/** Arguments, and members of object arguments, that cannot name a scope. */
const argumentsWithoutScope = new Set([
  'first',
  'filter.kinds',
  'filter.statuses',
  'filter.startedAfter',
  'filter.startedBefore',
  'filter.endedAfter',
  'filter.endedBefore',
  'filter.minDurationSeconds',
  'filter.maxDurationSeconds',
  'filter.text',
  'filter.names',
  'filter.userNames',
  'filter.fileName',
  'filter.origins',
  'fileName',
  'userName',
  'startedAfter',
  'startedBefore',
  'groupBy',
  'orderBy.field',
  'orderBy.direction',
]);

/** Ids without a scope; their field has a `scope` argument. */
const ids: Readonly<Record<string, string>> = {
  'imageBuilderWorkflow.workflowExecutionId': buildId,
  'workflowStep.stepExecutionId': launchId,
  'lifecycle.lifecycleExecutionId': policyRunId,
  'transferExecution.workflowId': transferWorkflowId,
  'transferExecution.executionId': executionId,
  'transferWorkflow.workflowId': transferWorkflowId,
  'transferServer.serverId': serverId,
  'blueprintRun.blueprintName': blueprintName,
  'blueprintRun.runId': runId,
  'blueprint.name': blueprintName,
  'glueWorkflow.name': glueWorkflowName,
};

/** Ids for which any string is valid. */
const freeTexts = new Set(['blueprintRun.runId', 'glueWorkflow.name']);

const arns: Readonly<Record<string, string>> = {
  'image.imageBuildVersionArn': imageArn,
  'imagePipeline.imagePipelineArn': pipelineArn,
  'lifecyclePolicy.lifecyclePolicyArn': policyArn,
  'imageBuilderWorkflowDefinition.workflowBuildVersionArn': definitionArn,
};

const idsOfKind: Readonly<Record<NodeKind, readonly string[]>> = {
  ImageBuilderWorkflow: [buildId],
  WorkflowStep: [launchId],
  Lifecycle: [policyRunId],
  TransferExecution: [transferWorkflowId, executionId],
  BlueprintRun: [blueprintName, runId],
  Image: [imageArn],
  ImagePipeline: [pipelineArn],
  ImageBuilderWorkflowDefinition: [definitionArn],
  LifecyclePolicy: [policyArn],
  TransferWorkflow: [transferWorkflowId],
  TransferServer: [serverId],
  Blueprint: [blueprintName],
  GlueWorkflow: [glueWorkflowName],
};

interface Place {
  readonly accountId: string;
  readonly region: string;
}

const movedTo = (arn: string, place: Place): string => {
  const [arnWord, partition, service, , owner, ...resource] = arn.split(':');
  // The ARN of a resource that AWS owns has no account.
  const accountId = owner === 'aws' ? 'aws' : place.accountId;
  return [arnWord, partition, service, place.region, accountId, ...resource].join(':');
};

const unconfiguredId = (kind: NodeKind, place: Place): string =>
  nodeId(kind, place, ...idsOfKind[kind].map((id) => (id.startsWith('arn:') ? movedTo(id, place) : id)));

/** A global id whose ARN belongs to another scope than the id itself. A client can forge one. */
const forgedId = (kind: NodeKind, place: Place): string =>
  nodeId(kind, { accountId: account, region }, ...idsOfKind[kind].map((id) => movedTo(id, place)));

interface Attempt {
  readonly value: unknown;
  readonly code: 'FORBIDDEN' | 'BAD_USER_INPUT';
}

const forbidden = (value: unknown): Attempt => ({ value, code: 'FORBIDDEN' });
const invalid = (value: unknown): Attempt => ({ value, code: 'BAD_USER_INPUT' });

const kindNames = nodeKinds;
const kindsWithArn = kindNames.filter((kind) => idsOfKind[kind].some((id) => id.startsWith('arn:')));
const [unconfiguredPlace, placeInOtherRegion] = unconfiguredScopes;

const globalIds = (kinds: readonly NodeKind[]): Attempt[] => [
  ...kinds.flatMap((kind) => unconfiguredScopes.map((place) => forbidden(unconfiguredId(kind, place)))),
  ...kindsWithArn
    .filter((kind) => kinds.includes(kind) && !idsOfKind[kind].some((id) => id.includes(':aws:workflow/')))
    // An ARN of another account can be known in the scope of the id, one of another region cannot.
    .map((kind) => invalid(forgedId(kind, placeInOtherRegion))),
];

const ofArn = (arn: string): Attempt[] => {
  // Resources of AWS are read in the first scope of their region, so only the region can be unconfigured.
  const places = arn === definitionArn ? [unconfiguredScopes[1]] : unconfiguredScopes;
  return [
    ...places.map((place) => forbidden(movedTo(arn, place))),
    invalid(arn.replace('arn:aws:', 'arn:aws-cn:')),
  ];
};

/** A cursor of the same list in another scope, and cursors of this list after an item of another scope. */
const cursors = (field: string): Attempt[] => {
  const ofOtherList = invalid(encodeCursor(`${unconfiguredAccount}/${region}.${field}`, [null, 0, imageArn]));
  if (field === 'executions' || field === 'transferExecutions') {
    const query =
      field === 'executions'
        ? { kinds: ['IMAGE_BUILDER_WORKFLOW', 'LIFECYCLE', 'TRANSFER_EXECUTION', 'BLUEPRINT_RUN'] }
        : { kinds: ['TRANSFER_EXECUTION'], fileNamed: 'a' };
    const name = `STARTED_AT DESC ${JSON.stringify([query, null, null])}`;
    return [
      ofOtherList,
      ...unconfiguredScopes.map((place) =>
        forbidden(encodeCursor(`executions ${name}`, [0, unconfiguredId('Lifecycle', place)])),
      ),
    ];
  }
  return [
    ofOtherList,
    ...unconfiguredScopes.map((place) =>
      forbidden(
        encodeCursor(`all scopes.${field}`, [['', movedTo(imageArn, place), place.accountId, place.region]]),
      ),
    ),
  ];
};

const scopeChoices: readonly Attempt[] = [
  ...unconfiguredScopes.map(forbidden),
  forbidden({ accountId: unconfiguredAccount }),
  forbidden({ region: unconfiguredRegion }),
];

/** The values for an argument; undefined if this test has none for it. */
const attemptsBy = (field: string, argument: string): readonly Attempt[] | undefined => {
  const name = `${field}.${argument}`;
  if (ids[name] !== undefined)
    return freeTexts.has(name) ? [] : [invalid(movedTo(imageArn, unconfiguredPlace))];
  if (arns[name] !== undefined) return ofArn(arns[name]);
  switch (argument) {
    case 'scope':
      return scopeChoices;
    case 'after':
      return cursors(field);
    case 'id':
      return globalIds(
        field === 'execution'
          ? ['ImageBuilderWorkflow', 'WorkflowStep', 'Lifecycle', 'TransferExecution', 'BlueprintRun']
          : kindNames,
      );
    case 'ids':
      return globalIds(kindNames).map(({ value, code }) => ({ value: [value], code }));
    case 'filter.accountIds':
      return [
        forbidden({ accountIds: [unconfiguredAccount] }),
        forbidden({ accountIds: [account, unconfiguredAccount] }),
      ];
    case 'base':
    case 'head':
      return globalIds(['Image']);
    case 'filter.parentIds':
      return unconfiguredScopes.map((place) =>
        forbidden({ parentIds: [unconfiguredId('Blueprint', place)] }),
      );
    case 'filter.regions':
      return [
        forbidden({ regions: [unconfiguredRegion] }),
        forbidden({ regions: [region, unconfiguredRegion] }),
      ];
    case 'name':
    case 'statuses':
    case 'createdAfter':
    case 'createdBefore':
      return ['images', 'imagePipelines'].includes(field) ? [] : undefined;
    default:
      return undefined;
  }
};

/** The argument itself, or the members of an object argument other than `scope`. */
const partsOf = ({ name, type }: GraphQLArgument): string[] => {
  const named = getNamedType(type);
  return isInputObjectType(named) && name !== 'scope'
    ? Object.keys(named.getFields()).map((member) => `${name}.${member}`)
    : [name];
};

const argumentsOf = ({ name, args }: GraphQLField<unknown, unknown>) =>
  args.flatMap((argument) =>
    partsOf(argument)
      .filter((part) => !argumentsWithoutScope.has(part))
      .map((part) => ({ field: name, argument, part })),
  );

const all = Object.values(fields).flatMap(argumentsOf);

/** A query with `$value` for one argument and valid values for the other required arguments. */
const queryFor = ({ field, argument }: (typeof all)[number]): string => {
  const others = (fields[field]?.args ?? [])
    .filter((other) => other !== argument && isRequiredArgument(other))
    .map(({ name }) => `${name}: ${JSON.stringify(ids[`${field}.${name}`] ?? arns[`${field}.${name}`])}`);
  // One of several arguments has to be given.
  if (field === 'transferExecutions') others.push('fileName: "a"');
  const args = [`${argument.name}: $value`, ...others]
    .join(', ')
    .replace('groupBy: undefined', 'groupBy: KIND')
    .replace(/(base|head): undefined/, `$1: "${nodeId('Image', { accountId: account, region }, imageArn)}"`);
  return `query ($value: ${String(argument.type)}) { ${field}(${args}) { __typename } }`;
};

const attempts = all.flatMap((one) =>
  (attemptsBy(one.field, one.part) ?? []).map((attempt) => ({
    ...attempt,
    what: `${one.field}(${one.part}:)`,
    query: queryFor(one),
    shown: JSON.stringify(attempt.value).slice(0, 60),
  })),
);

describe('Scopes that are not configured', () => {
  it('are tried with every argument of every Query field', () => {
    const missing = all.filter(({ field, part }) => attemptsBy(field, part) === undefined);

    expect(missing.map(({ field, part }) => `${field}.${part}`)).toEqual([]);
    expect(all.length).toBeGreaterThan(30);
    expect(attempts.length).toBeGreaterThan(40);
    expect(attempts.filter(({ code }) => code === 'FORBIDDEN').length).toBeGreaterThan(40);
  });

  it('would return data if they were configured', async () => {
    const { errors, calls } = await ask(`{
      node(id: "${nodeId('Blueprint', { accountId: otherAccount, region: otherRegion }, blueprintName)}") { id }
      blueprint(name: "${blueprintName}", scope: { accountId: "${otherAccount}" }) { name }
    }`);

    expect(errors).toBeUndefined();
    expect(calls).not.toEqual([]);
  });

  it.each(attempts)(
    'are rejected without an AWS or STS call: $what $shown',
    async ({ query, value, code }) => {
      const { data, errors } = await ask(query, { value });

      expect(Object.values(data ?? {}).flat()).toEqual([null]);
      expect(errors).toMatchObject([{ extensions: { code } }]);
      expect(gateway().sandbox.calls.operations()).toEqual([]);
    },
  );
});
