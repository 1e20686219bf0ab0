import type { StaticStructureSchema } from '@smithy/types';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { isNodeKind, kindOf } from '../../../src/kinds';
import { historyFields } from '../../../src/kinds/execution';
import type { StoredField } from '../../../src/kinds/fields';
import { fieldNameOf } from '../awsMembers';
import { kindOf as shapeKindOf } from '../awsShapes';
import { readsOtherObjects } from '../separateFields';
import { type EstateObject, estateObjects, memberOf, now, scope, shapesOf } from './estate';

/*
 * What a field must be, read from AWS's data by AWS's own names: never from the gateway's answers.
 */

type Raw = Readonly<Record<string, unknown>>;

/** A field of an object of AWS's, or of a structure within it. */
interface Owner {
  /** The object, or the structure. */
  readonly raw: Raw;
  /** The object of the estate that it is a part of. */
  readonly object: EstateObject;
  /** The fields that lead to it from the object. */
  readonly path: readonly string[];
}

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null;

const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inner, name) => (isRaw(inner) ? inner[name] : undefined), value);

const isoOf = (time: unknown): string | null =>
  time instanceof Date || typeof time === 'string' ? new Date(time).toISOString() : null;

const statusOfWords: Readonly<Record<string, string>> = {
  COMPLETED: 'SUCCEEDED',
  RUNNING: 'RUNNING',
  SUCCESS: 'SUCCEEDED',
  IN_PROGRESS: 'RUNNING',
  FAILED: 'FAILED',
};

const wordOf = ({ raw }: Owner): unknown =>
  raw.status ?? raw.Status ?? raw.State ?? at(raw, 'state', 'status');

/** An execution without an end goes on. */
const secondsOf = ({ raw }: Owner): number | null => {
  const start = isoOf(raw.startTime ?? raw.StartedOn);
  const end = isoOf(raw.endTime ?? raw.CompletedOn) ?? now.toISOString();
  return start === null ? null : (Date.parse(end) - Date.parse(start)) / 1000;
};

/** The page of the AWS console that shows something with this id. */
const consolePage = (service: string, page: string): string =>
  `https://us-east-1.console.aws.amazon.com/${service}/home?region=us-east-1#/${page}`;

const pageOf =
  (service: string, before: string, after = '') =>
  ({ object: { ids } }: Owner): string =>
    consolePage(service, `${before}/${encodeURIComponent(ids[0] ?? '')}${after}`);

/** The definition of the step that has a result: every list of the estate has one item. */
const definitionOf = ({ object, path }: Owner): unknown => {
  const workflow = estateObjects.find(
    ({ type, ids }) => type === 'TransferWorkflow' && ids[0] === object.raw.WorkflowId,
  );
  return at(workflow?.raw, path.includes('onExceptionSteps') ? 'OnExceptionSteps' : 'Steps', 0);
};

/** Why a field is null although AWS's answer has everything. */
export const alwaysNull: Readonly<Record<string, string>> = {
  'ImageBuilderWorkflow.consoleUrl': 'the console is not known to have a page of one',
  'WorkflowStep.consoleUrl': 'the console is not known to have a page of one',
  'Lifecycle.consoleUrl': 'the console is not known to have a page of one',
  'TransferExecution.consoleUrl': 'the console is not known to have a page of one',
  'BlueprintRun.consoleUrl': 'the console is not known to have a page of one',
  'TransferExecution.startedAt': 'AWS returns no times of Transfer executions',
  'TransferExecution.endedAt': 'AWS returns no times of Transfer executions',
  'TransferExecution.durationSeconds': 'AWS returns no times of Transfer executions',
  'TransferExecution.results.onExceptionSteps.startedAt': 'only logs have the times of steps',
  'TransferExecution.results.onExceptionSteps.endedAt': 'only logs have the times of steps',
  'TransferExecution.results.steps.startedAt': 'only logs have the times of steps',
  'TransferExecution.results.steps.endedAt': 'only logs have the times of steps',
  'TransferWorkflow.structuredLogDestinations': 'the SDK, which makes the data, does not model it',
  'WorkflowStep.attemptNumber': 'the SDK, which makes the data, does not model it',
  'WorkflowStep.maxAttempts': 'the SDK, which makes the data, does not model it',
};

type Derived = Readonly<Record<string, (owner: Owner) => unknown>>;

/** What no single member of AWS's says: fields of every kind, */
const ofEveryKind: Derived = {
  id: ({ object }) => object.id,
  scope: () => scope,
  fetchedAt: () => now.toISOString(),
};

/** of every kind of execution, */
const ofEveryExecution: Derived = {
  status: (owner) => statusOfWords[String(wordOf(owner))],
  durationSeconds: secondsOf,
};

