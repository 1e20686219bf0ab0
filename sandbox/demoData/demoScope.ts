import type { EstateScope } from '../estate';
import { randomFor, type Random } from '../seededRandom';

/** One account in one region, with the parameters of its demo data. */
export interface DemoScope extends EstateScope {
  /** Part of every id, so that ids are unique across scopes. */
  readonly number: number;
  readonly seed: number;
  /** The sandbox's start time, in epoch milliseconds. */
  readonly start: number;
}

/** The first scope has all demo data. The others have only the routine part. */
export const isShowcase = ({ number }: Pick<DemoScope, 'number'>): boolean => number === 0;

/** Example Corp has two accounts. */
export const workshopAccount = '111122223333';
export const productionAccount = '444455556666';

export const arnOf = ({ accountId, region }: EstateScope, service: string, resource: string): string =>
  `arn:aws:${service}:${region}:${accountId}:${resource}`;

export const roleArn = ({ accountId }: EstateScope, name: string): string =>
  `arn:aws:iam::${accountId}:role/${name}`;

export const randomAt = (
  { seed, accountId, region }: DemoScope,
  ...purpose: readonly (string | number)[]
): Random => randomFor(seed, accountId, region, ...purpose);

/** The region that receives copies of this region's images. */
export const otherRegion = ({ region }: EstateScope): string =>
  region === 'us-east-1' ? 'eu-west-1' : 'us-east-1';
