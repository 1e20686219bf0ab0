import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type GraphQLFieldResolver, isObjectType } from 'graphql';
import { createCallLedger } from '../../src/aws/callLedger';
import { executionKinds, isNodeKind, kindOf, kinds, nodeKinds, operations } from '../../src/kinds';
import { blueprints } from '../../src/kinds/blueprint';
import { findingsOfImage } from '../../src/kinds/imageFindings';
import { packagesOfImage } from '../../src/kinds/imagePackage';
import { resourcesOfRun } from '../../src/kinds/lifecycleResource';
import { anonymous, type Caller } from '../../src/model/caller';
import { isRecord } from '../../src/model/record';
import { scopeOf } from '../../src/model/scope';
import { unlimitedAnswer } from '../../src/query/answerBudget';
import { callerWith, type Grant } from '../support/access/callers';
import { here, there, twinEstate } from '../support/access/estate';
import { type OperationAnswer, type Operations, startOperations } from '../support/access/operations';
import { blueprintName, buildId, imageArn, launchId, policyRunId, runId } from '../support/fixtureEstate';
import { nodeId } from '../support/nodeId';
import { queryWriter } from '../support/queries';
import { poolOf } from '../support/queries/pool';
import { randomChoices } from '../support/queries/random';
import { schemaOfFiles } from '../support/schema';

const kindNames = executionKinds.map(({ execution }) => execution.kind);
const allBut = (...without: readonly string[]): Caller =>
  callerWith([{ kinds: kindNames.filter((kind) => !without.includes(kind)), sensitive: true }]);

let gateway: Operations;

beforeAll(async () => {
  gateway = await startOperations(twinEstate);
});
afterAll(() => gateway.close());

const errorsOf = ({ errors }: OperationAnswer): readonly string[] =>
  errors.map(({ path, code }) => `${path} ${code}`);

describe('Every kind', () => {
  it('is visible with some kinds of execution, those of execution with their own', () => {
    for (const type of nodeKinds) {
      const { execution, visibleWith } = kindOf(type);
      expect([type, visibleWith.every((kind) => kindNames.includes(kind)), visibleWith.length > 0]).toEqual([
        type,
        true,
        true,
      ]);
      if (execution) expect(visibleWith).toEqual([execution.kind]);
    }
    expect(resourcesOfRun.items).toEqual({ type: 'LifecycleResource', visibleWith: ['LIFECYCLE'] });
    expect(kinds.Image.visibleWith).toEqual(['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP', 'LIFECYCLE']);
  });
});

/** The errors in any order. Which value of a sensitive field comes first depends on what is cached. */
const refusalsOf = ({ errors }: OperationAnswer): readonly string[] =>
  errors.map(({ path, message }) => (message.includes('sensitive') ? message : `${path} ${message}`)).sort();

const noCalls: readonly unknown[] = [];

