import type { StaticStructureSchema } from '@smithy/types';
import { latestVersionReferences } from '../../../sandbox/imageBuilder/versions';
import { kindOf, type NodeKind, nodeKinds } from '../../../src/kinds';
import { encodeNodeId } from '../../../src/model/nodeId';
import { fieldNameOf, mirrors } from '../awsMembers';
import { costRegionData } from '../awsCalls/estate';
import { estateOf, type RegionData } from '../estate';

/*
 * The estate in which every member has a value, with two differences: no two objects of a kind have the same values, so
 * that those of another object are never taken for right; and statuses are words of AWS's, so that UNKNOWN is never right.
 */

export const scope = { accountId: '111122223333', region: 'us-east-1', partition: 'aws' };

/** When all of AWS's answers arrive. */
export const now = new Date('2026-12-01T00:00:00.000Z');

const hourMs = 3_600_000;
const isGenerated = (text: string): boolean => /^(?:imagebuilder|transfer|glue)\.[A-Z]/.test(text);
const isTime = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T/.test(text);
/** AWS wraps JSON in a string here. */
const isJson = (text: string): boolean =>
  /\.(?:inputs|outputs|Outputs|Parameters|ParameterSpec|ExecutionRoleSessionPolicy)$/.test(text);

const textOf = (text: string, n: number): string => {
  if (isTime(text)) return new Date(Date.parse(text) + n * hourMs).toISOString();
  if (!isGenerated(text)) return text;
  return isJson(text) ? JSON.stringify({ [text]: n }) : `${text} of ${n}`;
};

/** The same value with other texts, numbers and times for each `n`, apart from ids. */
const distinct = <Value>(value: Value, n: number): Value => {
  const valueOf = (one: unknown): unknown => {
    if (typeof one === 'string') return textOf(one, n);
    if (typeof one === 'number') return one + n * 1000;
    if (one instanceof Date) return new Date(one.getTime() + n * hourMs);
    if (Array.isArray(one)) return one.map(valueOf);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, member]) => [name, valueOf(member)]));
  };
  return valueOf(value) as Value;
};

const distinctAll = <Thing extends object>(
  things: readonly Thing[],
  own: (index: number) => Partial<Thing> = () => ({}),
): Thing[] => things.map((thing, index) => ({ ...distinct(thing, index + 1), ...own(index) }));

const data: Required<Omit<RegionData, 'logGroups'>> = costRegionData;
const isOdd = (index: number): boolean => index % 2 === 1;

const distinctLists = <Thing extends object>(
  lists: Readonly<Record<string, readonly Thing[]>>,
): Readonly<Record<string, readonly Thing[]>> => {
  let count = 0;
  return Object.fromEntries(
    Object.entries(lists).map(([key, things]) => [key, things.map((thing) => distinct(thing, (count += 1)))]),
  );
};

const images = distinctAll(data.images, () => ({
  state: { status: 'AVAILABLE' as const, reason: 'It is built.' },
}));
const workflowExecutions = distinctAll(data.workflowExecutions, (index) => ({
  ...(isOdd(index) ? { status: 'RUNNING' as const, endTime: undefined } : { status: 'COMPLETED' as const }),
  // The ARN of the definition says so, too.
  type: 'BUILD' as const,
}));
const lifecycleExecutions = distinctAll(data.lifecycleExecutions, (index) => ({
  state: {
    status: isOdd(index) ? ('IN_PROGRESS' as const) : ('SUCCESS' as const),
    reason: `Reason of ${index}`,
  },
  ...(isOdd(index) && { endTime: undefined }),
}));
const blueprintRuns = distinctAll(data.blueprintRuns, (index) => ({
  ...(isOdd(index) ? { State: 'RUNNING' as const, CompletedOn: undefined } : { State: 'FAILED' as const }),
}));
const lifecycleResources = distinctLists(data.lifecycleResources);
const transferExecutions = distinctLists(data.transferExecutions);

