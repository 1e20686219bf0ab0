import { describe, expect, it } from '@jest/globals';
import {
  type GraphQLArgument,
  type GraphQLField,
  getNamedType,
  isInputObjectType,
  isRequiredArgument,
} from 'graphql';
import { cursorOf } from '../../src/model/cursor';
import { nodeId, nodeKinds, type NodeKind } from '../../src/model/nodeId';
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
 * Attempts to reach a scope that is not configured, by every argument of every field of Query that can name one. The
 * schema is walked, so an argument that is added has to be tried here, too.
 */

const { ask, gateway } = gatewayForTests(fixtureEstate);

const strangeAccount = '999999999999';
const strangeRegion = 'ap-south-1';

/** Each of them with a region or an account that is configured elsewhere, too. */
const strangeScopes = [
  { accountId: strangeAccount, region },
  { accountId: account, region: strangeRegion },
  { accountId: account, region: otherRegion },
  { accountId: otherAccount, region },
  { accountId: strangeAccount, region: strangeRegion },
] as const;

const fields = schemaOfFiles().getQueryType()?.getFields() ?? {};

/** Arguments, and the members of those that are objects, that name no place whatever their value. */
const placeless = new Set([
  'first',
  'filter.kinds',
  'filter.statuses',
  'filter.startedAfter',
  'filter.startedBefore',
]);

/** Ids that do not tell their scope: a `scope` argument stands beside them. */
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

/** Of these, any text may be one. */
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

const elsewhere = (arn: string, place: Place): string => {
  const [arnWord, partition, service, , owner, ...resource] = arn.split(':');
  // What AWS owns has no account to exchange.
  const accountId = owner === 'aws' ? 'aws' : place.accountId;
  return [arnWord, partition, service, place.region, accountId, ...resource].join(':');
};

const strangeId = (kind: NodeKind, place: Place): string =>
  nodeId(kind, place, ...idsOfKind[kind].map((id) => (id.startsWith('arn:') ? elsewhere(id, place) : id)));

/** Anybody can write an id whose ARN leads elsewhere than its scope says. */
const forgedId = (kind: NodeKind, place: Place): string =>
  nodeId(kind, { accountId: account, region }, ...idsOfKind[kind].map((id) => elsewhere(id, place)));

interface Attempt {
  readonly value: unknown;
  readonly code: 'FORBIDDEN' | 'BAD_USER_INPUT';
}

const forbidden = (value: unknown): Attempt => ({ value, code: 'FORBIDDEN' });
const cannotBeRight = (value: unknown): Attempt => ({ value, code: 'BAD_USER_INPUT' });

const kindNames = Object.keys(nodeKinds) as NodeKind[];
const kindsWithArn = kindNames.filter((kind) => idsOfKind[kind].some((id) => id.startsWith('arn:')));
const [strangePlace] = strangeScopes;

const globalIds = (kinds: readonly NodeKind[]): Attempt[] => [
  ...kinds.flatMap((kind) => strangeScopes.map((place) => forbidden(strangeId(kind, place)))),
  ...kindsWithArn
    .filter((kind) => kinds.includes(kind) && !idsOfKind[kind].some((id) => id.includes(':aws:workflow/')))
    .map((kind) => cannotBeRight(forgedId(kind, strangePlace))),
];

const ofArn = (arn: string): Attempt[] => {
  // AWS's own resources are read in the first scope of their region, so only the region can be strange.
  const places = arn === definitionArn ? [strangeScopes[1]] : strangeScopes;
  return [
    ...places.map((place) => forbidden(elsewhere(arn, place))),
    cannotBeRight(arn.replace('arn:aws:', 'arn:aws-cn:')),
  ];
};

/** Cursors of the same list in another scope, and of this list at the place of something in another scope. */
const cursors = (field: string): Attempt[] => {
  const ofOtherList = cannotBeRight(cursorOf(`${strangeAccount}/${region}.${field}`, [null, 0, imageArn]));
  if (field === 'executions') {
    const name = JSON.stringify([
      ['IMAGE_BUILDER_WORKFLOW', 'LIFECYCLE', 'TRANSFER_EXECUTION', 'BLUEPRINT_RUN'],
      ...Array<null>(5).fill(null),
    ]);
    return [
      ofOtherList,
      ...strangeScopes.map((place) =>
        forbidden(cursorOf(`executions ${name}`, [1, 0, strangeId('Lifecycle', place)])),
      ),
    ];
  }
  return [
    ofOtherList,
    ...strangeScopes.map((place) =>
      forbidden(
        cursorOf(`all scopes.${field}`, [['', elsewhere(imageArn, place), place.accountId, place.region]]),
      ),
    ),
  ];
};

