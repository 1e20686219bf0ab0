import type { Answer, AwsDoor } from '../aws/door';
import { buildsOfVersion, markWorkflowsOf } from '../loaders/image';
import type { AwsList } from '../loaders/lists';
import { pageOf } from '../loaders/pages';
import type { SourceCoverage } from '../model/coverage';
import { canHoldEarlier, canMatch, type ExecutionFilter } from '../model/executionFilter';
import { type ExecutionKind, executionKindNames } from '../model/executionKind';
import { lifetimeOf, lifetimeOfImage } from '../model/lifetime';
import type {
  BlueprintRecord,
  ExecutionRecord,
  ImageBuilderWorkflowRecord,
  ImageRecord,
  LifecyclePolicyRecord,
  TransferWorkflowRecord,
} from '../model/records';
import { type Scope, scopeKey } from '../model/scope';
import { workflowStatus } from '../model/status';
import { readableMoment } from '../model/time';
import type { Collector } from './collectors';
import { entriesOf, type EntryReader, type ParentRecord } from './entries';
import { type LifecycleGaps, lifecycleGaps } from './lifecycleGaps';
import { createPool } from './pool';
import { readList, type ReadingTerms } from './reading';
import { sources } from './sources';
import { createTally, nothingToSee, type Tally, type Witness } from './tally';

/** Lists of one request that are asked for at the same time, and of these of one scope and kind. */
const mostAtOnce = 64;
const mostOfSource = 16;

/** Tells what was seen of each source of a filter. */
export type CoverageOf = (filter: ExecutionFilter) => readonly SourceCoverage[];

/** The executions of one kind: a list for each parent, and what is read of its items. */
interface ChildList<Parent, Input, Output, Item, Record extends ExecutionRecord> {
  readonly list: AwsList<Parent, Input, Output, Item, Record>;
  readonly reader: EntryReader<Record>;
}

/** Made once for each answer, and forgotten with it. */
const recordsIn = new WeakMap<object, readonly unknown[]>();

/** The records of an answer, in AWS's order. */
const recordsOf = <Parent, Input, Output, Item, Record>(
  list: AwsList<Parent, Input, Output, Item, Record>,
  scope: Scope,
  parent: Parent,
  answer: Answer<Output>,
): readonly Record[] => {
  const known = recordsIn.get(answer);
  if (known) return known as readonly Record[];
  const page = pageOf(answer, list.read, (item, told) => list.record(item, told, scope, parent));
  const records = page?.items ?? [];
  recordsIn.set(answer, records);
  return records;
};

/** What a scan of one scope needs. */
interface ScopeScan {
  readonly terms: ReadingTerms;
  readonly scope: Scope;
  /** Those who want executions of the kind in this scope. */
  readonly wanting: (kind: ExecutionKind) => readonly Collector[];
  readonly tallyOf: (kind: ExecutionKind) => Tally;
}

/** Reads the parents of a scope. */
const readParents = <Input, Output, Item, Parent>(
  { terms, scope }: ScopeScan,
  list: AwsList<undefined, Input, Output, Item, Parent>,
  witnesses: readonly Witness[],
  onParent: (parent: Parent) => void,
  onEnd: () => void,
): void =>
  readList(terms, {
    scope,
    list,
    parent: undefined,
    source: list,
    witnesses,
    isListOfParents: true,
    isLively: true,
    newest: 0,
    onAnswer: (answer) => recordsOf(list, scope, undefined, answer).forEach(onParent),
    onEnd,
  });

interface ChildOptions<Output> {
  /** Others than the tally of its kind that are not complete without it. */
  readonly witnesses?: readonly Witness[];
  readonly isLively?: boolean;
  readonly newest?: number;
  readonly onAnswer?: (answer: Answer<Output>) => void;
  readonly onEnd?: () => void;
}

/** Reads the executions of one parent, and offers them to those who want them. */
const readChildren = <Parent, Input, Output, Item, Record extends ExecutionRecord>(
  { terms, scope, wanting, tallyOf }: ScopeScan,
  { list, reader }: ChildList<Parent, Input, Output, Item, Record>,
  parent: ParentRecord,
  key: Parent,
  options: ChildOptions<Output> = {},
): void => {
  const { witnesses = [], isLively = false, newest = 0 } = options;
  const tally = tallyOf(reader.kind);
  const wanted = wanting(reader.kind);
  tally.parentKnown();
  readList(terms, {
    scope,
    list,
    parent: key,
    source: tally,
    witnesses: [tally, ...witnesses],
    isListOfParents: false,
    isLively,
    newest,
    onAnswer: (answer) => {
      const entries = entriesOf(reader, list, parent, key, answer);
      for (const collector of wanted) collector.offer(entries);
      tally.someSeen();
      options.onAnswer?.(answer);
    },
    onEnd: () => {
      tally.parentSeen();
      options.onEnd?.();
    },
  });
};

const readTransferExecutions = (scan: ScopeScan): void => {
  if (scan.wanting('TRANSFER_EXECUTION').length === 0) return;
  const tally = scan.tallyOf('TRANSFER_EXECUTION');
  const { parents } = sources.transferExecutions;
  const onParent = (workflow: TransferWorkflowRecord): void =>
    readChildren(scan, sources.transferExecutions, workflow, workflow.WorkflowId);
  readParents(scan, parents, [tally], onParent, () => tally.allParentsKnown());
};

const readBlueprintRuns = (scan: ScopeScan): void => {
  if (scan.wanting('BLUEPRINT_RUN').length === 0) return;
  const tally = scan.tallyOf('BLUEPRINT_RUN');
  const { parents } = sources.blueprintRuns;
  const onParent = (blueprint: BlueprintRecord): void =>
    readChildren(scan, sources.blueprintRuns, blueprint, blueprint.Name);
  readParents(scan, parents, [tally], onParent, () => tally.allParentsKnown());
};

