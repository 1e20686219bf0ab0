import type { Estate, EstateScope, RegionEstate } from '../estate';
import { glueShelves } from './glue/glue';
import { catalogOf } from './imageBuilder/buildCatalog';
import { imageBuilderShelves } from './imageBuilder/imageBuilder';
import type { BuildLine } from './imageBuilder/lines';
import { canaryLine, earlierLines, webServerLine } from './imageBuilder/routine';
import { failingBuildLines } from './imageBuilder/failingBuilds';
import { recentBuildLines } from './imageBuilder/recentBuilds';
import { lifecycleShelves, runsTouching } from './lifecycle/lifecycle';
import { nightlyRetentionLine } from './lifecycle/nightlyRetention';
import { otherRunLines } from './lifecycle/otherRuns';
import { isShowcase, productionAccount, workshopAccount, type Place } from './place';
import type { WorkflowName } from './transfer/names';
import { transferShelves } from './transfer/transfer';

/*
 * Everything is planned ahead and read at the sandbox's `now`. A *script* says how something is meant to go, a *plan*
 * when its parts begin and end, and a function named `…At` tells AWS's shape of a plan at `now`. A *line* holds things
 * of one kind that share the word in their ids; an endless one makes them by their number, so nothing has to tick.
 */

export { showcase } from './showcase';

export interface DemoEstateOptions {
  readonly seed?: number;
  /** The present when the story opens. */
  readonly start?: Date;
}

/** All that Example Corp has in AWS: the same at every start, but for its dates, which are relative to `start`. */
export const demoEstate = ({ seed = 1, start = new Date() }: DemoEstateOptions = {}): Estate => {
  const regions = scopes.map((scope, number): [string, RegionEstate] => [
    keyOf(scope),
    regionOf({ ...scope, number, seed, start: start.getTime() }),
  ]);
  const byScope = new Map(regions);
  return { scopes, region: (scope) => byScope.get(keyOf(scope)) };
};

/** In the order of their numbers. */
const scopes: readonly EstateScope[] = [workshopAccount, productionAccount].flatMap((accountId) =>
  ['us-east-1', 'eu-west-1'].map((region) => ({ accountId, region })),
);

const keyOf = ({ accountId, region }: EstateScope) => `${accountId}/${region}`;

const regionOf = (place: Place): RegionEstate => {
  const webServers = webServerLine(place);
  const builds = catalogOf(place, isShowcase(place) ? [webServers, ...showcaseLines(place)] : [webServers]);
  const retention = nightlyRetentionLine(place, webServers);
  const runs = isShowcase(place) ? [retention, ...otherRunLines(place, builds)] : [retention];
  return {
    ...imageBuilderShelves(place, builds, (imageArn) => runsTouching(runs, imageArn)),
    ...lifecycleShelves(place, runs, (arn, now) => builds.byArn(arn, now) !== undefined),
    ...transferShelves(place, filesArriveAt[place.number] ?? []),
    ...glueShelves(place),
  };
};

const showcaseLines = (place: Place): readonly BuildLine[] => [
  canaryLine(place),
  ...earlierLines(place),
  ...failingBuildLines(place),
  ...recentBuildLines(place),
];

/** What the Transfer workflows of each place are for. The sensors are many: they fill more than a page of any list. */
const filesArriveAt: readonly (readonly WorkflowName[])[] = [
  ['invoices', 'surveys', 'leftovers'],
  ['invoices', 'leftovers'],
  ['surveys'],
  ['sensors'],
];
