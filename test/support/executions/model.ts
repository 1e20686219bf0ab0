import type { RegionData } from '../estate';
import {
  canMatch,
  compareIn,
  type Filter,
  isInPlace,
  kindsOf,
  type Order,
  seesAll,
  selects,
  startLimit,
  usualOrder,
} from './modelFilter';
import {
  blueprintRunsOf,
  type Kind,
  kinds,
  lifecycleRunsOf,
  type ModelItem,
  parentIdOf,
  stepsOf,
  type Text,
  transfersOf,
  workflowsOf,
} from './modelItems';
import type { Holdings } from './region';

export { type Filter, type Order, seesAll, selects, type Sight } from './modelFilter';
export { hasNotEnded, type Kind, kinds, type ModelItem } from './modelItems';

/*
 * A model of `Query.executions`: the expected result, computed from the AWS data. It shares no code with the gateway, so
 * that both cannot have the same error.
 */

/** An AWS list that the gateway must read. */
export interface Read {
  readonly place: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, string>>;
  readonly calls: number;
}

/** The list of one parent's executions. */
interface ChildList {
  readonly parentId: string;
  readonly read: Read;
  /** No item of the list started before this time. */
  readonly from: number;
  readonly items: readonly ModelItem[];
}

/** The executions of one kind in one place. */
export interface Source {
  readonly place: string;
  readonly kind: Kind;
  /** False if the caller may not see it. */
  readonly isVisible: boolean;
  /** Undefined if no execution can match the filter, or the caller sees none. */
  readonly lists: readonly ChildList[] | undefined;
  /** The lists of parents. */
  readonly parentReads: readonly Read[];
  /** True if an image refers to a lifecycle run that no policy lists. */
  readonly hasUnlistedRun: boolean;
}

const readOf = (
  place: string,
  operation: string,
  input: Readonly<Record<string, Text>>,
  count: number,
  pageSize: number,
): Read => ({
  place,
  operation,
  input: input as Record<string, string>,
  calls: Math.max(1, Math.ceil(count / pageSize)),
});

const startOrEarliest = (time: Date | string | undefined): number =>
  time === undefined ? -Infinity : new Date(time).getTime();

type UnfilteredSource = Pick<Source, 'parentReads' | 'hasUnlistedRun'> & {
  readonly lists: readonly ChildList[];
};

/** All executions of one kind in one place. */
const unfilteredSource = (place: string, kind: Kind, data: RegionData): UnfilteredSource => {
  const { images = [], workflowExecutions = [], lifecyclePolicies = [], lifecycleExecutions = [] } = data;
  const { transferWorkflows = [], blueprints = [] } = data;
  const imagesRead = readOf(place, 'ListImageBuildVersions', {}, images.length, 25);
  const listOf = (
    parent: Text,
    items: readonly ModelItem[],
    operation: string,
    input: Readonly<Record<string, Text>>,
    pageSize: number,
    from = -Infinity,
  ): ChildList => ({
    parentId: parentIdOf(place, kind, parent),
    read: readOf(place, operation, input, items.length, pageSize),
    from,
    items,
  });

  switch (kind) {
    case 'IMAGE_BUILDER_WORKFLOW': {
      const lists = images.map(({ arn, dateCreated }) => {
        const items = workflowsOf(data, place, arn);
        const input = { imageBuildVersionArn: arn };
        return listOf(arn, items, 'ListWorkflowExecutions', input, 25, startOrEarliest(dateCreated));
      });
      return { parentReads: [imagesRead], hasUnlistedRun: false, lists };
    }
    case 'WORKFLOW_STEP': {
      const lists = images.flatMap(({ arn, dateCreated }) =>
        workflowExecutions
          .filter((run) => run.imageBuildVersionArn === arn)
          .map(({ workflowExecutionId: id, startTime }) => {
            const from = Math.max(startOrEarliest(dateCreated), startOrEarliest(startTime));
            const input = { workflowExecutionId: id };
            return listOf(id, stepsOf(data, place, id), 'ListWorkflowStepExecutions', input, 25, from);
          }),
      );
      return { parentReads: [imagesRead], hasUnlistedRun: false, lists };
    }
    case 'LIFECYCLE': {
      const lists = lifecyclePolicies.map(({ arn }) => {
        const items = lifecycleRunsOf(data, place, arn);
        return listOf(arn, items, 'ListLifecycleExecutions', { resourceArn: arn }, 25);
      });
      const policies = new Set(lifecyclePolicies.map(({ arn }) => arn));
      const listed = new Set(
        lifecycleExecutions
          .filter(({ lifecyclePolicyArn }) => policies.has(lifecyclePolicyArn))
          .map(({ lifecycleExecutionId }) => lifecycleExecutionId),
      );
      const hasUnlistedRun = images.some(
        ({ lifecycleExecutionId: id }) => id !== undefined && !listed.has(id),
      );
      const policiesRead = readOf(place, 'ListLifecyclePolicies', {}, lifecyclePolicies.length, 25);
      return { parentReads: [imagesRead, policiesRead], hasUnlistedRun, lists };
    }
    case 'TRANSFER_EXECUTION': {
      const lists = transferWorkflows.map(({ WorkflowId = '' }) =>
        listOf(WorkflowId, transfersOf(data, place, WorkflowId), 'ListExecutions', { WorkflowId }, 1000),
      );
      const parentReads = [readOf(place, 'ListWorkflows', {}, transferWorkflows.length, 1000)];
      return { parentReads, hasUnlistedRun: false, lists };
    }
    case 'BLUEPRINT_RUN': {
      const lists = blueprints.map(({ Name }) => {
        const items = blueprintRunsOf(data, place, Name);
        return listOf(Name, items, 'GetBlueprintRuns', { BlueprintName: Name }, 1000);
      });
      const parentReads = [readOf(place, 'ListBlueprints', {}, blueprints.length, 25)];
      return { parentReads, hasUnlistedRun: false, lists };
    }
  }
};

