import { timeOf } from './time';

/** What decides the place of an image among others. */
export interface ImagePlace {
  readonly dateCreated?: string | undefined;
  readonly arn: string;
}

const created = (image: ImagePlace): number => {
  try {
    return timeOf(image.dateCreated)?.getTime() ?? -Infinity;
  } catch {
    return -Infinity; // The field itself tells the client that the time cannot be read.
  }
};

/** Newest `dateCreated` first; images without one come last; equal ones are ordered by ARN, ascending. */
export const newestFirst = (one: ImagePlace, other: ImagePlace): number => {
  const [a, b] = [created(one), created(other)];
  if (a !== b) return a > b ? -1 : 1;
  return one.arn < other.arn ? -1 : Number(one.arn > other.arn);
};

/** True for what can come from a cursor: a place that `newestFirst` can compare. */
export const isImagePlace = (place: unknown): place is ImagePlace =>
  typeof place === 'object' && place !== null && 'arn' in place && typeof place.arn === 'string';
