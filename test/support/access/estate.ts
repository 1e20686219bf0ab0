import type { Estate } from '../../../sandbox/estate';
import { estateOf, type RegionData } from '../estate';
import { account, fixtureRegionData, otherAccount, otherRegion, region } from '../fixtureEstate';

const movedText = (text: string): string =>
  text.replaceAll(account, otherAccount).replaceAll(region, otherRegion);

const moved = (value: unknown): unknown => {
  if (typeof value === 'string') return movedText(value);
  if (Array.isArray(value)) return value.map(moved);
  if (typeof value !== 'object' || value === null || value instanceof Date || ArrayBuffer.isView(value))
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [movedText(name), moved(one)]));
};

export const here = { accountId: account, region };
export const there = { accountId: otherAccount, region: otherRegion };

/** The same resources in two scopes, with every member set. Those of the second have its account and region. */
export const twinEstate: Estate = estateOf({
  [`${account}/${region}`]: fixtureRegionData,
  [`${otherAccount}/${otherRegion}`]: moved(fixtureRegionData) as RegionData,
});

/** Only the first of the two scopes. */
export const firstOfTwins: Estate = estateOf({ [`${account}/${region}`]: fixtureRegionData });