const scopeChoices: readonly Attempt[] = [
  ...strangeScopes.map(forbidden),
  forbidden({ accountId: strangeAccount }),
  forbidden({ region: strangeRegion }),
];

/** What is tried by an argument; undefined for one that nobody has thought of. */
const attemptsBy = (field: string, argument: string): readonly Attempt[] | undefined => {
  const name = `${field}.${argument}`;
  if (ids[name] !== undefined)
    return freeTexts.has(name) ? [] : [cannotBeRight(elsewhere(imageArn, strangePlace))];
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
        forbidden({ accountIds: [strangeAccount] }),
        forbidden({ accountIds: [account, strangeAccount] }),
      ];
    case 'filter.regions':
      return [forbidden({ regions: [strangeRegion] }), forbidden({ regions: [region, strangeRegion] })];
    default:
      return undefined;
  }
};

/** The argument itself, or the members of one that is an object. A scope is a place as a whole. */
const partsOf = ({ name, type }: GraphQLArgument): string[] => {
  const named = getNamedType(type);
  return isInputObjectType(named) && name !== 'scope'
    ? Object.keys(named.getFields()).map((member) => `${name}.${member}`)
    : [name];
};

const argumentsOf = ({ name, args }: GraphQLField<unknown, unknown>) =>
  args.flatMap((argument) =>
    partsOf(argument)
      .filter((part) => !placeless.has(part))
      .map((part) => ({ field: name, argument, part })),
  );

const all = Object.values(fields).flatMap(argumentsOf);

/** The question with one argument tried, and the right values for those that it needs besides. */
const questionBy = ({ field, argument }: (typeof all)[number]): string => {
  const others = (fields[field]?.args ?? [])
    .filter((other) => other !== argument && isRequiredArgument(other))
    .map(({ name }) => `${name}: ${JSON.stringify(ids[`${field}.${name}`] ?? arns[`${field}.${name}`])}`);
  const given = [`${argument.name}: $value`, ...others].join(', ');
  return `query ($value: ${String(argument.type)}) { ${field}(${given}) { __typename } }`;
};

const attempts = all.flatMap((one) =>
  (attemptsBy(one.field, one.part) ?? []).map((attempt) => ({
    ...attempt,
    what: `${one.field}(${one.part}:)`,
    query: questionBy(one),
    shown: JSON.stringify(attempt.value).slice(0, 60),
  })),
);

describe('Attempts to reach a scope that is not configured', () => {
  it('are made by every argument of every field of Query, 40 and more', () => {
    const untried = all.filter(({ field, part }) => attemptsBy(field, part) === undefined);

    expect(untried.map(({ field, part }) => `${field}.${part}`)).toEqual([]);
    expect(all.length).toBeGreaterThan(30);
    expect(attempts.length).toBeGreaterThan(40);
    expect(attempts.filter(({ code }) => code === 'FORBIDDEN').length).toBeGreaterThan(40);
  });

  it('would find something with the right values', async () => {
    const { errors, calls } = await ask(`{
      node(id: "${nodeId('Blueprint', { accountId: otherAccount, region: otherRegion }, blueprintName)}") { id }
      blueprint(name: "${blueprintName}", scope: { accountId: "${otherAccount}" }) { name }
    }`);

    expect(errors).toBeUndefined();
    expect(calls).not.toEqual([]);
  });

  it.each(attempts)(
    'are refused, and cost no call, not even for credentials: $what $shown',
    async ({ query, value, code }) => {
      const { data, errors } = await ask(query, { value });

      expect(Object.values(data ?? {}).flat()).toEqual([null]);
      expect(errors).toMatchObject([{ extensions: { code } }]);
      expect(gateway().sandbox.calls.operations()).toEqual([]);
    },
  );
});