/** and of one type. */
const ofType: Derived = {
  'ImageBuilderWorkflow.statusReason': ({ raw }) => raw.message,
  'WorkflowStep.statusReason': ({ raw }) => raw.message,
  'Lifecycle.rawStatus': wordOf,
  'Lifecycle.statusReason': ({ raw }) => at(raw, 'state', 'reason'),
  'Lifecycle.resources': ({ raw }) => ({
    nodes: (raw.resources as readonly Raw[]).map(({ resourceId }) => ({ resourceId })),
  }),
  'TransferExecution.statusReason': ({ raw }) => at(raw, 'Results', 'Steps', 0, 'Error', 'Message'),
  'TransferExecutionStepResult.startedAt': () => null,
  'TransferExecutionStepResult.endedAt': () => null,
  'TransferExecutionStepResult.name': (owner) => at(definitionOf(owner), 'CopyStepDetails', 'Name'),
  'BlueprintRun.statusReason': ({ raw }) => raw.ErrorMessage,
  'Image.consoleUrl': pageOf('imagebuilder', 'images', '/details'),
  'ImagePipeline.consoleUrl': pageOf('imagebuilder', 'pipelines'),
  'TransferServer.consoleUrl': pageOf('transfer', 'servers'),
  'GlueWorkflow.consoleUrl': pageOf('glue', 'v2/etl-configuration/workflows/view'),
  'GlueWorkflowRun.consoleUrl': ({ raw }) => {
    const [name, run] = [raw.Name, raw.WorkflowRunId].map((id) => encodeURIComponent(String(id)));
    return consolePage('glue', `v2/etl-configuration/workflows/run/${name}?runId=${run}`);
  },
};

/** All texts in a value, at any depth. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return isRaw(value) ? Object.values(value).flatMap(textsIn) : [];
};

const hasAllIds = (raw: Raw, { ids }: EstateObject): boolean => {
  const texts = new Set(textsIn(raw));
  return ids.every((id) => texts.has(id));
};

const node = ({ id }: EstateObject) => ({ id });

/** The one object of a type whose ids a value names. */
const relatedTo = (raw: Raw, type: string): { readonly id: string } | null => {
  const named = estateObjects.filter((object) => object.type === type && hasAllIds(raw, object));
  if (named.length > 1) throw new Error(`It names ${named.length} objects of the type ${type}.`);
  return named[0] ? node(named[0]) : null;
};

/** The objects of a type that name an object, in AWS's order. */
const listedUnder = (object: EstateObject, type: string) => ({
  nodes: estateObjects.filter((one) => one.type === type && hasAllIds(one.raw, object)).map(node),
});

/** A field of a type, asked alone: with all that is beneath it, but of other objects only their ids. */
export interface Question {
  /** `Type.field`, or `Type.field.field` for a field of a structure that AWS has no member for. */
  readonly name: string;
  readonly selection: string;
  readonly expected: (object: EstateObject) => unknown;
}

type Field = GraphQLField<unknown, unknown>;

/** False for what the history answers, and not AWS. test/history/seen.test.ts has it. */
const isOfAws = ({ name }: Field): boolean => !historyFields.some((field) => field === name);

/** Fields of members that the SDK does not model. imageFailureContext.test.ts and unmodelledMembers.test.ts have them. */
const isUnmodelled = ({ name }: Field): boolean => name === 'failureContext' || name === 'amiWatermarks';