describe('A kind that the caller may not see', () => {
  it.each([
    [
      'BLUEPRINT_RUN',
      'blueprintRun',
      `{ blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}") { id } }`,
    ],
    ['BLUEPRINT_RUN', 'blueprint', `{ blueprint(name: "${blueprintName}") { id } }`],
    ['LIFECYCLE', 'node', `{ node(id: "${nodeId('Lifecycle', here, policyRunId)}") { id } }`],
    ['LIFECYCLE', 'nodes.0', `{ nodes(ids: ["${nodeId('Lifecycle', here, policyRunId)}"]) { id } }`],
    ['LIFECYCLE', 'execution', `{ execution(id: "${nodeId('Lifecycle', here, policyRunId)}") { id } }`],
    ['LIFECYCLE', 'lifecyclePolicies', `{ lifecyclePolicies { nodes { id } } }`],
    [
      'TRANSFER_EXECUTION',
      'transferWorkflows',
      `{ transferWorkflows(scope: { region: "${there.region}" }) { nodes { id } } }`,
    ],
    ['WORKFLOW_STEP', 'waitingWorkflowSteps', `{ waitingWorkflowSteps { nodes { id } } }`],
  ])('is refused without an AWS call: %s at %s', async (kind, path, query) => {
    const answer = await gateway.ask(allBut(kind), query);

    expect(errorsOf(answer)).toEqual([`${path} FORBIDDEN`]);
    expect(answer.errors[0]?.message).toMatch(
      /^Your roles do not allow \w+ in account \d{12}, region \S+\.$/,
    );
    expect(answer.calls).toEqual(noCalls);
    expect(answer.report.remembered).toEqual(noCalls);
  });

  it('is refused at a relation, also where the ids alone would answer it', async () => {
    const answer = await gateway.ask(
      allBut('IMAGE_BUILDER_WORKFLOW'),
      `{ workflowStep(stepExecutionId: "${launchId}") { workflow { id } image { arn } name } }`,
    );

    expect(answer.data).toEqual({
      workflowStep: { workflow: null, image: { arn: imageArn }, name: 'LaunchBuildInstance' },
    });
    expect(errorsOf(answer)).toEqual(['workflowStep.workflow FORBIDDEN']);
  });

  it('is refused in a list under an object', async () => {
    const answer = await gateway.ask(
      allBut('LIFECYCLE'),
      `{ image(imageBuildVersionArn: "${imageArn}") {
           name lifecycleExecutions { nodes { id } } lifecycleExecution { id } workflows { nodes { workflowExecutionId } } } }`,
    );

    expect(answer.data.image).toMatchObject({ lifecycleExecutions: null, lifecycleExecution: null });
    expect(answer.data.image.workflows.nodes[0]).toEqual({ workflowExecutionId: buildId });
    expect(errorsOf(answer)).toEqual([
      'image.lifecycleExecutions FORBIDDEN',
      'image.lifecycleExecution FORBIDDEN',
    ]);
  });

  it('is a failed source in a list of several scopes', async () => {
    const caller = callerWith([
      { regions: [here.region] },
      { regions: [there.region], kinds: ['TRANSFER_EXECUTION'] },
    ]);

    const { data, errors, calls } = await gateway.ask(
      caller,
      '{ blueprints { nodes { scope { region } } coverage { scope { region } state reason } } }',
    );

    expect(errors).toEqual([]);
    expect(data.blueprints).toEqual({
      nodes: [{ scope: { region: here.region } }],
      coverage: [
        { scope: { region: here.region }, state: 'COMPLETE', reason: null },
        {
          scope: { region: there.region },
          state: 'FAILED',
          reason: `FORBIDDEN: Your roles do not allow Blueprint in account ${there.accountId}, region ${there.region}.`,
        },
      ],
    });
    expect(calls.map(({ region }) => region)).toEqual([here.region]);
  });

  it('is a failed source of all executions, whose lists are not read', async () => {
    const own = await startOperations(twinEstate);
    const caller = callerWith([
      { regions: [here.region], kinds: ['TRANSFER_EXECUTION', 'BLUEPRINT_RUN'] },
      { regions: [there.region], kinds: ['BLUEPRINT_RUN'] },
    ]);

    const { data, errors, calls } = await own.ask(
      caller,
      `{ executions(filter: { kinds: [TRANSFER_EXECUTION, BLUEPRINT_RUN] }) {
           nodes { __typename scope { region } } pageInfo { hasNextPage }
           coverage { scope { region } kind state reason parentsSeen } }
         executionCounts(filter: { kinds: [TRANSFER_EXECUTION] }) { counts { kind status count } coverage { state } } }`,
    );
    await own.close();

    expect(errors).toEqual([]);
    const nodes = data.executions.nodes as readonly { __typename: string; scope: { region: string } }[];
    expect(new Set(nodes.map(({ __typename, scope }) => `${__typename} ${scope.region}`))).toEqual(
      new Set([
        `TransferExecution ${here.region}`,
        `BlueprintRun ${here.region}`,
        `BlueprintRun ${there.region}`,
      ]),
    );
    expect(data.executions.pageInfo).toEqual({ hasNextPage: false });
    expect(data.executions.coverage).toContainEqual({
      scope: { region: there.region },
      kind: 'TRANSFER_EXECUTION',
      state: 'FAILED',
      reason: `FORBIDDEN: Your roles do not allow executions of the kind TRANSFER_EXECUTION in account ${there.accountId}, region ${there.region}.`,
      parentsSeen: null,
    });
    expect(data.executionCounts).toEqual({
      counts: [
        { kind: 'TRANSFER_EXECUTION', status: 'RUNNING', count: 1 },
        { kind: 'TRANSFER_EXECUTION', status: 'ROLLING_BACK', count: 1 },
      ],
      coverage: [{ state: 'COMPLETE' }, { state: 'FAILED' }],
    });
    expect(calls.map(({ operation, region }) => `${operation} ${region}`).sort()).toEqual(
      [
        `ListWorkflows ${here.region}`,
        `ListExecutions ${here.region}`,
        `ListBlueprints ${here.region}`,
        `ListBlueprints ${there.region}`,
        `GetBlueprintRuns ${here.region}`,
        `GetBlueprintRuns ${there.region}`,
      ].sort(),
    );
  });

  it('is read as a parent for kinds that the caller may see, and not shown', async () => {
    const { data, errors } = await gateway.ask(
      callerWith([{ regions: [here.region], kinds: ['WORKFLOW_STEP'] }]),
      `{ executions(filter: { kinds: [IMAGE_BUILDER_WORKFLOW, WORKFLOW_STEP] }) {
           nodes { __typename } coverage { kind state } } }`,
    );

    expect(errors).toEqual([]);
    expect(data.executions).toEqual({
      nodes: Array(3).fill({ __typename: 'WorkflowStep' }),
      coverage: [
        { kind: 'IMAGE_BUILDER_WORKFLOW', state: 'FAILED' },
        { kind: 'WORKFLOW_STEP', state: 'COMPLETE' },
      ],
    });
  });

  it('does not share what others have of the list of all executions', async () => {
    const query = '{ executions { nodes { __typename } coverage { kind state } } }';
    const all = await gateway.ask(anonymous, query);
    await gateway.ask(anonymous, query);
    const some = await gateway.ask(allBut('LIFECYCLE', 'BLUEPRINT_RUN'), query);
    const again = await gateway.ask(allBut('LIFECYCLE', 'BLUEPRINT_RUN'), query);

    const typesOf = ({ data }: OperationAnswer): unknown =>
      new Set(data.executions.nodes.map(({ __typename }: { __typename: string }) => __typename));
    expect(typesOf(all)).toContain('Lifecycle');
    expect(typesOf(some)).toEqual(new Set(['ImageBuilderWorkflow', 'TransferExecution']));
    expect(again.data).toEqual(some.data);
    expect(some.calls).toEqual(noCalls);
  });

  it('is refused in the scope of the object, where that is another one', async () => {
    const arnThere = imageArn.replace(here.accountId, there.accountId).replace(here.region, there.region);
    const own = await startOperations({
      ...twinEstate,
      region: (scope) => {
        const region = twinEstate.region(scope);
        return region && { ...region, lifecycleResources: () => [{ resourceId: arnThere }] };
      },
    });
    const query = `{ lifecycle(lifecycleExecutionId: "${policyRunId}") { resources { nodes { image { arn } } } } }`;
    const caller = callerWith([
      { regions: [here.region] },
      { regions: [there.region], kinds: ['BLUEPRINT_RUN'] },
    ]);

    const shown = await own.ask(anonymous, query);
    const refused = await own.ask(caller, query);
    await own.close();

    expect(shown.data.lifecycle.resources.nodes).toEqual([{ image: { arn: arnThere } }]);
    expect(refused.data.lifecycle.resources.nodes).toEqual([{ image: null }]);
    expect(errorsOf(refused)).toEqual(['lifecycle.resources.nodes.0.image FORBIDDEN']);
  });

  it('costs no Get for a relation that is refused', async () => {
    const own = await startOperations(twinEstate);
    const answer = await own.ask(
      callerWith([{ regions: [here.region], kinds: ['LIFECYCLE'] }]),
      '{ images { nodes { arn pipeline { name } lifecycleExecutionId } } }',
    );
    await own.close();

    expect(errorsOf(answer)).toEqual([
      'images.nodes.0.pipeline FORBIDDEN',
      'images.nodes.1.pipeline FORBIDDEN',
    ]);
    expect(answer.calls.map(({ operation }) => operation)).toEqual(['ListImageBuildVersions']);
  });
});

