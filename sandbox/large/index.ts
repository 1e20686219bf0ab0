import { emptyRegion } from '../emptyRegion';
import type { Estate, EstateScope, RegionEstate } from '../estate';
import { glueCollections } from './glue';
import { imageBuilderCollections } from './imageBuilder';
import { lifecycleCollections } from './lifecycle';
import type { LargeScope } from './largeScope';
import { scopesOf } from './largeScope';
import type { LargeSize } from './size';
import { transferCollections } from './transfer';

/*
 * An estate of any size that stores nothing. Every id and ARN contains numbers, and a resource is computed from them on
 * access. Its state at `now` is computed by the functions of the demo data. Runs that are in progress at the start end
 * in time, and nothing new begins.
 */

export interface LargeEstateOptions extends LargeSize {
  readonly seed?: number;
  /** True: no file is being processed, and what runs at the start ends within a day. */
  readonly isQuiet?: boolean;
  /** The time of the sandbox's start, to which all dates are relative. */
  readonly start?: Date;
}

/** The result depends on the options only. */
export const largeEstate = ({
  seed = 1,
  isQuiet = false,
  start = new Date(),
  ...size
}: LargeEstateOptions): Estate => {
  const { parents, executions } = size;
  const scopes = scopesOf(size.scopes);
  const largeScopes = new Map(
    scopes.map((scope, number): [string, LargeScope] => [
      keyOf(scope),
      { ...scope, number, seed, start: start.getTime(), parents, executions, isQuiet },
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
  logGroups: emptyRegion.logGroups,
});