export const createQuestions = (schema: GraphQLSchema) => {
  /** The shapes of the structures that a type offers, found from those of the kinds. */
  const shapes = new Map<string, Set<StaticStructureSchema>>();
  const noteShape = (type: GraphQLObjectType, shape: StaticStructureSchema): void => {
    const known = shapes.get(type.name) ?? new Set();
    if (known.has(shape)) return;
    shapes.set(type.name, known.add(shape));
    shape[4].forEach((member, index) => {
      const field = type.getFields()[fieldNameOf(shape, member)];
      const inner = field && getNamedType(field.type);
      const kind = shapeKindOf(shape[5][index]);
      const item = kind.is === 'list' ? kind.of : kind;
      if (isObjectType(inner) && item.is === 'structure') noteShape(inner, item.shape);
    });
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type)) for (const shape of shapesOf(type.name)) noteShape(type, shape);
  }

  const shapesOfType = ({ name }: GraphQLObjectType): readonly StaticStructureSchema[] => [
    ...(shapes.get(name) ?? []),
  ];

  /** True for a field that AWS has a member for. */
  const isMember = (type: GraphQLObjectType, field: Field): boolean =>
    !isUnmodelled(field) &&
    shapesOfType(type).some((shape) => shape[4].some((member) => fieldNameOf(shape, member) === field.name));

  const structureOf = (field: Field): GraphQLObjectType | undefined => {
    const type = getNamedType(field.type);
    return isObjectType(type) ? type : undefined;
  };

  /** A value of AWS's as the API returns it. */
  const converted = (value: unknown, field: Field): unknown => {
    if (value === undefined || value === null) return null;
    if (Array.isArray(value)) return value.map((item) => converted(item, field));
    const type = structureOf(field);
    if (type && isRaw(value)) return structure(value, type);
    const scalar = getNamedType(field.type).name;
    if (scalar === 'DateTime') return isoOf(value);
    return scalar === 'JSON' && typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
  };

  const structure = (raw: Raw, type: GraphQLObjectType): Raw =>
    Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isMember(type, field))
        .map((field) => [field.name, converted(memberValue(raw, type, field), field)]),
    );

  const memberValue = (raw: Raw, type: GraphQLObjectType, { name }: Field): unknown => {
    const [, member] = memberOf(shapesOfType(type), name, raw) ?? [];
    return member === undefined ? undefined : raw[member];
  };

  /** The derived fields that a kind shares with others. */
  const sharedBy = ({ name }: GraphQLObjectType): Derived => {
    if (!isNodeKind(name)) return {};
    return kindOf(name).execution ? { ...ofEveryKind, ...ofEveryExecution } : ofEveryKind;
  };

  const expectedOf = (owner: Owner, type: GraphQLObjectType, field: Field): unknown => {
    const name = `${type.name}.${field.name}`;
    if (name in alwaysNull) return null;
    const derive = ofType[name] ?? sharedBy(type)[field.name];
    if (derive) return derive(owner);
    const target = getNamedType(field.type);
    if (isNodeKind(target.name)) return relatedTo(owner.raw, target.name);
    const listed = /^(.+)Connection$/.exec(target.name)?.[1];
    if (listed !== undefined) return listedUnder(owner.object, listed);
    if (name === 'TransferExecutionStepResult.definition') return converted(definitionOf(owner), field);
    if (!isMember(type, field)) throw new Error(`${name} is no member of AWS's, and not among \`derived\`.`);
    return converted(memberValue(owner.raw, type, field), field);
  };

  /** What is selected of a field. */
  const selectionOf = (field: Field): string => {
    const type = structureOf(field);
    if (!type) return field.name;
    if (isNodeKind(type.name)) return `${field.name} { id }`;
    const listed = /^(.+)Connection$/.exec(type.name)?.[1];
    if (listed !== undefined)
      return `${field.name} { nodes { ${isNodeKind(listed) ? 'id' : 'resourceId'} } }`;
    const fields = Object.values(type.getFields()).filter(
      (inner) => isMember(type, inner) || (type.name === 'Scope' && !structureOf(inner)),
    );
    return `${field.name} { ${fields.map(selectionOf).join(' ')} }`;
  };

  /** The expected answer of a path of fields, through structures and lists of them. */
  const answerOf = (owner: Owner, type: GraphQLObjectType, fields: readonly Field[]): unknown => {
    const [field, ...rest] = fields;
    if (!field) return undefined;
    if (rest.length === 0) return { [field.name]: expectedOf(owner, type, field) };
    const inner = structureOf(field);
    const path = [...owner.path, field.name];
    const beneath = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(beneath);
      return inner && isRaw(value) ? answerOf({ ...owner, raw: value, path }, inner, rest) : null;
    };
    return { [field.name]: beneath(memberValue(owner.raw, type, field)) };
  };

  /** Fields within a field that are resolved by themselves: those of `extendedBeneath`, and those without a member. */
  const partsOf = (type: GraphQLObjectType, field: Field, above: readonly Field[]): Field[][] => {
    const inner = structureOf(field);
    if (!inner || isNodeKind(inner.name) || inner.name.endsWith('Connection') || inner.name === 'Scope')
      return [];
    const path = [...above, field];
    const declared = isNodeKind(type.name) ? kindOf(type.name).fields[field.name] : undefined;
    const extended = (declared as Partial<StoredField<never, unknown>> | undefined)?.extendedBeneath;
    const parts = Object.values(inner.getFields()).filter((part) => !isUnmodelled(part));
    return parts.flatMap((part) => [
      ...(extended?.type === inner.name || !isMember(inner, part) ? [[...path, part]] : []),
      ...(isMember(inner, part) ? partsOf(inner, part, path) : []),
    ]);
  };

  /** Every field of a kind, each as a question of its own. */
  return (type: GraphQLObjectType): readonly Question[] =>
    Object.values(type.getFields())
      .filter((field) => isOfAws(field) && !readsOtherObjects(field))
      .flatMap((field) =>
        [[field], ...partsOf(type, field, [])].map((path) => ({
          name: [type.name, ...path.map(({ name }) => name)].join('.'),
          selection: path
            .slice(0, -1)
            .reduceRight((inner, { name }) => `${name} { ${inner} }`, selectionOf(path.at(-1) ?? field)),
          expected: (object) => answerOf({ raw: object.raw, object, path: [] }, type, path),
        })),
      );
};