describe('The read pipeline', () => {
  it('refuses a question that no resolver should let through, cached or not', async () => {
    const ids = { blueprintName, runId };
    const contextOf = (caller: Caller) =>
      gateway.services.operationContext({
        caller,
        signal: new AbortController().signal,
        budget: createCallLedger(10),
        answer: unlimitedAnswer,
        minFetchedAt: -Infinity,
        priority: 'normal',
      });
    const scope = scopeOf(here.accountId, here.region);
    expect(await contextOf(anonymous).loaders.byIds('BlueprintRun', scope, ids, 'get')).toMatchObject(ids);

    gateway.sandbox.calls.clear();
    const { caller, loaders, listing, scopes, access } = contextOf(allBut('BLUEPRINT_RUN'));
    const refusal = 'A question reached the read pipeline that its caller may not ask.';
    expect(() => loaders.byIds('BlueprintRun', scope, ids, 'get')).toThrow(refusal);
    expect(() => loaders.byIds('Blueprint', scope, { name: blueprintName }, 'get')).toThrow(refusal);
    expect(() => loaders.page(blueprints, scope, undefined, undefined)).toThrow(refusal);
    const filter = await listing.filter({ kinds: ['BLUEPRINT_RUN'] }, scopes.all, access, caller);
    const forged = { ...filter, forbidden: new Set<string>(), key: 'forged' };
    expect((await listing.counts(forged)).counts).toEqual([]);
    expect(gateway.sandbox.calls.operations()).toEqual([]);
  });
});

