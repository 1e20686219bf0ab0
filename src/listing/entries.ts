import type { Answer } from '../aws/door';
import type { AwsList } from '../loaders/lists';
import { pageOf } from '../loaders/pages';
import { type ExecutionKind, typeOfKind } from '../model/executionKind';
import { compareRanks, type ExecutionPlace, orderOf, type Rank, rankOf } from '../model/executionOrder';
import { nodeId } from '../model/nodeId';
import type {
  BlueprintRecord,
  ExecutionRecord,
  ImageBuilderWorkflowRecord,
  ImageRecord,
  LifecyclePolicyRecord,
  TransferWorkflowRecord,
} from '../model/records';
import { type Scope } from '../model/scope';
import type { ExecutionStatus } from '../model/status';
import type { AwsTime } from '../model/time';

/** What the list needs of one execution: little, since there may be hundreds of thousands. */
export interface Entry extends Rank {
  readonly status: ExecutionStatus;
  /** Where it stands in AWS's answer. */
  readonly index: number;
  /** Its global id, from when it is first needed: of most, the start alone decides the place. */
  id?: string;
}

/** What AWS lists executions under. */
export type ParentRecord =
  ImageRecord | ImageBuilderWorkflowRecord | LifecyclePolicyRecord | TransferWorkflowRecord | BlueprintRecord;

/** The executions that one of AWS's answers lists, in the order of the list of all. */
export interface EntryList {
  readonly scope: Scope;
  readonly kind: ExecutionKind;
  readonly entries: readonly Entry[];
  /** What `orderOf` tells of each, side by side: of hundreds of thousands, that is found much faster. */
  readonly order: Float64Array;
  /** What they are listed under. */
  readonly parent: ParentRecord;
  readonly idOf: (entry: Entry) => string;
  readonly recordOf: (entry: Entry) => ExecutionRecord;
}

/** What is read of the records of one kind. */
export interface EntryReader<Record extends ExecutionRecord> {
  readonly kind: ExecutionKind;
  readonly status: (record: Record) => ExecutionStatus;
  readonly start: (record: Record) => AwsTime | null | undefined;
  /** AWS's ids, as the global id holds them. */
  readonly ids: (record: Record) => readonly string[];
}

/** Sorted once for each answer, and forgotten with it. */
const sorted = new WeakMap<object, Pick<EntryList, 'entries' | 'order'>>();

export const placeOf = (list: EntryList, entry: Entry): ExecutionPlace => ({
  rank: entry.rank,
  startedAt: entry.startedAt,
  id: list.idOf(entry),
});

/** What an answer lists of a parent, by its key, sorted. Throws what `pageOf` throws for one that cannot be used. */
export const entriesOf = <Parent, Input, Output, Item, Record extends ExecutionRecord>(
  reader: EntryReader<Record>,
  list: AwsList<Parent, Input, Output, Item, Record>,
  parent: ParentRecord,
  key: Parent,
  answer: Answer<Output>,
): EntryList => {
  const { scope } = parent;
  const items = list.read(answer.output).items ?? [];
  const recordAt = (index: number): Record => list.record(items[index] as Item, answer, scope, key);
  const idOf = (entry: Entry): string =>
    (entry.id ??= nodeId(typeOfKind[reader.kind], scope, ...reader.ids(recordAt(entry.index))));

  const sort = (): Pick<EntryList, 'entries' | 'order'> => {
    const page = pageOf(answer, list.read, (item, told) => list.record(item, told, scope, key));
    const entries = (page?.items ?? []).map((record, index): Entry => {
      const status = reader.status(record);
      return { ...rankOf(status, reader.start(record)), status, index };
    });
    entries.sort((one, other) => compareRanks(one, other) || (idOf(one) < idOf(other) ? -1 : 1));
    const made = { entries, order: Float64Array.from(entries, orderOf) };
    sorted.set(answer, made);
    return made;
  };

  const { entries, order } = sorted.get(answer) ?? sort();
  return { scope, kind: reader.kind, parent, entries, order, idOf, recordOf: ({ index }) => recordAt(index) };
};
