/* Times are epoch milliseconds. Everything is planned in advance, and the state at `now` is read from the plan. */

export const seconds = (count: number): number => count * 1000;
export const minutes = (count: number): number => seconds(count * 60);
export const hours = (count: number): number => minutes(count * 60);
export const days = (count: number): number => hours(count * 24);

/** A time that is never reached. */
export const never = Number.POSITIVE_INFINITY;

/** Includes `begins`, excludes `ends`. */
export interface Span {
  readonly begins: number;
  readonly ends: number;
}

export const hasBegun = ({ begins }: Pick<Span, 'begins'>, now: Date): boolean => begins <= now.getTime();
export const hasEnded = ({ ends }: Pick<Span, 'ends'>, now: Date): boolean => ends <= now.getTime();

/** A state that holds from a time until the next milestone. */
export interface Milestone<State> {
  readonly from: number;
  readonly state: State;
}

/** The last milestone at or before `now`. Undefined before the first. */
export const reached = <State>(
  milestones: readonly Milestone<State>[],
  now: Date,
): Milestone<State> | undefined => milestones.findLast(({ from }) => from <= now.getTime());

/** The format of Image Builder's build times: `2026-09-09T19:12:23.175Z`. */
export const timestamp = (moment: number): string => new Date(moment).toISOString();

/** The start and end that AWS returns at `now`: undefined if still in the future. */
export const datesAt = (
  { begins, ends }: Span,
  now: Date,
): { begun: Date | undefined; ended: Date | undefined } => ({
  begun: begins <= now.getTime() ? new Date(begins) : undefined,
  ended: ends <= now.getTime() ? new Date(ends) : undefined,
});
