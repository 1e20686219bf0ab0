import type { DemoScope } from '../demoData/demoScope';
import { days, hours } from '../demoData/timeline';
import type { EstateScope } from '../estate';
import { numbersTo, type LargeSize } from './size';

/** One account in one region, with what it is to hold. */
export interface LargeScope extends DemoScope, Pick<LargeSize, 'parents' | 'executions'> {}

/** The hour in which the estate is opened. What goes by a timetable goes by it everywhere, so many times are equal. */
export const startHour = ({ start }: Pick<DemoScope, 'start'>): number => start - (start % hours(1));

/** How far back all goes. */
export const history = days(90);

/** How often a parent runs: once a day, or more often so that all of its executions are in the history. */
export const runInterval = ({ executions }: Pick<LargeScope, 'executions'>): number =>
  Math.min(days(1), Math.floor(history / executions));

const regions = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ca-central-1',
  'eu-west-1',
  'eu-central-1',
  'eu-north-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-northeast-1',
] as const;

/** About as many accounts as regions in each, but no more than ten regions. */
export const scopesOf = (count: number): readonly EstateScope[] => {
  const regionsPerAccount = Math.min(regions.length, Math.ceil(Math.sqrt(count)));
  return numbersTo(count).map((number) => ({
    accountId: String(700_000_000_000 + Math.ceil(number / regionsPerAccount)),
    region: regions[(number - 1) % regionsPerAccount] ?? regions[0],
  }));
};
