import type { Collection, Estate, EstateScope, LogGroup, RegionEstate } from '../estate';
import { glueCollections } from './glue/glue';
import { catalogOf } from './imageBuilder/buildCatalog';
import { imageBuilderCollections } from './imageBuilder/imageBuilder';
import { imageBuilderLogGroups } from './imageBuilder/logs/logGroups';
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
 * All demo data is planned in advance, and the plans are evaluated at the sandbox's `now`. No timers run. A *script*
 * describes what happens. A *plan* adds when every part begins and ends. A function named `…At` converts a plan to
 * AWS's shape at `now`. A *series* holds things of one kind that share the word in their ids; an endless series
 * computes them from their number.
 */

export { showcase } from './showcase';

export interface DemoEstateOptions {
  readonly seed?: number;
  /** The sandbox's start time, to which all dates are relative. */
  readonly start?: Date;
}

/** The resources of a made-up company, Example Corp. They are the same at every start, except for the dates. */
export const demoEstate = ({ seed = 1, start = new Date() }: DemoEstateOptions = {}): Estate => {
  const regions = scopes.map((scope, number): [string, RegionEstate] => [
    keyOf(scope),
    regionOf({ ...scope, number, seed, start: start.getTime() }),
  ]);
  const byScope = new Map(regions);
  return { scopes, region: (scope) => byScope.get(keyOf(scope)) };
};

/** The index of a scope is its `number`. */
const scopes: readonly EstateScope[] = [workshopAccount, productionAccount].flatMap((accountId) =>
  ['us-east-1', 'eu-west-1'].map((region) => ({ accountId, region })),
);

const keyOf = ({ accountId, region }: EstateScope) => `${accountId}/${region}`;

const regionOf = (scope: DemoScope): RegionEstate => {
  const webServers = webServerSeries(scope);
  const allSeries = isShowcase(scope) ? [webServers, ...showcaseSeries(scope)] : [webServers];
  const builds = catalogOf(scope, allSeries);
  const retention = nightlyRetentionSeries(scope, webServers);
  const runs = isShowcase(scope) ? [retention, ...otherRunSeries(scope, builds)] : [retention];
  const transfer = transferCollections(scope, filesArriveAt[scope.number] ?? []);
  return {
    ...imageBuilderCollections(scope, builds, (imageArn) => runsTouching(runs, imageArn)),
    ...lifecycleCollections(scope, runs, (arn, now) => builds.byArn(arn, now) !== undefined),
    ...transfer,
    ...glueCollections(scope),
    logGroups: logGroupCollection([...imageBuilderLogGroups(scope, allSeries), ...transfer.logGroups]),
  };
};

/** A group that is not created yet does not exist. */
const logGroupCollection = (groups: readonly LogGroup[]): Collection<LogGroup> => {
  const created = (now: Date) => groups.filter(({ createdAt }) => createdAt <= now.getTime());
  return { all: created, get: (name, now) => created(now).find((group) => group.name === name) };
};

const showcaseSeries = (scope: DemoScope): readonly BuildSeries[] => [
  canarySeries(scope),
  ...earlierSeries(scope),
  ...failingBuildSeries(scope),
  ...recentBuildSeries(scope),
];

/** The Transfer workflows of each scope. `sensors` fills more than one page of every list. */
const filesArriveAt: readonly (readonly WorkflowName[])[] = [
  ['invoices', 'surveys', 'leftovers'],
  ['invoices', 'leftovers'],
  ['surveys'],
  ['sensors'],
];
