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
import { createSchema } from '../../src/app/schema';
import { mirrors, renamings, shapeName } from '../support/awsMembers';
import { kindOf, lowerCamelCase, type Kind } from '../support/awsShapes';
import { schemaOfFiles } from '../support/schema';

const schema = schemaOfFiles();

/** AWS's members that no type offers, and why. */
const omitted: [member: string, reason: string][] = [
  ['imagebuilder.GetWorkflowExecutionResponse.requestId', 'the id of the request'],
  ['imagebuilder.GetWorkflowStepExecutionResponse.requestId', 'the id of the request'],
  ['imagebuilder.GetImageResponse.requestId', 'the id of the request'],
  ['imagebuilder.GetImageResponse.image', 'the envelope: its members are on Image itself'],
  ['imagebuilder.GetWorkflowResponse.workflow', 'the envelope: its members are on the definition itself'],
  ['transfer.DescribeExecutionResponse.Execution', 'the envelope: its members are on the execution itself'],
];

/** What the SDK's schemas do not say: which strings hold JSON, and which numbers are no `Int`. */
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

/** AWS's ids, which are never null. */
const idFields = [
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
  /** Its path in the answer: `glue.Workflow.LastRun.Statistics.TotalActions`. */
  path: string;
  /** Its shape and name: `glue.WorkflowRunStatistics.TotalActions`. */
  key: string;
  kind: Kind;
  parent: GraphQLObjectType;
  /** The field under AWS's own name in lowerCamelCase. */
  namesake: GraphQLField<unknown, unknown> | undefined;
  renamed: boolean;
  /** The field that has to offer the member. */
  field: GraphQLField<unknown, unknown> | undefined;
}

/** All members of a shape, and of the structures in it, side by side with the fields of a type. */
const membersOf = (shape: StaticStructureSchema, type: GraphQLObjectType, path: string): Member[] =>
  shape[4].flatMap((name, index) => {
    const newName = renamings[shapeName(shape)]?.[name];
    const namesake = type.getFields()[lowerCamelCase(name)];
    const member: Member = {
      path: `${path}.${name}`,
      key: `${shapeName(shape)}.${name}`,
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

const members = mirrors.flatMap(([shape, type]) => membersOf(shape, objectType(type), shapeName(shape)));
const omittedKeys = new Set(omitted.map(([member]) => member));

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

/** True where the type can hold every value of a kind. */
const fits = (kind: Kind, type: GraphQLOutputType, key: string): boolean => {
  const nullable = getNullableType(type);
  if (kind.is === 'list')
    return isListType(nullable) && isNonNullType(nullable.ofType) && fits(kind.of, nullable.ofType, key);
  if (kind.is === 'structure') return isObjectType(nullable);
  return isScalarType(nullable) && nullable.name === scalarOf(kind, key);
};

describe('The schema', () => {
  it.each(mirrors.map(([shape, type]) => ({ shape: shapeName(shape), type })))(
    'has a field of $type for every member of $shape',
    ({ shape }) => {
      const missing = members
        .filter(({ path, field, key }) => path.startsWith(`${shape}.`) && !field && !omittedKeys.has(key))
        .map(({ path }) => path);

      expect(missing).toEqual([]);
    },
  );

  it("gives every member a type that can hold all of AWS's values", () => {
    const wrong = members
      .filter(({ kind, field, key }) => field && !fits(kind, field.type, key))
      .map(({ path, field }) => `${path}: ${String(field?.type)}`);

    expect(wrong).toEqual([]);
  });

  it('makes every member nullable, except the ids', () => {
    const nonNull = members
      .filter(({ field }) => field && isNonNullType(field.type))
      .map(({ parent, field }) => `${parent.name}.${String(field?.name)}`);

    expect([...new Set(nonNull)].sort()).toEqual(idFields);
  });

  it('needs every exception that is listed here', () => {
    const byKey = new Map(members.map((member) => [member.key, member]));
    const isOffered = (key: string): boolean => byKey.get(key)?.namesake !== undefined;
    const isOfferedAsIs = ({ kind, key, namesake }: Member): boolean =>
      namesake !== undefined && fits(kind, namesake.type, key);
    const renamedKeys = Object.entries(renamings).flatMap(([shape, names]) =>
      Object.keys(names).map((name) => `${shape}.${name}`),
    );

    const unneeded = [
      ...[...omittedKeys, ...renamedKeys, ...Object.keys(scalars)].filter((key) => !byKey.has(key)),
      ...[...omittedKeys].filter(isOffered),
      ...members.filter((member) => member.renamed && isOfferedAsIs(member)).map(({ key }) => key),
    ];

    expect(unneeded).toEqual([]);
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

describe('A description', () => {
  it('is given to every type, field, argument, enum value and input field', () => {
    const places = ownTypes.flatMap((type) => [
      [type.name, type.description] as const,
      ...descriptionsIn(type),
    ]);

    const missing = places.filter(([, description]) => !description?.trim()).map(([place]) => place);

    expect(missing).toEqual([]);
  });
});

const fieldTypes = (type: GraphQLNamedType | undefined): Record<string, string> =>
  isObjectType(type)
    ? Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, String(field.type)]))
    : {};

describe('A connection', () => {
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

  it('is nullable, and takes `first` with a default of 25, and `after`', () => {
    const fields = ownTypes
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'));

    const wrong = fields.filter(({ field }) => {
      const [first, after] = ['first', 'after'].map((name) => field.args.find((each) => each.name === name));
      return !(
        isObjectType(field.type) &&
        String(first?.type) === 'Int' &&
        // A list with `last`, the size of a page in the opposite order, has no default.
        first?.defaultValue === (field.args.some(({ name }) => name === 'last') ? undefined : 25) &&
        String(after?.type) === 'String'
      );
    });

    expect(fields.length).toBeGreaterThan(0);
    expect(wrong.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual([]);
  });
});

describe('A node', () => {
  it('has an id, its scope and the time of its answer', () => {
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
  it('keeps the description and the specification of each scalar', () => {
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
