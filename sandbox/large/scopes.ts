import type { EstateScope } from '../estate';
import { numbersTo } from './size';

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
