import type { Logger } from 'pino';
import { createCallLedger } from '../aws/callLedger';
import type { ReadPipeline } from '../aws/read';
import type { Scopes } from '../aws/scopes';
import {
  canonicalFilter,
  type ExecutionFilter,
  type ListingServices,
  onlyUnread,
  type Patience,
  refresh,
  refreshLogs,
  type ReportedLists,
  survey,
  usualPatience,
} from '../listing';
import type { Access } from '../model/access';
import { anonymous } from '../model/caller';
import type { EndSignal } from '../model/endSignal';
import { logText } from './log';
import type { Tracing } from './tracing';

/** How the lists of all executions are refreshed in the background. */
export interface SyncSettings {
  /** Seconds between the starts of two rounds; 0: never. */
  readonly everySeconds: number;
  /** The rounds stop when `executions` was not requested for so many minutes; 0: they never do. */
  readonly idleMinutes: number;
  /** The part of the rate limit of each AWS operation that the background may use. */
  readonly shareOfRate: number;
  /** After so many seconds, a list is read from begin to end again, and not its first pages alone. */
  readonly sweepSeconds: number;
}

export interface SyncOptions {
  readonly settings: SyncSettings;
  /** Stops it at once, with its calls under way that no request waits for. */
  readonly signal: EndSignal;
  readonly pipeline: ReadPipeline;
  readonly scopes: Scopes;
  readonly access: Access;
  readonly listing: Omit<ListingServices, 'onAsked' | 'patience' | 'isStandby'>;
  /** The lists whose changes AWS reports by events. */
  readonly reported: ReportedLists;
  readonly log: Logger;
  readonly tracing?: Tracing | undefined;
}

export interface Sync {
  /** Notes that a request has asked for executions. Where it has left lists unread, these are read now. */
  readonly asked: (filter: ExecutionFilter, isUnread: boolean) => void;
  /** How old what is known of lists may be for requests: the rounds keep it new. */
  readonly patience: () => Patience;
  start(): void;
}

const steps = 'WORKFLOW_STEP';

/** The pages of one log group that a round reads at most. */
const mostLogPages = 100;

/** Between the starts of two rounds where requests have left lists unread. */
const urgentPauseMs = 5_000;

/**
 * Refreshes the lists of all executions in rounds, at background priority, while somebody asks for executions. Steps belong to it while
 * somebody asks for steps. A round that takes longer than the period delays the next one. A list is read once in a period,
 * and the periods of replicas that share a history are the same, as far as their clocks are.
 */
export const createSync = ({
  settings,
  signal,
  pipeline,
  scopes,
  access,
  listing,
  reported,
  log,
  tracing,
}: SyncOptions): Sync => {
  const { everySeconds, idleMinutes } = settings;
  const everyMs = everySeconds * 1000;
  const sweepMs = settings.sweepSeconds * 1000;
  /** When a period begins, of all of them: epoch milliseconds. */
  const periodsFrom = listing.history.isShared ? 0 : Date.now();
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  /** True where a request has left lists unread since the last round began. */
  let isUrgent = false;
  /** When the last round began, and the period of the last one that has read all lists that were due. */
  let begunAt = -Infinity;
  let periodAt = -Infinity;
  let askedAt = -Infinity;
  let stepsAskedAt = -Infinity;

  const isWanted = (since: number): boolean =>
    performance.now() - since < (idleMinutes === 0 ? Infinity : idleMinutes * 60_000);

  const filterOfRound = async (): Promise<ExecutionFilter> => {
    const all = await scopes.all(signal);
    const withSteps = stepsAskedAt > -Infinity && isWanted(stepsAskedAt);
    const { kinds } = canonicalFilter(undefined, all, access, anonymous);
    return canonicalFilter(withSteps ? { kinds: [...kinds, steps] } : undefined, all, access, anonymous);
  };

  const round = async (isWhole: boolean): Promise<void> => {
    const budget = createCallLedger(Infinity);
    const trace = tracing?.beginRefresh();
    try {
      const { catalog } = listing;
      await catalog.open();
      const since = listing.now() - (performance.now() - periodAt);
      const patience = isWhole
        ? {
            since,
            reported: { has: reported.has, since: since - (reported.slowdown - 1) * everyMs },
            volatileMs: 0,
            leastMs: 0,
            mostMs: 0,
            quietMs: sweepMs,
          }
        : onlyUnread;
      const filter = await filterOfRound();
      const { due } = survey(catalog, [filter], -Infinity, patience);
      const aws = pipeline.forOperation({
        caller: anonymous,
        signal,
        minFetchedAt: -Infinity,
        ledger: budget,
        priority: 'background',
        trace,
      });
      const isOver = (): boolean => signal.aborted;
      const terms = { ...listing, aws, minFetchedAt: -Infinity, patience, isOver };
      await Promise.all([
        refresh(due, terms),
        refreshLogs(listing.logSources, () => filter.scopes, terms, mostLogPages),
      ]);
      const seconds = (performance.now() - begunAt) / 1000;
      log.debug({ calls: budget.callCount(), seconds }, 'background refresh finished');
      trace?.end('ok');
    } catch (error) {
      log.warn({ cause: logText(error) }, 'background refresh failed');
      trace?.end('error');
    }
  };

  const run = async (): Promise<void> => {
    timer = undefined;
    isRunning = true;
    isUrgent = false;
    begunAt = performance.now();
    const isWhole = begunAt >= periodAt + everyMs;
    if (isWhole) periodAt = begunAt - ((Date.now() - periodsFrom) % everyMs);
    await round(isWhole);
    isRunning = false;
    plan();
  };

  signal.addEventListener('abort', () => clearTimeout(timer));

  /** Plans the next round, if somebody still asks. An urgent one does not wait for the period, but for the round that runs. */
  const plan = (): void => {
    if (signal.aborted || isRunning || (timer && !isUrgent)) return;
    if (everySeconds === 0 || !(idleMinutes === 0 || isWanted(askedAt))) return;
    clearTimeout(timer);
    const at = isUrgent ? Math.min(begunAt + urgentPauseMs, periodAt + everyMs) : periodAt + everyMs;
    timer = setTimeout(() => void run(), Math.max(0, at - performance.now()));
    timer.unref();
  };

  return {
    asked({ kinds }, isUnread) {
      askedAt = performance.now();
      if (kinds.has(steps)) stepsAskedAt = askedAt;
      isUrgent ||= isUnread;
      plan();
    },
    patience() {
      if (everySeconds === 0) return usualPatience;
      const isActive = isRunning || timer !== undefined;
      const leastMs = isActive ? Math.max(sweepMs, 2 * everyMs) : 2 * everyMs;
      return { ...usualPatience, leastMs, quietMs: sweepMs };
    },
    start: () => plan(),
  };
};
