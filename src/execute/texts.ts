import type { Text } from './text';

/*
 * Printed texts that are kept with the objects that decide them, for further requests. What printing a text took from the
 * limits of an answer, and what it read from the cache, is kept with it. A request that uses the text does the same again.
 */

/** What a text takes from the limits of an answer. */
export interface Charge {
  readonly items: number;
  readonly fields: number;
  readonly characters: number;
}

/** The text of a part of a selection on one object. */
export interface KeptText {
  /** A byte string. Undefined: something in it is not pure for this object, so that only texts within it can be kept. */
  readonly text: string | undefined;
}

/** A text that can be kept. */
export interface NewText {
  /** The number of the part. */
  readonly part: number;
  /** The values of the variables that it depends on, if any. */
  readonly values: string | undefined;
  readonly text: Text | undefined;
  readonly charge: Charge;
  /** What was read from the cache for it. */
  readonly reads: readonly object[];
}

/** The kept texts as one request sees them. */
export interface Texts {
  /** True for an object that is immutable and shared by requests. */
  canHold(source: unknown): source is object;
  get(source: unknown, part: number, values: string | undefined): KeptText | undefined;
  /**
   * Takes the charge of the text, and reads again what was read for it. Does nothing and returns false where printing would
   * reach a limit, or read anything else.
   */
  use(kept: KeptText): boolean;
  /** False where the text cannot be kept. */
  keep(holder: object, text: NewText): boolean;
  drop(holder: object, kept: KeptText): void;
  /** What the request has taken from the limits of its answer so far. */
  spent(): Charge;
  /** The number of reads of the request from the cache so far. */
  reads(): number;
  /** What the request has read from the cache after that number of reads. */
  readsSince(reads: number): readonly object[];
}

/** A kept text and its object. */
interface Held {
  readonly holder: object;
  readonly kept: KeptText;
}

/** A text that can be kept with an object. */
interface Candidate {
  readonly holder: object;
  readonly text: NewText;
  /** The kept texts that it repeats. */
  readonly repeated: readonly Held[];
  /** Texts of parts of it, which can be kept in its place. */
  readonly within: readonly Candidate[];
}

/** What is found out while a part is printed whose text may be kept. */
export class Recording {
  /** False after a field that is not pure for its source. */
  isPure = true;
  hasFailed = false;
  private readonly repeated: Held[] = [];
  private candidates: Candidate[] = [];

  /** Notes that a kept text was used. */
  add(holder: object, kept: KeptText): void {
    this.repeated.push({ holder, kept });
  }

  /** Ends with the text of all that was printed, which is kept in place of the texts within it. */
  endWith(holder: object, text: NewText): void {
    const { repeated, candidates } = this;
    if (text.text === undefined) candidates.push({ holder, text, repeated: [], within: [] });
    else this.candidates = [{ holder, text, repeated, within: candidates }];
  }

  /** Passes everything on to the recording around this one, or keeps the texts. */
  leave(outer: Recording | undefined, texts: Texts): void {
    if (outer) {
      outer.isPure &&= this.isPure;
      outer.hasFailed ||= this.hasFailed;
      outer.repeated.push(...this.repeated);
      outer.candidates.push(...this.candidates);
    } else {
      for (const candidate of this.candidates) keep(candidate, texts);
    }
  }
}

/** Keeps a text, and drops those that it repeats, so that only the outermost takes memory. */
const keep = ({ holder, text, repeated, within }: Candidate, texts: Texts): void => {
  if (texts.keep(holder, text)) repeated.forEach((held) => texts.drop(held.holder, held.kept));
  else within.forEach((candidate) => keep(candidate, texts));
};
