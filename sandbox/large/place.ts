import type { Place } from '../demoData/place';
import { days, hours } from '../demoData/timeline';
import type { LargeSize } from './size';

/** One account in one region, with what it is to hold. */
export interface LargePlace extends Place, Pick<LargeSize, 'parents' | 'executions'> {}

/** The hour in which the estate is opened. What goes by a timetable goes by it everywhere, so many times are equal. */
export const openingHour = ({ start }: Pick<Place, 'start'>): number => start - (start % hours(1));

/** How far back all goes. */
export const history = days(90);

/** How often a parent runs: once a day, or more often so that all of its executions are in the history. */
export const runsEvery = ({ executions }: Pick<LargePlace, 'executions'>): number =>
  Math.min(days(1), Math.floor(history / executions));