/** What the caller of an operation has received of objects that they may not see. */
const watchForLeaks = ({ services: { schema } }: Operations): string[] => {
  const leaks: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || !isNodeKind(type.name)) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = field.resolve as GraphQLFieldResolver<unknown, { readonly caller: Caller }>;
      field.resolve = (source, args, context: { readonly caller: Caller }, info) => {
        if (isRecord(source) && isNodeKind(source.kind)) {
          const { visibleWith } = kindOf(source.kind);
          const isAllowed = visibleWith.some((kind) => context.caller.permissions.maySee(source.scope, kind));
          if (!isAllowed) leaks.push(`${type.name}.${field.name} ${source.scope.region}`);
        }
        return resolve(source, args, context, info);
      };
    }
  }
  return leaks;
};

/** The kinds of execution that an operation of AWS can be sent for. The list of workflows is also read for their steps. */
const kindsOfOperation = new Map<string, ReadonlySet<string>>();
for (const type of nodeKinds) {
  const { get, batchGet, listing, visibleWith } = kindOf(type);
  const lists = [listing?.under?.list, listing?.inScope, ...(listing?.others ?? [])];
  for (const operation of [get?.operation, batchGet?.operation, ...lists.map((list) => list?.operation)])
    if (operation)
      kindsOfOperation.set(
        operation.name,
        new Set([...(kindsOfOperation.get(operation.name) ?? []), ...visibleWith]),
      );
}
kindsOfOperation.set('ListLifecycleExecutionResources', new Set(['LIFECYCLE']));
for (const { operation, items } of [packagesOfImage, findingsOfImage])
  kindsOfOperation.set(operation.name, new Set(items.visibleWith));
