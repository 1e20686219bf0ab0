import { isShowcase, type DemoScope } from '../demoScope';
import { days, hours, minutes } from '../timeline';
import type { BuildScript } from './buildPlan';
import { endlessSeries, shortSeries, type BuildSeries, type Timetable } from './buildSeries';
import { soakTest } from './customWorkflows';
import {
  batchWorker,
  canary,
  databaseHost,
  earlierEdgeProxy,
  earlierPaymentsApi,
  goldenWindows,
  legacyErp,
  webServer,
  type Product,
} from './products';
import type { StepOverride } from './stepPlan';
import { buildOf, usualBuild, usualDistribution, usualTest, usualWorkflows, workflow } from './buildScripts';

/* Builds that succeed. */

/** Daily in the first scope, weekly in the others. An image exists as long as the lifecycle run that deleted it. */
export const webServerTimetable = (scope: DemoScope): Timetable => ({
  first: scope.start - hours(7) - days(29),
  every: isShowcase(scope) ? days(1) : days(7),
  keptFor: days(56) + hours(2),
});

export const webServerSeries = (scope: DemoScope): BuildSeries => {
  const script = (number: number, begins: number) =>
    buildOf(webServer, 'da11da11', number, {
      begins,
      buildType: 'SCHEDULED',
      attempts: [
        [
          usualBuild(webServer),
          usualTest(
            webServer,
            number % 9 === 7 ? { stepOverrides: { CollectImageScanFindings: unreachable } } : {},
          ),
          usualDistribution(webServer),
        ],
      ],
    });
  return endlessSeries(scope, script, webServerTimetable(scope));
};

/** Does not fail the test workflow. The image has no scan findings. */
const unreachable: StepOverride = {
  ending: 'FAILED',
  message: 'Inspector could not reach the test instance; the test goes on without findings',
  outputs: { status: 'Failed', output: 'no findings after 180 seconds\n' },
};

/**
 * Builds every hour and takes most of the next hour, so that one build is always running. Images are deleted after a
 * day.
 */
export const canaryTimetable = ({ start }: DemoScope): Timetable => ({
  first: start - days(30) - minutes(12),
  every: hours(1),
  keptFor: days(1),
});

export const canarySeries = (scope: DemoScope): BuildSeries => {
  const allHour: StepOverride = { seconds: 50 * 60 };
  const script = (number: number, begins: number) =>
    buildOf(canary, 'b14db14d', number, {
      begins,
      buildType: 'SCHEDULED',
      attempts: [
        [
          usualBuild(canary),
          workflow(canary, soakTest, { stepOverrides: { WatchMemory: allHour } }),
          usualDistribution(canary),
        ],
      ],
    });
  return endlessSeries(scope, script, canaryTimetable(scope));
};

/** Every morning. Nothing has changed then, so that all builds are those that a user started. */
export const batchWorkerTimetable = ({ start }: DemoScope): Timetable => ({
  first: start - hours(5) - days(29),
  every: days(1),
  keptFor: days(29),
});

/** Finished builds of a product, by age in days. */
const earlier = (
  scope: DemoScope,
  product: Product,
  word: string,
  daysAgo: readonly [number, ...number[]],
  tags: readonly BuildScript['tags'][] = [],
) => {
  const build = (ago: number, at: number) =>
    buildOf(product, word, at + 1, {
      begins: scope.start - days(ago),
      tags: tags[at] ?? {},
      attempts: [usualWorkflows(product)],
    });
  const [first, ...others] = daysAgo;
  return shortSeries(scope, build(first, 0), ...others.map((ago, at) => build(ago, at + 1)));
};

/** An import runs no workflows. */
const imported = (scope: DemoScope, number: number, buildType: BuildScript['buildType']) =>
  buildOf(legacyErp, '01d01d00', number, {
    begins: scope.start - days(30 - 10 * number),
    buildType,
    attempts: [[]],
  });

export const earlierSeries = (scope: DemoScope): readonly BuildSeries[] => [
  earlier(scope, earlierPaymentsApi, '9a1d0000', [29, 24, 18, 11, 6]),
  earlier(scope, goldenWindows, '901d0000', [27, 13]),
  earlier(scope, databaseHost, 'da7a0000', [16]),
  earlier(scope, earlierEdgeProxy, 'ed9e0000', [28, 21, 12]),
  earlier(scope, batchWorker, 'ba7c0000', [26, 23, 19, 15, 10, 4, 0.5], [{}, { keep: 'true' }]),
  shortSeries(scope, imported(scope, 1, 'IMPORT'), imported(scope, 2, 'IMPORT_ISO')),
];
