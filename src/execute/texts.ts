/*
 * Printed texts that are kept with the objects that decide them, for further requests. What printing a text took from the
 * limits of an answer is kept with it, and taken again by each request that uses it.
 */

/** What a text takes from the limits of an answer. */
export interface Charge {
  readonly fields: number;
  readonly characters: number;
  /** The fields in it that are hidden from the caller. */
  readonly hidden: readonly string[];
}

/** What a request has taken from the limits of its answer so far. */
export interface Spent {
  readonly fields: number;
  readonly characters: number;
  /** The number of hidden values. */
  readonly hidden: number;
}

/** The text of a part of a selection on one object. */
export interface KeptText {
  /** The number of the part. */
  readonly part: number;
  /** A byte string. Undefined: something in it is not pure for this object, so that only texts within it can be kept. */
  readonly text: string | undefined;
  readonly charge: Charge;
}

/** The kept texts as one request sees them. */
export interface Texts {
  /** True for an object that is immutable and shared by requests. */
  canHold(source: unknown): source is object;
  get(source: unknown, part: number): KeptText | undefined;
  keep(holder: object, kept: KeptText): void;
  spent(): Spent;
  /** What was taken since then. */
  chargeSince(before: Spent): Charge;
  /**
   * Takes what a text takes from these limits. Takes nothing and returns false where a limit would end the execution, or the
   * answer has not reported a field yet that is hidden in the text.
   */
  take(charge: Charge): boolean;
}

/** Whether a part that is printed now can be kept. */
export class Recording {
  /** False after a field that is not pure for its source. */
  isPure = true;
  hasFailed = false;
}
