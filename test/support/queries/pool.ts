import { nodeId } from '../nodeId';
import { isNodeKind, kindOf, type NodeKind, nodeKinds } from '../../../src/kinds';
import type { Estate, EstateScope } from '../../../sandbox/estate';
import { type ListField, listFieldsOf } from '../listFields';
import { awsOf, type List } from '../lowerBound/aws';
import { schemaOfFiles } from '../schema';

/** A resource that a query can select by its ids. */
export interface PooledThing {
  readonly kind: NodeKind;
  readonly scope: EstateScope;
  readonly ids: readonly string[];
}

/** A parent, its children, and the field that lists them. */
export interface Parent {
  readonly thing: PooledThing;
  readonly field: string;
  readonly children: readonly PooledThing[];
}

/** The resources of a data set that generated queries select. */
export interface Pool {
  readonly scopes: readonly EstateScope[];
  readonly things: readonly PooledThing[];
  /** Parents with two children or more. */
  readonly parents: readonly Parent[];
  /** Well-formed ids of resources that do not exist. */
  readonly missing: readonly PooledThing[];
  /** The cursors of each list, by the name that `listOf` returns. */
  readonly cursors: ReadonlyMap<string, readonly string[]>;
}

const lostUuid = '00000000-0000-4000-8000-999999999999';

const missingIds = ({ accountId, region }: EstateScope): Readonly<Record<NodeKind, readonly string[]>> => {
  const arn = (resource: string): string => `arn:aws:imagebuilder:${region}:${accountId}:${resource}`;
  return {
    ImageBuilderWorkflow: [`wf-${lostUuid}`],
    WorkflowStep: [`step-${lostUuid}`],
    Lifecycle: [`lce-${lostUuid}`],
    TransferExecution: ['w-99999999999999999', lostUuid],
    BlueprintRun: ['lost', 'lost run'],
    Image: [arn('image/lost/9.9.9/9')],
    ImagePipeline: [arn('image-pipeline/lost')],
    ImageBuilderWorkflowDefinition: [arn('workflow/build/lost/9.9.9/9')],
    LifecyclePolicy: [arn('lifecycle-policy/lost')],
    TransferWorkflow: ['w-99999999999999999'],
    TransferServer: ['s-99999999999999999'],
    Blueprint: ['lost'],
    GlueWorkflow: ['lost workflow'],
  };
};

const pooled = ({ resources }: List): PooledThing[] =>
  resources.flatMap(({ kind, scope, ids }) => (kind ? [{ kind: kind.type, scope, ids }] : []));

const listFields = listFieldsOf(schemaOfFiles());

/** The connection fields of `Query`. */
export const rootLists: readonly ListField[] = listFields.filter(({ parent }) => parent === 'Query');

/** The fields that list all resources of a type in a scope. */
const scopeLists = nodeKinds.flatMap((type) =>
  rootLists.filter(({ itemType, list }) => itemType === type && list === kindOf(type).listing?.inScope),
);

/** The fields that list all resources of a type under a parent; those of parents come first. */
const childLists = nodeKinds.flatMap((type) =>
  listFields.filter(
    ({ parent, itemType }) => itemType === type && parent === kindOf(type).listing?.under?.parent?.type,
  ),
);

/** The name of a list of a parent. */
export const listOf = ({ kind, scope, ids }: PooledThing, field: string): string =>
  `${nodeId(kind, scope, ...ids)}.${field}`;

const othersOf = (estate: Estate, scope: EstateScope, now: Date): PooledThing[] => {
  const region = estate.region(scope);
  const all = <Item>(
    kind: NodeKind,
    items: readonly Item[] | undefined,
    idOf: (item: Item) => string | undefined,
  ) => (items ?? []).map((item) => ({ kind, scope, ids: [idOf(item) ?? ''] }));
  return [
    ...all('ImageBuilderWorkflowDefinition', region?.workflows.all(now), ({ arn }) => arn),
    ...all('TransferServer', region?.transferServers.all(now), ({ ServerId }) => ServerId),
    ...all('GlueWorkflow', region?.glueWorkflows.all(now), ({ Name }) => Name),
  ];
};

const missingIn = (scope: EstateScope): PooledThing[] =>
  Object.entries(missingIds(scope)).flatMap(([kind, ids]) =>
    isNodeKind(kind) ? [{ kind, scope, ids }] : [],
  );

/** The existing and the missing resources of a data set. */
export const poolOf = (estate: Estate, now: Date): Omit<Pool, 'cursors'> => {
  const aws = awsOf(estate, now);
  const things: PooledThing[] = [];
  const parents: Parent[] = [];
  for (const scope of estate.scopes) {
    const here = [
      ...scopeLists.flatMap(({ itemType, list }) => pooled(aws.list(itemType, list, scope, []))),
      ...othersOf(estate, scope, now),
    ];
    for (const { parent, field, itemType, list } of childLists) {
      for (const thing of here.filter(({ kind }) => kind === parent)) {
        const children = pooled(aws.list(itemType, list, scope, thing.ids));
        here.push(...children);
        if (children.length > 1) parents.push({ thing, field, children });
      }
    }
    things.push(...here);
  }
  return { scopes: estate.scopes, things, parents, missing: estate.scopes.flatMap(missingIn) };
};
