import type { Estate, EstateScope, RegionEstate } from '../estate';
import { glueCollections } from './glue/glue';
import { catalogOf } from './imageBuilder/buildCatalog';
import { imageBuilderCollections } from './imageBuilder/imageBuilder';
import type { BuildSeries } from './imageBuilder/buildSeries';
import { canarySeries, earlierSeries, webServerSeries } from './imageBuilder/routineBuilds';
import { failingBuildSeries } from './imageBuilder/failingBuilds';
import { recentBuildSeries } from './imageBuilder/recentBuilds';
import { lifecycleCollections, runsTouching } from './lifecycle/lifecycle';
import { nightlyRetentionSeries } from './lifecycle/nightlyRetention';
import { otherRunSeries } from './lifecycle/otherRuns';
import { isShowcase, productionAccount, workshopAccount, type DemoScope } from './demoScope';
import type { WorkflowName } from './transfer/names';
import { transferCollections } from './transfer/transfer';

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

const regionOf = (scope: DemoScope): RegionEstate => {
  const webServers = webServerSeries(scope);
  const builds = catalogOf(scope, isShowcase(scope) ? [webServers, ...showcaseSeries(scope)] : [webServers]);
  const retention = nightlyRetentionSeries(scope, webServers);
  const runs = isShowcase(scope) ? [retention, ...otherRunSeries(scope, builds)] : [retention];
  return {
    ...imageBuilderCollections(scope, builds, (imageArn) => runsTouching(runs, imageArn)),
    ...lifecycleCollections(scope, runs, (arn, now) => builds.byArn(arn, now) !== undefined),
    ...transferCollections(scope, filesArriveAt[scope.number] ?? []),
    ...glueCollections(scope),
  };
};

const showcaseSeries = (scope: DemoScope): readonly BuildSeries[] => [
  canarySeries(scope),
  ...earlierSeries(scope),
  ...failingBuildSeries(scope),
  ...recentBuildSeries(scope),
];

/** What the Transfer workflows of each place are for. The sensors are many: they fill more than a page of any list. */
const filesArriveAt: readonly (readonly WorkflowName[])[] = [
  ['invoices', 'surveys', 'leftovers'],
  ['invoices', 'leftovers'],
  ['surveys'],
  ['sensors'],
];
