/** The start of the estates in tests. */
export const start = new Date('2026-11-21T09:00:00.000Z');

export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => minutes(count * 60);
export const days = (count: number): number => hours(count * 24);

export const after = (milliseconds: number): Date => new Date(start.getTime() + milliseconds);

/** Times at which the data has to be consistent. */
export const moments: readonly (readonly [string, Date])[] = [
  ['at the start', start],
  ['ten minutes later', after(minutes(10))],
  ['half an hour later', after(minutes(31))],
  ['an hour later', after(hours(1))],
  ['three days later', after(days(3) + minutes(17))],
  ['forty days later', after(days(40) + hours(5))],
];
