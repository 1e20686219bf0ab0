import { describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLField, type GraphQLObjectType, isEnumType, isObjectType } from 'graphql';
import { createSchema } from '../../src/app/schema';
import { type AnyKind, executionKinds, kindOf, type NodeKind, nodeKinds } from '../../src/kinds';
import { resolvers } from '../../src/resolvers';
import * as fixture from '../support/fixtureEstate';
import {
  faultsOfLookUp,
  fieldsWithoutResolver,
  fieldsWithoutSource,
  fieldsWithoutType,
  gapsInListing,
  lossesOfNodeId,
  unknownKnownBy,
} from '../support/kindChecks';

const schema = createSchema();
const tables = resolvers as unknown as Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const typeOf = (name: string): GraphQLObjectType => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The schema has no object type ${name}.`);
  return type;
};

const lookUpOf = ({ lookUp }: AnyKind): GraphQLField<unknown, unknown> | undefined =>
  schema.getQueryType()?.getFields()[lookUp];

/** AWS's ids of one object of each kind. */
const fixtureIds: Readonly<Record<NodeKind, Readonly<Record<string, string>>>> = {
  ImageBuilderWorkflow: { workflowExecutionId: fixture.buildId },
  WorkflowStep: { stepExecutionId: fixture.launchId },
  Lifecycle: { lifecycleExecutionId: fixture.policyRunId },
  TransferExecution: { workflowId: fixture.transferWorkflowId, executionId: fixture.executionId },
  BlueprintRun: { blueprintName: fixture.blueprintName, runId: fixture.runId },
  Image: { arn: fixture.imageArn },
  ImagePipeline: { arn: fixture.pipelineArn },
  ImageBuilderWorkflowDefinition: { arn: fixture.definitionArn },
  LifecyclePolicy: { arn: fixture.policyArn },
  TransferWorkflow: { workflowId: fixture.transferWorkflowId },
  TransferServer: { serverId: fixture.serverId },
  Blueprint: { name: fixture.blueprintName },
  GlueWorkflow: { name: fixture.glueWorkflowName },
};

describe.each(nodeKinds)('The declaration of %s', (name) => {
  const kind = kindOf(name);
  const type = typeOf(name);

  it('names a source for every field of the type', () => {
    expect(fieldsWithoutSource(kind, type)).toEqual([]);
  });

  it('declares no field and no id that the type lacks', () => {
    expect(fieldsWithoutType(kind, type)).toEqual([]);
  });

  it('says of no field that it is known by one that is not declared', () => {
    expect(unknownKnownBy(kind)).toEqual([]);
  });

  it('has a resolver for every stored and every computed field', () => {
    expect(fieldsWithoutResolver(kind, tables[name])).toEqual([]);
  });

  it('has a look-up with exactly its ids as arguments, and a scope', () => {
    expect(faultsOfLookUp(kind, lookUpOf(kind))).toEqual([]);
  });

  it('gives back the type, the scope and the ids of a global id', () => {
    expect(lossesOfNodeId(kind, fixtureIds[name])).toEqual([]);
  });
});

describe('The kinds', () => {
  it('are the types that implement Node', () => {
    const node = schema.getType('Node');
    const types = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && type.getInterfaces().some((each) => each === node),
    );

    expect(types.map(({ name }) => name).sort()).toEqual([...nodeKinds].sort());
    expect(nodeKinds.map((name) => kindOf(name).type)).toEqual(nodeKinds);
  });

  it('of executions are the types that implement Execution', () => {
    const types = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Execution'),
    );

    expect(types.map(({ name }) => name).sort()).toEqual(executionKinds.map(({ type }) => type).sort());
  });

  it('of executions have the values of ExecutionKind, in its order', () => {
    const type = schema.getType('ExecutionKind');
    const values = isEnumType(type) ? type.getValues().map(({ name }) => name) : [];

    expect(executionKinds.map(({ execution }) => execution.kind)).toEqual(values);
  });
});

describe.each(executionKinds.map((kind) => [kind.type, kind] as const))('The lists of %s', (_name, kind) => {
  it('reach every execution from a list of a scope', () => {
    expect(gapsInListing(kind, kindOf)).toEqual([]);
  });
});

describe('A check of a declaration', () => {
  const kind = kindOf('WorkflowStep');
  const type = typeOf('WorkflowStep');
  const table = tables.WorkflowStep ?? {};

  const without = <Thing extends object>(thing: Thing, name: string): Thing =>
    Object.fromEntries(Object.entries(thing).filter(([each]) => each !== name)) as Thing;

  const renamed = <Thing>(thing: Readonly<Record<string, Thing>>, from: string, to: string) =>
    Object.fromEntries(Object.entries(thing).map(([name, value]) => [name === from ? to : name, value]));

  it('finds a field without a source', () => {
    const broken = { ...kind, fields: without(kind.fields, 'outputs') };

    expect(fieldsWithoutSource(broken, type)).toEqual(['WorkflowStep.outputs']);
  });

  it('finds an id without a source', () => {
    expect(fieldsWithoutSource({ ...kind, idNames: [] }, type)).toEqual(['WorkflowStep.stepExecutionId']);
  });

  it('finds a declared field that the type lacks', () => {
    const broken = { ...kind, fields: renamed(kind.fields, 'outputs', 'output') };

    expect(fieldsWithoutType(broken, type)).toEqual(['WorkflowStep.output']);
  });

  it('finds a declared id that the type lacks', () => {
    expect(fieldsWithoutType({ ...kind, idNames: ['id', 'stepId'] }, type)).toEqual(['WorkflowStep.stepId']);
  });

  it('finds a field that is known by one that is not declared', () => {
    const broken = { ...kind, fields: without(kind.fields, 'imageBuildVersionArn') };

    expect(unknownKnownBy(broken)).toEqual(['WorkflowStep.startedBy', 'WorkflowStep.image']);
  });

  it.each(['durationSeconds', 'image', 'outputs', 'stepExecutionId', 'fetchedAt'])(
    'finds %s without a resolver',
    (name) => {
      expect(fieldsWithoutResolver(kind, without(table, name))).toEqual([`WorkflowStep.${name}`]);
    },
  );

  it('finds a computed field that nothing resolves', () => {
    const broken = { ...kind, fields: { ...kind.fields, retries: { source: 'list' } as const } };

    expect(fieldsWithoutResolver(broken, table)).toEqual(['WorkflowStep.retries']);
  });

  it('takes an inherited member of the table for no resolver', () => {
    const broken = { ...kind, fields: { toString: { source: 'list' } as const } };

    expect(fieldsWithoutResolver(broken, table)).toEqual(['WorkflowStep.toString']);
  });

  it('finds a kind that nothing lists', () => {
    expect(gapsInListing({ type: 'WorkflowStep' }, kindOf)).toEqual(['WorkflowStep: nothing lists it']);
  });

  it('finds a kind of which only some lists are declared', () => {
    const broken = { ...kind, listing: { others: kind.listing?.others ?? [] } };

    expect(gapsInListing(broken, kindOf)).toEqual(['WorkflowStep: nothing lists it']);
  });

  it('finds a parent that is not declared, and one that is no kind', () => {
    const under = (parent: { type: string; keyOf: (record: never) => unknown } | undefined) => ({
      ...kind,
      listing: { under: { ...kind.listing?.under, ...(parent ? { parent } : { parent: undefined }) } },
    });
    const keyOf = () => undefined;

    const gaps = [under(undefined), under({ type: 'LifecycleResource', keyOf })].map((broken) =>
      gapsInListing(broken as unknown as AnyKind, kindOf),
    );

    expect(gaps).toEqual([
      ['WorkflowStep: the type of its parent is not declared'],
      ['WorkflowStep: its parent LifecycleResource is no kind'],
    ]);
  });

  it('finds a parent that nothing lists, and parents that lead in a circle', () => {
    const unlisted = (name: NodeKind) => (name === 'Image' ? { type: name } : kindOf(name));
    const circular = (name: NodeKind) =>
      name === 'ImageBuilderWorkflow' ? { ...kind, type: name, listing: listedUnderItself } : kindOf(name);
    const listedUnderItself = {
      under: { ...kind.listing?.under, parent: { type: 'WorkflowStep', keyOf: () => undefined } },
    } as unknown as NonNullable<AnyKind['listing']>;

    expect(gapsInListing(kind, unlisted)).toEqual([
      'WorkflowStep under ImageBuilderWorkflow under Image: nothing lists it',
    ]);
    expect(gapsInListing(kind, circular)).toEqual([
      'WorkflowStep under ImageBuilderWorkflow under WorkflowStep: the lists lead nowhere else',
    ]);
  });

  it('finds a look-up that does not exist', () => {
    expect(faultsOfLookUp({ ...kind, lookUp: 'step' }, undefined)).toEqual(['Query.step does not exist']);
  });

  it.each([
    [
      'another type',
      '(stepExecutionId: String!, scope: ScopeInput): Image',
      'is of another type than WorkflowStep',
    ],
    [
      'a type that is never null',
      '(stepExecutionId: String!, scope: ScopeInput): WorkflowStep!',
      'is never null',
    ],
    [
      'another argument',
      '(id: String!, scope: ScopeInput): WorkflowStep',
      'has other arguments than stepExecutionId',
    ],
    [
      'one more argument',
      '(stepExecutionId: String!, name: String!, scope: ScopeInput): WorkflowStep',
      'has other arguments than stepExecutionId',
    ],
    ['no scope', '(stepExecutionId: String!): WorkflowStep', 'has no optional argument scope'],
    [
      'a required scope',
      '(stepExecutionId: String!, scope: ScopeInput!): WorkflowStep',
      'has no optional argument scope',
    ],
  ])('finds a look-up with %s', (_fault, signature, fault) => {
    const broken = buildSchema(`
      type Query { workflowStep${signature} }
      type WorkflowStep { id: ID! } type Image { id: ID! } input ScopeInput { region: String }`);

    expect(faultsOfLookUp(kind, broken.getQueryType()?.getFields().workflowStep)).toEqual([
      `Query.workflowStep ${fault}`,
    ]);
  });

  it('finds an optional id of a look-up', () => {
    const broken = buildSchema(`
      type Query { workflowStep(stepExecutionId: String, scope: ScopeInput): WorkflowStep }
      type WorkflowStep { id: ID! } input ScopeInput { region: String }`);

    expect(faultsOfLookUp(kind, broken.getQueryType()?.getFields().workflowStep)).toEqual([
      'Query.workflowStep(stepExecutionId) is optional',
    ]);
  });

  it('finds ids that a global id loses or exchanges', () => {
    const { blueprintName, runId } = fixture;
    const broken = { ...kindOf('BlueprintRun'), idNames: ['runId', 'blueprintName'] };

    expect(lossesOfNodeId(broken, { blueprintName: 'one', runId: 'two' })).toEqual([
      'BlueprintRun.blueprintName',
      'BlueprintRun.runId',
    ]);
    expect(lossesOfNodeId(kindOf('BlueprintRun'), { blueprintName, runId, region: 'eu' })).toEqual([
      'BlueprintRun.region',
    ]);
  });

  it('finds a kind whose ids do not fit its format', () => {
    expect(() => lossesOfNodeId(kind, { stepExecutionId: 'no step' })).toThrow(
      'Invalid `id (WorkflowStep)`: "no step"',
    );
  });
});