const readLifecycleRuns = (scan: ScopeScan, gaps: LifecycleGaps): void => {
  const tally = scan.tallyOf('LIFECYCLE');
  const { parents } = sources.lifecycleRuns;
  const onParent = (policy: LifecyclePolicyRecord): void =>
    readChildren(scan, sources.lifecycleRuns, policy, policy.arn, {
      onAnswer: (answer) => gaps.listed(answer),
    });
  readParents(scan, parents, [tally], onParent, () => tally.allParentsKnown());
};

/** The steps of a workflow, for those who want any that old. */
const readSteps = (scan: ScopeScan, workflow: ImageBuilderWorkflowRecord): void => {
  const { workflowExecutionId, status, startTime } = workflow;
  const startedAt = readableMoment(startTime);
  if (!scan.wanting('WORKFLOW_STEP').some(({ filter }) => canHoldEarlier(filter, startedAt))) return;
  const hasEnded = lifetimeOf(workflowStatus(status)) === 'finished';
  readChildren(
    scan,
    sources.steps,
    workflow,
    { workflowExecutionId, hasEnded },
    { isLively: !hasEnded, newest: startedAt ?? 0 },
  );
};

/** The images of a scope, their workflows, and the steps of these, as far as anybody wants them. */
const readImages = (scan: ScopeScan, gaps: LifecycleGaps | undefined): void => {
  const { terms, scope, wanting, tallyOf } = scan;
  const wantsSteps = wanting('WORKFLOW_STEP').length > 0;
  const wanted = [...new Set([...wanting('IMAGE_BUILDER_WORKFLOW'), ...wanting('WORKFLOW_STEP')])];
  if (wanted.length === 0 && !gaps) return;
  const workflows = wanted.length > 0 ? [tallyOf('IMAGE_BUILDER_WORKFLOW')] : [];
  const steps = wantsSteps ? [tallyOf('WORKFLOW_STEP')] : [];

  // All workflows are known when all images are, and the list of each has been read.
  let unread = 1;
  const onRead = (): void => {
    unread -= 1;
    if (unread === 0) for (const tally of steps) tally.allParentsKnown();
  };

  const readWorkflows = (image: ImageRecord): void => {
    const { arn, dateCreated, state } = image;
    const createdAt = readableMoment(dateCreated);
    if (!wanted.some(({ filter }) => canHoldEarlier(filter, createdAt))) return;
    unread += 1;
    readChildren(scan, sources.workflows, image, arn, {
      witnesses: steps,
      isLively: lifetimeOfImage(state?.status) === 'lively',
      newest: createdAt ?? 0,
      onAnswer: (answer) => {
        if (!wantsSteps) return;
        for (const workflow of recordsOf(sources.workflows.list, scope, arn, answer))
          readSteps(scan, workflow);
      },
      onEnd: onRead,
    });
  };

  const onImage = (image: ImageRecord): void => {
    markWorkflowsOf(terms.aws, image);
    gaps?.named(image.lifecycleExecutionId);
    readWorkflows(image);
  };
  readParents(scan, buildsOfVersion, [...workflows, ...steps, ...(gaps ? [gaps] : [])], onImage, () => {
    for (const tally of workflows) tally.allParentsKnown();
    onRead();
  });
};

/** Begins to read a scope; what it returns is to be called when all has been read. */
const readScope = (scan: ScopeScan): (() => void) => {
  const gaps = scan.wanting('LIFECYCLE').length > 0 ? lifecycleGaps(scan.tallyOf('LIFECYCLE')) : undefined;
  readImages(scan, gaps);
  if (gaps) readLifecycleRuns(scan, gaps);
  readTransferExecutions(scan);
  readBlueprintRuns(scan);
  return () => gaps?.close();
};

/**
 * Reads the executions of all sources that any of the collectors wants, once, and offers them to those who want them.
 * One call per page of parents and per page of their executions, less what memory has; what is most urgent first. It
 * does not fail: the coverage tells what could not be seen.
 */
export const scan = async (
  aws: AwsDoor,
  collectors: readonly Collector[],
  goodForMs: number,
): Promise<CoverageOf> => {
  const pool = createPool(mostAtOnce, mostOfSource);
  const terms: ReadingTerms = { aws, pool, goodForMs };
  const tallies = new Map<string, Tally>();

  const tallyOf =
    (scope: Scope) =>
    (kind: ExecutionKind): Tally => {
      const key = `${scopeKey(scope)} ${kind}`;
      const tally = tallies.get(key) ?? createTally(scope, kind);
      tallies.set(key, tally);
      return tally;
    };

  const wantingIn = (scope: Scope): ScopeScan['wanting'] => {
    const byKind = new Map(
      executionKindNames.map((kind) => [
        kind,
        collectors.filter(({ filter }) => filter.scopes.includes(scope) && canMatch(filter, kind)),
      ]),
    );
    return (kind) => byKind.get(kind) ?? [];
  };

  const scopes = new Set(collectors.flatMap(({ filter }) => filter.scopes));
  const closings = [...scopes].map((scope) =>
    readScope({ terms, scope, wanting: wantingIn(scope), tallyOf: tallyOf(scope) }),
  );
  await pool.idle();
  for (const close of closings) close();

  return (filter) =>
    filter.scopes.flatMap((scope) =>
      executionKindNames
        .filter((kind) => filter.kinds.has(kind))
        .map((kind) =>
          canMatch(filter, kind) ? tallyOf(scope)(kind).coverage() : nothingToSee(scope, kind),
        ),
    );
};
