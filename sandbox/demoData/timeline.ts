/*
 * Time in the story: moments are epoch milliseconds, and everything is planned ahead. What is so at a given `now`
 * is read from the plan, so nothing needs to tick.
 */

export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => seconds(count * 60);
export const hours = (count: number): number => minutes(count * 60);
export const days = (count: number): number => hours(count * 24);

/** The moment that does not come. */
export const never = Number.POSITIVE_INFINITY;

/** From its beginning until before its end. */
export interface Span {
  readonly begins: number;
  readonly ends: number;
}

export const hasBegun = ({ begins }: Pick<Span, 'begins'>, now: Date): boolean => begins <= now.getTime();
export const hasEnded = ({ ends }: Pick<Span, 'ends'>, now: Date): boolean => ends <= now.getTime();

/** Holds from a moment on, until the next milestone. */
export interface Milestone<State> {
  readonly from: number;
  readonly state: State;
}

/** The last milestone reached; undefined before the first. */
export const reached = <State>(
  milestones: readonly Milestone<State>[],
  now: Date,
): Milestone<State> | undefined => milestones.findLast(({ from }) => from <= now.getTime());

/** As Image Builder writes the times of builds: `2026-09-09T19:12:23.175Z`. */
export const timestamp = (moment: number): string => new Date(moment).toISOString();

/** The start and end that AWS tells at `now`: none that has not come. */
export const datesAt = (
  { begins, ends }: Span,
  now: Date,
): { begun: Date | undefined; ended: Date | undefined } => ({
  begun: begins <= now.getTime() ? new Date(begins) : undefined,
  ended: ends <= now.getTime() ? new Date(ends) : undefined,
});