// Lines of builds and of transfers.
kindsOfOperation.set(
  'FilterLogEvents',
  new Set(['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP', 'TRANSFER_EXECUTION']),
);
const forParents = new Map([
  ...kindsOfOperation,
  ['ListWorkflowExecutions', new Set(['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP'])] as const,
]);

const randomGrants = (draw: fc.GeneratorValue): readonly Grant[] => {
  const { chance, from, pick } = randomChoices(draw);
  return Array.from({ length: from(1, 3) }, () => ({
    ...(chance(50) && { accounts: [pick([here.accountId, there.accountId])] }),
    kinds: kindNames.filter(() => chance(45)),
    sensitive: chance(50),
  })).filter(({ kinds: some }) => some.length > 0);
};

/** Fields of all executions, with everything beneath that leads to other kinds. */
const executionsQuery = `{
  executions(first: 100, filter: { kinds: [${kindNames.join(' ')}] }) {
    nodes { __typename id status
      ... on WorkflowStep { name workflow { id status } image { name } }
      ... on ImageBuilderWorkflow { steps { nodes { name } } image { pipeline { name } lifecycleExecutions { nodes { id } } } definition { name } }
      ... on Lifecycle { policy { name } resources { nodes { image { name workflows { nodes { id } } } } } }
      ... on TransferExecution { workflow { description } server { domain } }
      ... on BlueprintRun { blueprint { description } workflow { description } } }
    coverage { kind state reason scope { region } } }
  executionCounts(filter: { kinds: [${kindNames.join(' ')}] }) { counts { kind status count } coverage { kind state } }
}`;

describe('Policies', () => {
  it('know the kinds of every operation', () => {
    expect([...kindsOfOperation.keys()].sort()).toEqual([...operations.keys()].sort());
  });

  it('hide every object that they do not allow, wherever a query finds it, without an AWS call', async () => {
    const own = await startOperations(twinEstate);
    await own.ask(anonymous, '{ blueprints { nodes { id } } }'); // The health of both scopes does not change any more.
    const leaks = watchForLeaks(own);
    const write = queryWriter(schemaOfFiles(), {
      ...poolOf(twinEstate, own.sandbox.clock.now()),
      cursors: new Map<string, string[]>(),
    });
    const samples = fc.sample(
      fc.gen().map((draw) => ({ grants: randomGrants(draw), ...write(draw) })),
      { seed: 20261127, numRuns: 250 },
    );
    const policies = samples
      .filter((_sample, index) => index % 6 === 0)
      .map(({ grants }) => ({ grants, query: executionsQuery, variables: {} }));
    const wrongCalls: string[] = [];
    let refused = 0;
    let shown = 0;

    for (const { grants, query, variables } of [...samples, ...policies]) {
      const caller = callerWith(grants);
      const kindsOf = query === executionsQuery ? forParents : kindsOfOperation;
      const cold = await own.ask(caller, query, { variables });
      for (const { operation, accountId, region } of cold.calls) {
        const allowed = [...(kindsOf.get(operation) ?? [])].some((kind) =>
          caller.permissions.maySee({ accountId, region, partition: 'aws' }, kind),
        );
        if (!allowed) wrongCalls.push(`${operation} ${region} for ${JSON.stringify(grants)}: ${query}`);
      }
      const warm = await own.ask(caller, query, { variables });
      expect([query, warm.data, refusalsOf(warm)]).toEqual([query, cold.data, refusalsOf(cold)]);
      expect([query, ...errorsOf(cold).filter((error) => !error.endsWith(' FORBIDDEN'))]).toEqual([query]);
      refused += cold.errors.length;
      if (cold.errors.length === 0) shown += 1;
    }
    await own.close();

    expect(leaks).toEqual([]);
    expect(wrongCalls).toEqual([]);
    expect(refused).toBeGreaterThan(100);
    expect(shown).toBeGreaterThan(20);
  });
});
