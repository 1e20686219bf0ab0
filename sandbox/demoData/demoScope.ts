import type { EstateScope } from '../estate';
import { randomFor, type Random } from '../seededRandom';

/** One account in one region, and the moment at which the story opens. */
export interface DemoScope extends EstateScope {
  /** Stands in every id, so that no id occurs in two places. */
  readonly number: number;
  readonly seed: number;
  /** Epoch milliseconds: the present when the sandbox starts. */
  readonly start: number;
}

/** The first place has all of the story; the others show the company's routine. */
export const isShowcase = ({ number }: Pick<DemoScope, 'number'>): boolean => number === 0;

/** The two accounts of Example Corp. */
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

/** The region to which this one sends copies. */
export const otherRegion = ({ region }: EstateScope): string =>
  region === 'us-east-1' ? 'eu-west-1' : 'us-east-1';
