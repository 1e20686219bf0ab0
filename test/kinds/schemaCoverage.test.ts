import * as glue from '@aws-sdk/client-glue';
import * as imagebuilder from '@aws-sdk/client-imagebuilder';
import * as transfer from '@aws-sdk/client-transfer';
import { describe, expect, it } from '@jest/globals';
import type { StaticStructureSchema } from '@smithy/types';
import {
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { kindOf, lowerCamelCase, serviceOf, type Kind } from '../support/awsShapes';
import { createSchema } from '../../src/app/schema';
import { schemaOfFiles } from '../support/schema';

const schema = schemaOfFiles();

/** Each shape in which AWS tells of something, and the type that has to offer all of it. */
const mirrors: [shape: StaticStructureSchema, type: string][] = [
  [imagebuilder.GetWorkflowExecutionResponse$, 'ImageBuilderWorkflow'],
  [imagebuilder.WorkflowExecutionMetadata$, 'ImageBuilderWorkflow'],
  [imagebuilder.GetWorkflowStepExecutionResponse$, 'WorkflowStep'],
  [imagebuilder.WorkflowStepMetadata$, 'WorkflowStep'],
  [imagebuilder.WorkflowStepExecution$, 'WorkflowStep'],
  [imagebuilder.LifecycleExecution$, 'Lifecycle'],
  [imagebuilder.LifecycleExecutionResource$, 'LifecycleResource'],
  [imagebuilder.LifecyclePolicy$, 'LifecyclePolicy'],
  [imagebuilder.LifecyclePolicySummary$, 'LifecyclePolicy'],
  [imagebuilder.GetImageResponse$, 'Image'],
  [imagebuilder.Image$, 'Image'],
  [imagebuilder.ImageSummary$, 'Image'],
  [imagebuilder.ImagePipeline$, 'ImagePipeline'],
  [imagebuilder.GetWorkflowResponse$, 'ImageBuilderWorkflowDefinition'],
  [imagebuilder.Workflow$, 'ImageBuilderWorkflowDefinition'],
  [transfer.DescribeExecutionResponse$, 'TransferExecution'],
  [transfer.DescribedExecution$, 'TransferExecution'],
  [transfer.ListedExecution$, 'TransferExecution'],
  [transfer.DescribedWorkflow$, 'TransferWorkflow'],
  [transfer.ListedWorkflow$, 'TransferWorkflow'],
  [transfer.DescribedServer$, 'TransferServer'],
  [glue.BlueprintRun$, 'BlueprintRun'],
  [glue.Blueprint$, 'Blueprint'],
  [glue.Workflow$, 'GlueWorkflow'],
];

/** Members of AWS's that no type offers, and why. */
const leftOut: [member: string, reason: string][] = [
  ['imagebuilder.GetWorkflowExecutionResponse.requestId', 'a receipt of the call'],
  ['imagebuilder.GetWorkflowStepExecutionResponse.requestId', 'a receipt of the call'],
  ['imagebuilder.GetImageResponse.requestId', 'a receipt of the call'],
  ['imagebuilder.GetImageResponse.image', 'the envelope: its members are on Image itself'],
  ['imagebuilder.GetWorkflowResponse.workflow', 'the envelope: its members are on the definition itself'],
  ['transfer.DescribeExecutionResponse.Execution', 'the envelope: its members are on the execution itself'],
];

const times = { startTime: 'startedAt', endTime: 'endedAt' };
const glueTimes = { StartedOn: 'startedAt', CompletedOn: 'endedAt' };

/** Members of AWS's that have another name here: starts, ends, the status of an execution, and one clash. */
const renamings: Record<string, Record<string, string>> = {
  'imagebuilder.GetWorkflowExecutionResponse': { status: 'rawStatus', ...times },
  'imagebuilder.WorkflowExecutionMetadata': { status: 'rawStatus', ...times },
  'imagebuilder.GetWorkflowStepExecutionResponse': { status: 'rawStatus', ...times },
  'imagebuilder.WorkflowStepMetadata': { status: 'rawStatus', ...times },
  'imagebuilder.WorkflowStepExecution': { startTime: 'startedAt' },
  'imagebuilder.LifecycleExecution': times,
  'imagebuilder.LifecycleExecutionResource': times,
  // `Image.workflows` are the runs.
  'imagebuilder.Image': { workflows: 'workflowConfigurations' },
  'transfer.DescribedExecution': { Status: 'rawStatus' },
  'transfer.ListedExecution': { Status: 'rawStatus' },
  'glue.BlueprintRun': { State: 'rawStatus', ...glueTimes },
  'glue.WorkflowRun': glueTimes,
  'glue.JobRun': glueTimes,
  'glue.Crawl': glueTimes,
};

/** What the SDK's schemas do not tell: strings that hold JSON, and numbers that are no `Int`. */
const scalars: Record<string, string> = {
  'imagebuilder.GetWorkflowStepExecutionResponse.inputs': 'JSON',
  'imagebuilder.GetWorkflowStepExecutionResponse.outputs': 'JSON',
  'imagebuilder.WorkflowStepMetadata.inputs': 'JSON',
  'imagebuilder.WorkflowStepMetadata.outputs': 'JSON',
  'transfer.ExecutionStepResult.Outputs': 'JSON',
  'transfer.PosixProfile.Uid': 'SafeInt',
  'transfer.PosixProfile.Gid': 'SafeInt',
  'transfer.PosixProfile.SecondaryGids': 'SafeInt',
  'glue.BlueprintRun.Parameters': 'JSON',
  'glue.Blueprint.ParameterSpec': 'JSON',
  'glue.LastActiveDefinition.ParameterSpec': 'JSON',
  'glue.JobRun.ExecutionRoleSessionPolicy': 'JSON',
  'glue.JobRun.DPUSeconds': 'Float',
  'glue.JobRun.MaxCapacity': 'Float',
};

/** By these AWS finds a thing again, so they are never null. */
const keys = [
  'Blueprint.name',
  'BlueprintRun.blueprintName',
  'BlueprintRun.runId',
  'GlueWorkflow.name',
  'Image.arn',
  'ImageBuilderWorkflow.workflowExecutionId',
  'ImageBuilderWorkflowDefinition.arn',
  'ImagePipeline.arn',
  'Lifecycle.lifecycleExecutionId',
  'LifecyclePolicy.arn',
  'TransferExecution.executionId',
  'TransferExecution.workflowId',
  'TransferServer.serverId',
  'TransferWorkflow.workflowId',
  'WorkflowStep.stepExecutionId',
];

interface Member {
  /** Where it stands in the answer: `glue.Workflow.LastRun.Statistics.TotalActions`. */
  path: string;
  /** Its place among AWS's shapes: `glue.WorkflowRunStatistics.TotalActions`. */
  key: string;
  kind: Kind;
  parent: GraphQLObjectType;
  /** The field under AWS's own name in lowerCamelCase. */
  namesake: GraphQLField<unknown, unknown> | undefined;
  renamed: boolean;
  /** The field that has to offer the member. */
  field: GraphQLField<unknown, unknown> | undefined;
}

const keyOf = (shape: StaticStructureSchema): string => `${serviceOf(shape)}.${shape[2]}`;

/** All members of a shape, and of the structures in it, side by side with the fields of a type. */
const membersOf = (shape: StaticStructureSchema, type: GraphQLObjectType, path: string): Member[] =>
  shape[4].flatMap((name, index) => {
    const newName = renamings[keyOf(shape)]?.[name];
    const namesake = type.getFields()[lowerCamelCase(name)];
    const member: Member = {
      path: `${path}.${name}`,
      key: `${keyOf(shape)}.${name}`,
      kind: kindOf(shape[5][index]),
      parent: type,
      namesake,
      renamed: newName !== undefined,
      field: newName === undefined ? namesake : type.getFields()[newName],
    };
    return [member, ...membersBelow(member)];
  });

const membersBelow = ({ kind, field, path }: Member): Member[] => {
  const inner = kind.is === 'list' ? kind.of : kind;
  const type = field && getNamedType(field.type);
  return inner.is === 'structure' && isObjectType(type) ? membersOf(inner.shape, type, path) : [];
};

const objectType = (name: string): GraphQLObjectType => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The schema has no type ${name}`);
  return type;
};

const members = mirrors.flatMap(([shape, type]) => membersOf(shape, objectType(type), keyOf(shape)));
const leftOutKeys = new Set(leftOut.map(([member]) => member));

/** Image Builder's times are strings. */
const isStringTime = (key: string): boolean =>
  /^imagebuilder\..*\.(startTime|endTime|date[A-Z]\w*)$/.test(key);

const scalarOf = (kind: Kind, key: string): string => {
  const special = scalars[key];
  if (special !== undefined) return special;
  if (kind.is === 'map') return 'JSON';
  if (kind.is === 'boolean') return 'Boolean';
  if (kind.is === 'number') return 'Int';
  return kind.is === 'timestamp' || isStringTime(key) ? 'DateTime' : 'String';
};

const fits = (kind: Kind, type: GraphQLOutputType, key: string): boolean => {
  const nullable = getNullableType(type);
  if (kind.is === 'list')
    return isListType(nullable) && isNonNullType(nullable.ofType) && fits(kind.of, nullable.ofType, key);
  if (kind.is === 'structure') return isObjectType(nullable);
  return isScalarType(nullable) && nullable.name === scalarOf(kind, key);
};

describe("AWS's members in the schema", () => {
  it.each(mirrors.map(([shape, type]) => ({ shape: keyOf(shape), type })))(
    'are all offered: $shape as $type',
    ({ shape }) => {
      const missing = members
        .filter(({ path, field, key }) => path.startsWith(`${shape}.`) && !field && !leftOutKeys.has(key))
        .map(({ path }) => path);

      expect(missing).toEqual([]);
    },
  );

  it('are of the kind that AWS gives: lists, structures, and the scalar that holds all values', () => {
    const unfit = members
      .filter(({ kind, field, key }) => field && !fits(kind, field.type, key))
      .map(({ path, field }) => `${path}: ${String(field?.type)}`);

    expect(unfit).toEqual([]);
  });

  it('are nullable, but for the keys by which AWS finds a thing again', () => {
    const nonNull = members
      .filter(({ field }) => field && isNonNullType(field.type))
      .map(({ parent, field }) => `${parent.name}.${String(field?.name)}`);

    expect([...new Set(nonNull)].sort()).toEqual(keys);
  });

  it('stand on no list of exceptions in vain', () => {
    const byKey = new Map(members.map((member) => [member.key, member]));
    const isOffered = (key: string): boolean => byKey.get(key)?.namesake !== undefined;
    const isOfferedWell = ({ kind, key, namesake }: Member): boolean =>
      namesake !== undefined && fits(kind, namesake.type, key);
    const renamedKeys = Object.entries(renamings).flatMap(([shape, names]) =>
      Object.keys(names).map((name) => `${shape}.${name}`),
    );

    const inVain = [
      ...[...leftOutKeys, ...renamedKeys, ...Object.keys(scalars)].filter((key) => !byKey.has(key)),
      ...[...leftOutKeys].filter(isOffered),
      ...members.filter((member) => member.renamed && isOfferedWell(member)).map(({ key }) => key),
    ];

    expect(inVain).toEqual([]);
  });
});

const ownTypes = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

const descriptionsIn = (
  type: GraphQLNamedType,
): [place: string, description: string | null | undefined][] => {
  const place = (name: string): string => `${type.name}.${name}`;
  if (isEnumType(type)) return type.getValues().map((value) => [place(value.name), value.description]);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => [place(field.name), field.description]);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    [place(field.name), field.description] as [string, string | null | undefined],
    ...field.args.map((argument): [string, string | null | undefined] => [
      place(`${field.name}(${argument.name})`),
      argument.description,
    ]),
  ]);
};

describe('a description', () => {
  it('stands at every type, field, argument, enum value and input field', () => {
    const places = ownTypes.flatMap((type) => [
      [type.name, type.description] as const,
      ...descriptionsIn(type),
    ]);

    const bare = places.filter(([, description]) => !description?.trim()).map(([place]) => place);

    expect(bare).toEqual([]);
  });
});

const fieldTypes = (type: GraphQLNamedType | undefined): Record<string, string> =>
  isObjectType(type)
    ? Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, String(field.type)]))
    : {};

describe('a connection', () => {
  const connections = ownTypes.filter(isObjectType).filter((type) => type.name.endsWith('Connection'));

  it.each(connections.map((type) => type.name))(
    '%s has edges with cursors, nodes and a page info',
    (name) => {
      const noun = name.replace(/Connection$/, '');

      expect(fieldTypes(schema.getType(name))).toMatchObject({
        edges: `[${noun}Edge!]!`,
        nodes: `[${noun}!]!`,
        pageInfo: 'PageInfo!',
      });
      expect(fieldTypes(schema.getType(`${noun}Edge`))).toEqual({ cursor: 'String!', node: `${noun}!` });
    },
  );

  it('is nullable, and asked for by `first`, 25 when left out, and `after`', () => {
    const fields = ownTypes
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'));

    const wrong = fields.filter(({ field }) => {
      const [first, after] = ['first', 'after'].map((name) => field.args.find((each) => each.name === name));
      return !(
        isObjectType(field.type) &&
        String(first?.type) === 'Int' &&
        first?.defaultValue === 25 &&
        String(after?.type) === 'String'
      );
    });

    expect(fields.length).toBeGreaterThan(0);
    expect(wrong.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual([]);
  });
});

describe('a node', () => {
  it('tells its scope and the age of the answer it rests on', () => {
    const wrong = ownTypes
      .filter(isObjectType)
      .filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'))
      .map(({ name }) => [name, fieldTypes(schema.getType(name))] as const)
      .filter(
        ([, { id, scope, fetchedAt }]) => id !== 'ID!' || scope !== 'Scope!' || fetchedAt !== 'DateTime!',
      );

    expect(wrong).toEqual([]);
  });
});

describe('The schema that is served', () => {
  it('keeps what the files say of each scalar', () => {
    const served = createSchema();
    const scalars = Object.values(schemaOfFiles().getTypeMap()).filter(isScalarType);

    for (const scalar of scalars) {
      const { description, specifiedByURL } = served.getType(scalar.name) as GraphQLScalarType;
      expect({ description, specifiedByURL }).toEqual({
        description: scalar.description,
        specifiedByURL: scalar.specifiedByURL,
      });
    }
  });
});
