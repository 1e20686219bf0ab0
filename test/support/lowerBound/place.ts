import type { Moment } from './needs';

/** How much is known of a thing before any more is asked. */
export type Told = 'ids' | 'waiting' | 'list' | 'get';

/** Where in the course of an answer something is wanted, and what the calls that led there have told. */
export interface Place {
  readonly moment: Moment;
  /** By the thing's key. */
  readonly things: ReadonlyMap<string, Told>;
  readonly pages: ReadonlySet<string>;
}

export const beginning: Place = { moment: [], things: new Map(), pages: new Set() };

/** The place behind a call that told of some things. */
export const behind = (
  { moment, things, pages }: Place,
  call: string,
  told: readonly (readonly [string, Told])[] = [],
  read: readonly string[] = [],
): Place => ({
  moment: [...moment, call],
  things: told.length === 0 ? things : new Map([...things, ...told]),
  pages: read.length === 0 ? pages : new Set([...pages, ...read]),
});