/** The executions of all places and kinds. */
export const allItemsOf = (holdings: Holdings): ModelItem[] =>
  Object.entries(holdings).flatMap(([place, data]) =>
    kinds.flatMap((kind) => unfilteredSource(place, kind, data).lists.flatMap(({ items }) => items)),
  );

/** The sources of a filter for a caller, in the order of `coverage`, at a moment in epoch milliseconds. */
export const sourcesOf = (
  holdings: Holdings,
  places: readonly string[],
  filter: Filter,
  now = Date.now(),
  sight = seesAll,
): Source[] => {
  const before = startLimit(filter);
  const chosenPlaces = places.filter((place) => sight.seesPlace(place) && isInPlace(place, filter));
  const canHoldEarlier = ({ from }: ChildList): boolean => from < before;
  const isWanted = ({ parentId }: ChildList): boolean => filter.parentIds?.includes(parentId) ?? true;

  const sourceOf = (place: string, kind: Kind): Source => {
    const isVisible = sight.sees(place, kind);
    const isRead = (one: Kind): boolean =>
      kindsOf(filter).includes(one) && sight.sees(place, one) && canMatch(place, one, filter);
    if (!isRead(kind))
      return { place, kind, isVisible, parentReads: [], lists: undefined, hasUnlistedRun: false };
    const data = holdings[place] ?? {};
    const { lists, parentReads, hasUnlistedRun } = unfilteredSource(place, kind, data);
    // The workflow executions of all images are read to find those whose steps are wanted.
    const readsAll = kind === 'IMAGE_BUILDER_WORKFLOW' && isRead('WORKFLOW_STEP');
    const read = lists
      .filter((list) => canHoldEarlier(list) && (readsAll || isWanted(list)))
      .map((list) => ({
        ...list,
        items: list.items.filter((item) => selects(filter, item, now, sight)),
      }));
    const workflowReads =
      kind === 'WORKFLOW_STEP'
        ? unfilteredSource(place, 'IMAGE_BUILDER_WORKFLOW', data).lists.filter(canHoldEarlier)
        : [];
    // Images show whether runs of no policy are missing. Where some policies are asked for, none of these can match.
    const isOfSomePolicies = kind === 'LIFECYCLE' && filter.parentIds !== undefined;
    return {
      place,
      kind,
      isVisible,
      lists: read,
      parentReads: isOfSomePolicies
        ? parentReads.filter(({ operation }) => operation !== 'ListImageBuildVersions')
        : [...parentReads, ...workflowReads.map((list) => list.read)],
      hasUnlistedRun: hasUnlistedRun && !isOfSomePolicies,
    };
  };

  return chosenPlaces.flatMap((place) => kindsOf(filter).map((kind) => sourceOf(place, kind)));
};

export const ordered = (items: readonly ModelItem[], order: Order = usualOrder): ModelItem[] =>
  [...items].sort(compareIn(order));

export const itemsOf = (sources: readonly Source[], order: Order = usualOrder): ModelItem[] =>
  ordered(
    sources.flatMap(({ lists = [] }) => lists.flatMap(({ items }) => items)),
    order,
  );

/** All lists that the gateway must read for a source. */
export const readsOf = ({ parentReads, lists = [] }: Source): Read[] => [
  ...parentReads,
  ...lists.map(({ read }) => read),
];

/** The AWS operations to read all sources once, sorted by name. */
export const callsOf = (sources: readonly Source[]): string[] => {
  const reads = new Map(
    sources.flatMap(readsOf).map((read) => [JSON.stringify([read.place, read.operation, read.input]), read]),
  );
  return [...reads.values()].flatMap(({ operation, calls }) => Array<string>(calls).fill(operation)).sort();
};

/** The number of executions per kind and status, in the order of the enums. */
export const countsOf = (
  items: readonly ModelItem[],
  statuses: readonly string[],
): { kind: Kind; status: string; count: number }[] =>
  kinds.flatMap((kind) =>
    statuses
      .map((status) => ({
        kind,
        status,
        count: items.filter((item) => item.kind === kind && item.status === status).length,
      }))
      .filter(({ count }) => count > 0),
  );
