import { setTimeout as wait } from 'node:timers/promises';
import { GatewayError } from '../model/errors';
import { createPriorityQueue, precedence, type Precedence } from './priorityQueue';
import { readList, type ReadingTerms } from './readList';
import { type DueList, dueUnder } from './survey';

/** The most lists of one request that are read at the same time, in all and of one source. */
export const mostAtOnce = 64;
const mostOfSource = 16;

/** IAM may deny one parent and allow others. After this many denials without a success, the others are skipped. */
const mostDenials = 3;

/** A list that another replica reads is looked at again after this time. */
const takenMs = 250;

/** So many lists of parents are read before the lists under these, so that the first answer of a large estate has executions. */
const parentsFirst = 24;

const isDenial = ({ code }: GatewayError): boolean =>
  code === 'FORBIDDEN' || code === 'UPSTREAM_FORBIDDEN' || code === 'UNAUTHENTICATED';

/** What reading the lists of one source has shown so far. */
interface Experience {
  denials: number;
  successes: number;
  isThrottled: boolean;
}

const precedenceOf = ({ list }: DueList, isFirst: boolean): Precedence => {
  if (!list.parent && isFirst) return precedence.parents;
  if (!list.parent) return list.known ? precedence.stale : precedence.unseen;
  const isVolatile = list.parent.ttl === 'volatile' || list.known?.isVolatile === true;
  if (list.known) return isVolatile ? precedence.volatileStale : precedence.stale;
  return isVolatile ? precedence.volatileUnseen : precedence.unseen;
};

/**
 * Reads the lists of a survey that are due, and those that they lead to, the most valuable first: some lists of parents, then those never read, then
 * those that may have changed, of the newest parents first. `atOnce` are read at the same time. Ends early once the terms are over. Returns
 * what has kept it from reading the rest, other than a failure of AWS. Does not reject with a GatewayError.
 */
export const refresh = async (
  due: readonly DueList[],
  terms: ReadingTerms,
  atOnce = mostAtOnce,
): Promise<GatewayError | undefined> => {
  const { catalog, minFetchedAt, patience, isOver } = terms;
  const queue = createPriorityQueue(atOnce, mostOfSource);
  const opened = new Set<object>();
  let parentsOpened = 0;
  const experiences = new Map<string, Experience>();
  let stopped: GatewayError | undefined;
  let open = 0;
  let end = (): void => undefined;
  let fail: (defect: unknown) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });

  const experienceOf = ({ list: { scope, branch } }: DueList): Experience => {
    const key = `${scope.accountId} ${scope.region} ${branch.kind.type}`;
    const known = experiences.get(key) ?? { denials: 0, successes: 0, isThrottled: false };
    experiences.set(key, known);
    return known;
  };

  const shouldSkip = ({ denials, successes, isThrottled }: Experience): boolean =>
    isThrottled || (denials >= mostDenials && successes === 0);

  /** Reads a list in its turn. Returns true where another replica reads it now. */
  const readInTurn = async (one: DueList, isFirst: boolean): Promise<boolean> => {
    const { list, wanted } = one;
    const experience = experienceOf(one);
    const release = await queue.acquire({
      source: experience,
      newest: list.parent?.createdAt ?? 0,
      precedence: precedenceOf(one, isFirst),
    });
    try {
      if (isOver() || stopped || shouldSkip(experience)) return false;
      const end = await readList(list, terms, (objects) =>
        openAll(dueUnder(catalog, objects, wanted, minFetchedAt, patience)),
      );
      if (end === 'read') experience.successes += 1;
      return end === 'taken';
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (isDenial(error)) experience.denials += 1;
      experience.isThrottled ||= error.code === 'THROTTLED';
      if (list.failure?.error !== error) stopped ??= error;
      return false;
    } finally {
      release();
    }
  };

  const read = async (one: DueList, isFirst: boolean): Promise<void> => {
    while (await readInTurn(one, isFirst)) await wait(takenMs, undefined, { ref: false });
  };

  const openAll = (lists: readonly DueList[]): void => {
    for (const one of lists) {
      if (opened.has(one.list)) continue;
      opened.add(one.list);
      open += 1;
      if (!one.list.parent) parentsOpened += 1;
      void read(one, parentsOpened <= parentsFirst)
        .catch(fail)
        .finally(() => {
          open -= 1;
          if (open === 0) end();
        });
    }
  };

  openAll(due);
  if (open > 0) await ended;
  return stopped;
};
