import type { Estate, EstateScope, RegionEstate } from '../estate';
import { glueCollections } from './glue';
import { imageBuilderCollections } from './imageBuilder';
import { lifecycleCollections } from './lifecycle';
import type { LargeScope } from './largeScope';
import { scopesOf } from './largeScope';
import type { LargeSize } from './size';
import { transferCollections } from './transfer';

/*
 * An estate as large as is wanted, and none of it in memory: everything is numbered, an id or an ARN has the numbers
 * in it, and all that there is to tell of a thing is worked out from its numbers when somebody asks. How a thing stands
 * at `now` is told by the means of the story. What runs at the start ends in time, and nothing new begins.
 */

export interface LargeEstateOptions extends LargeSize {
  readonly seed?: number;
  /** The present when the estate is opened. */
  readonly start?: Date;
}

/** The same for the same size, seed and start. */
export const largeEstate = ({ seed = 1, start = new Date(), ...size }: LargeEstateOptions): Estate => {
  const { parents, executions } = size;
  const scopes = scopesOf(size.scopes);
  const largeScopes = new Map(
    scopes.map((scope, number): [string, LargeScope] => [
      keyOf(scope),
      { ...scope, number, seed, start: start.getTime(), parents, executions },
    ]),
  );
  const opened = new Map<string, RegionEstate>();
  return {
    scopes,
    region: (scope) => {
      const key = keyOf(scope);
      const largeScope = largeScopes.get(key);
      const region = opened.get(key) ?? (largeScope && regionOf(largeScope));
      if (region) opened.set(key, region);
      return region;
    },
  };
};

const keyOf = ({ accountId, region }: EstateScope) => `${accountId}/${region}`;

const regionOf = (scope: LargeScope): RegionEstate => ({
  ...imageBuilderCollections(scope),
  ...lifecycleCollections(scope),
  ...transferCollections(scope),
  ...glueCollections(scope),
});
