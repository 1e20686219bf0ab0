import type { Answer, AwsDoor } from '../aws/door';
import { type AwsList, lifetimeOfPage } from '../loaders/lists';
import { type Page, pagesFrom } from '../model/page';
import type { Scope } from '../model/scope';
import { type Pool, urgency, type Urgency } from './pool';
import type { Witness } from './tally';

/** One of AWS's lists that is to be read to its end, and what becomes of its answers. */
export interface Reading<Parent, Input, Output> {
  readonly list: Pick<
    AwsList<Parent, Input, Output, unknown, unknown>,
    'operation' | 'input' | 'lifetime' | 'read'
  >;
  readonly scope: Scope;
  readonly parent: Parent;
  /** Whose share of the calls it takes. */
  readonly source: object;
  /** Of the sources that are not complete without it. */
  readonly witnesses: readonly Witness[];
  readonly isListOfParents: boolean;
  /** What may change at any moment is asked first. */
  readonly isLively: boolean;
  /** Epoch milliseconds of what it is about: of several lists, the newest is asked first. */
  readonly newest: number;
  /** Throws where the answer cannot be used. */
  readonly onAnswer: (answer: Answer<Output>) => void;
  /** All of it was told; or AWS knows no such list, so there is nothing. */
  readonly onEnd: () => void;
}

/** How the lists of one request are read. */
export interface ReadingTerms {
  readonly aws: AwsDoor;
  readonly pool: Pool;
  /** Answers that are younger than so many milliseconds are good enough, whatever else is said of them. */
  readonly goodForMs: number;
}

/** Reads a list from memory as far as that goes, and the rest from AWS, when it is its turn in the pool. */
export const readList = <Parent, Input, Output>(
  { aws, pool, goodForMs }: ReadingTerms,
  reading: Reading<Parent, Input, Output>,
): void => {
  const { list, scope, parent, witnesses } = reading;
  let told = 0;

  const take = (answer: Answer<Output>): void => {
    reading.onAnswer(answer);
    told += 1;
    for (const witness of witnesses) witness.restsOn(answer.fetchedAt);
  };

  const known = (token: string | undefined) =>
    aws.lastKnown(scope, list.operation, list.input(parent, token), goodForMs);

  /** Takes what is remembered, `isGood` enough; undefined at the end, else the token where memory ends. */
  const takeKnown = (isGood: boolean): { readonly token: string | undefined } | undefined => {
    let seen: Set<string> | undefined;
    for (let token: string | undefined; ;) {
      const found = known(token);
      if (!found || (isGood && !found.isGood)) return { token };
      if (!found.answer) return undefined;
      take(found.answer);
      token = list.read(found.answer.output).nextToken;
      if (!token) return undefined;
      // What AWS repeats for ever is left to the reading that tells so.
      if (seen?.has(token)) return { token: undefined };
      (seen ??= new Set()).add(token);
    }
  };

  /** What was true a while ago is better than nothing; `asOf` tells how long ago. */
  const standIn = (): void => {
    if (told > 0) return;
    try {
      takeKnown(false);
    } catch {
      // It is told already that this list could not be read.
    }
  };

  const fail = (error: unknown): void => {
    for (const witness of witnesses) witness.cut(error);
    standIn();
  };

  const load = async (token: string | undefined): Promise<Page<Answer<Output>> | null> => {
    const input = list.input(parent, token);
    const answer = await aws.ask(scope, list.operation, input, lifetimeOfPage(list, parent));
    if (!answer) return null;
    const { call, fetchedAt } = answer;
    return { items: [answer], nextToken: list.read(answer.output).nextToken, call, fetchedAt };
  };

  const readFrom = async (from: string | undefined): Promise<void> => {
    try {
      for await (const { page } of pagesFrom(load, from)) page.items.forEach(take);
      reading.onEnd();
    } catch (error) {
      fail(error);
    }
  };

  const urgencyOf = (): Urgency => {
    if (reading.isListOfParents) return urgency.parents;
    if (told > 0 || known(undefined)) return reading.isLively ? urgency.livelyStale : urgency.stale;
    return reading.isLively ? urgency.livelyUnseen : urgency.unseen;
  };

  try {
    const rest = takeKnown(true);
    if (!rest) {
      reading.onEnd();
      return;
    }
    pool.add(reading.source, {
      urgency: urgencyOf(),
      newest: reading.newest,
      run: async () => {
        if (witnesses.every((witness) => witness.isHopeless())) standIn();
        else await readFrom(rest.token);
      },
    });
  } catch (error) {
    fail(error);
  }
};
