import type { DemoScope } from '../demoData/demoScope';
import { days, hours } from '../demoData/timeline';
import type { EstateScope } from '../estate';
import { numbersTo, type LargeSize } from './size';

/** One account in one region, and the number of resources it has. */
export interface LargeScope extends DemoScope, Pick<LargeSize, 'parents' | 'executions'> {
  /** True: no file is being processed, and every build and run ends. */
  readonly isQuiet: boolean;
}

/** The hour of the start. Schedules are aligned to it in all scopes, so that many times are equal. */
export const startHour = ({ start }: Pick<DemoScope, 'start'>): number => start - (start % hours(1));

/** The age of the oldest execution. */
export const history = days(90);

/** The interval between runs of a parent: a day, or less if not all executions fit into the history. */
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

/** As many regions as accounts, or nearly, but at most ten regions. */
export const scopesOf = (count: number): readonly EstateScope[] => {
  const regionsPerAccount = Math.min(regions.length, Math.ceil(Math.sqrt(count)));
  return numbersTo(count).map((number) => ({
    accountId: String(700_000_000_000 + Math.ceil(number / regionsPerAccount)),
    region: regions[(number - 1) % regionsPerAccount] ?? regions[0],
  }));
};