/** The first step has ended; the others wait. */
const steps = [...data.steps, ...data.steps.slice(-1)].map((step, index) => {
  const stepExecutionId = (step.stepExecutionId ?? '').replace(/\d$/, String(index + 1));
  const own = { ...distinct(step, index + 1), stepExecutionId };
  return index === 0 ? { ...own, status: 'COMPLETED' as const } : { ...own, endTime: undefined };
});

const region = {
  images,
  imagePackages: distinctLists(data.imagePackages),
  imageFindings: data.imageFindings,
  imagePipelines: distinctAll(data.imagePipelines),
  workflows: distinctAll(data.workflows),
  workflowExecutions,
  steps,
  lifecyclePolicies: distinctAll(data.lifecyclePolicies),
  lifecycleExecutions,
  lifecycleResources,
  transferWorkflows: distinctAll(data.transferWorkflows),
  transferExecutions,
  transferServers: distinctAll(data.transferServers),
  blueprints: distinctAll(data.blueprints),
  blueprintRuns,
  glueWorkflows: distinctAll(data.glueWorkflows),
} satisfies typeof data;

export const distinctEstate = estateOf({ '111122223333/us-east-1': region });

/** What AWS's answers hold of each object, by AWS's names: those of its Get, of its lists, and what its lists are under. */
const rawObjects: Readonly<Record<NodeKind, readonly object[]>> = {
  ImageBuilderWorkflow: region.workflowExecutions,
  WorkflowStep: region.steps,
  Lifecycle: region.lifecycleExecutions.map((run) => ({
    ...run,
    resources: region.lifecycleResources[run.lifecycleExecutionId ?? ''],
  })),
  TransferExecution: Object.entries(region.transferExecutions).flatMap(([WorkflowId, executions]) =>
    executions.map((execution) => ({ WorkflowId, ...execution })),
  ),
  BlueprintRun: region.blueprintRuns,
  Image: region.images.map((image) => ({
    ...image,
    latestVersionReferences: latestVersionReferences(image.arn),
  })),
  ImagePipeline: region.imagePipelines,
  ImageBuilderWorkflowDefinition: region.workflows.map((workflow) => ({
    ...workflow,
    latestVersionReferences: latestVersionReferences(workflow.arn),
  })),
  LifecyclePolicy: region.lifecyclePolicies,
  TransferWorkflow: region.transferWorkflows,
  TransferServer: region.transferServers,
  Blueprint: region.blueprints,
  GlueWorkflow: region.glueWorkflows,
};

/** One object of the estate. */
export interface EstateObject {
  readonly type: NodeKind;
  /** The global id. */
  readonly id: string;
  /** AWS's ids. */
  readonly ids: readonly string[];
  /** AWS's members, by AWS's names. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** The shapes in which AWS returns the objects of a type. */
export const shapesOf = (type: string): readonly StaticStructureSchema[] =>
  mirrors.filter(([, name]) => name === type).map(([shape]) => shape);

/** AWS's name of the member that a field offers. */
export const memberOf = (
  shapes: readonly StaticStructureSchema[],
  field: string,
  raw: Readonly<Record<string, unknown>>,
): readonly [shape: StaticStructureSchema, member: string] | undefined =>
  shapes
    .flatMap((shape) => shape[4].map((member) => [shape, member] as const))
    .find(([shape, member]) => fieldNameOf(shape, member) === field && raw[member] !== undefined);

const objectOf = (type: NodeKind, raw: EstateObject['raw']): EstateObject => {
  const ids = kindOf(type).idNames.map((name) => {
    const [, member = ''] = memberOf(shapesOf(type), name, raw) ?? [];
    return String(raw[member]);
  });
  return { type, id: encodeNodeId(type, scope, ids), ids, raw };
};

/** Every object of the estate. */
export const estateObjects: readonly EstateObject[] = nodeKinds.flatMap((type) =>
  rawObjects[type].map((raw) => objectOf(type, raw as EstateObject['raw'])),
);

export const objectById: ReadonlyMap<string, EstateObject> = new Map(
  estateObjects.map((object) => [object.id, object]),
);
