import { isShowcase, type Place } from '../place';
import { days, hours, minutes } from '../timeline';
import type { BuildScript } from './buildPlan';
import { endlessLine, shortLine, type BuildLine, type Timetable } from './lines';
import { soakTest } from './ownWorkflows';
import {
  batchWorker,
  canary,
  databaseHost,
  edgeProxy,
  goldenWindows,
  legacyErp,
  paymentsApi,
  webServer,
  type Product,
} from './products';
import type { Turn } from './stepPlan';
import { buildOf, usualBuild, usualDistribution, usualTest, usualWorkflows, workflow } from './usual';

/*
 * The builds of which there is little to tell: they went well, as most do.
 */

/**
 * The web server is rebuilt every night where it is developed, and once a week elsewhere. An image is known as long as
 * the run that deleted it.
 */
export const webServerTimetable = (place: Place): Timetable => ({
  first: place.start - hours(7) - days(29),
  every: isShowcase(place) ? days(1) : days(7),
  keptFor: days(56) + hours(2),
});

export const webServerLine = (place: Place): BuildLine => {
  const script = (number: number, begins: number) =>
    buildOf(webServer, 'da11da11', number, {
      begins,
      buildType: 'SCHEDULED',
      attempts: [
        [
          usualBuild(webServer),
          usualTest(webServer, number % 9 === 7 ? { turns: { CollectImageScanFindings: unreachable } } : {}),
          usualDistribution(webServer),
        ],
      ],
    });
  return endlessLine(place, script, webServerTimetable(place));
};

/** Does not stop a test, and leaves the image without findings. */
const unreachable: Turn = {
  ending: 'FAILED',
  message: 'Inspector could not reach the test instance; the test goes on without findings',
  outputs: { status: 'Failed', output: 'no findings after 180 seconds\n' },
};

/** Built every hour and tested for most of the next one, so that one is always under way; deleted a day later. */
export const canaryTimetable = ({ start }: Place): Timetable => ({
  first: start - days(30) - minutes(12),
  every: hours(1),
  keptFor: days(1),
});

export const canaryLine = (place: Place): BuildLine => {
  const allHour: Turn = { seconds: 50 * 60 };
  const script = (number: number, begins: number) =>
    buildOf(canary, 'b14db14d', number, {
      begins,
      buildType: 'SCHEDULED',
      attempts: [
        [
          usualBuild(canary),
          workflow(canary, soakTest, { turns: { WatchMemory: allHour } }),
          usualDistribution(canary),
        ],
      ],
    });
  return endlessLine(place, script, canaryTimetable(place));
};

/** A product's earlier builds, by how many days ago they began. */
const earlier = (
  place: Place,
  product: Product,
  word: string,
  daysAgo: readonly [number, ...number[]],
  tags: readonly BuildScript['tags'][] = [],
) => {
  const build = (ago: number, at: number) =>
    buildOf(product, word, at + 1, {
      begins: place.start - days(ago),
      tags: tags[at] ?? {},
      attempts: [usualWorkflows(product)],
    });
  const [first, ...others] = daysAgo;
  return shortLine(place, build(first, 0), ...others.map((ago, at) => build(ago, at + 1)));
};

/** An import runs no workflows. */
const imported = (place: Place, number: number, buildType: BuildScript['buildType']) =>
  buildOf(legacyErp, '01d01d00', number, {
    begins: place.start - days(30 - 10 * number),
    buildType,
    attempts: [[]],
  });

export const earlierLines = (place: Place): readonly BuildLine[] => [
  earlier(place, paymentsApi, '9a1d0000', [29, 24, 18, 11, 6]),
  earlier(place, goldenWindows, '901d0000', [27, 13]),
  earlier(place, databaseHost, 'da7a0000', [16]),
  earlier(place, edgeProxy, 'ed9e0000', [28, 21, 12]),
  earlier(place, batchWorker, 'ba7c0000', [26, 23, 19, 15, 10, 4, 0.5], [{}, { keep: 'true' }]),
  shortLine(place, imported(place, 1, 'IMPORT'), imported(place, 2, 'IMPORT_ISO')),
];
