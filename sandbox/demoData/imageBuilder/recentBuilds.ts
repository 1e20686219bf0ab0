import type { Place } from '../place';
import { hours, minutes, never } from '../timeline';
import { shortLine, type BuildLine } from './lines';
import { approvedBuild, auditTest, loadTest, smokeTest, stagedRollout } from './ownWorkflows';
import { edgeProxy, goldenWindows, macBuilder, paymentsApi } from './products';
import {
  buildOf,
  unanswered,
  usualBuild,
  usualDistribution,
  usualTest,
  usualWorkflows,
  workflow,
} from './usual';

/*
 * The builds that are under way when the story opens, and one that was until an hour ago.
 */

/** Finished but for its second wave, which takes its time. */
const rollingOut = (place: Place) =>
  buildOf(paymentsApi, 'ca5cade0', 8, {
    begins: place.start - minutes(50),
    attempts: [
      [
        usualBuild(paymentsApi),
        usualTest(paymentsApi),
        workflow(paymentsApi, stagedRollout, { turns: { DistributeSecondWave: { seconds: 3600 } } }),
      ],
    ],
  });

/** Waits for the release desk, which is out for lunch. */
const awaitingApproval = (place: Place) =>
  buildOf(goldenWindows, 'dec1de00', 3, {
    begins: place.start - hours(3),
    attempts: [
      [
        workflow(goldenWindows, approvedBuild, { turns: { WaitForApproval: unanswered } }),
        usualTest(goldenWindows),
        usualDistribution(goldenWindows),
      ],
    ],
  });

/** Under way when the story opens: the one to watch. */
const running = (place: Place) =>
  buildOf(edgeProxy, '11fe11fe', 6, {
    begins: place.start - minutes(4),
    attempts: [
      [
        usualBuild(edgeProxy),
        workflow(edgeProxy, smokeTest, { parallelGroup: 'quick' }),
        usualTest(edgeProxy, { parallelGroup: 'quick' }),
        usualDistribution(edgeProxy),
      ],
    ],
  });

/** Waits for a free Mac, of which Example Corp has one. */
const pending = (place: Place) =>
  buildOf(macBuilder, '1a7e1a7e', 1, {
    begins: place.start - minutes(40),
    pending: { lasts: never, reason: 'No dedicated host of example-mac-hosts has capacity for mac2.metal' },
    attempts: [usualWorkflows(macBuilder)],
  });

/** Tested by several workflows at a time; what the auditors found does not stop it. */
const testedInParallel = (place: Place) =>
  buildOf(edgeProxy, '51de51de', 5, {
    begins: place.start - hours(4),
    attempts: [
      [
        usualBuild(edgeProxy),
        workflow(edgeProxy, smokeTest, { parallelGroup: 'quick' }),
        usualTest(edgeProxy, { parallelGroup: 'quick' }),
        workflow(edgeProxy, loadTest, {
          parallelGroup: 'thorough',
          turns: { ReplayMorningRush: { seconds: 640 } },
        }),
        workflow(edgeProxy, auditTest, {
          parallelGroup: 'thorough',
          onFailure: 'CONTINUE',
          turns: {
            AuditLine17: {
              ending: 'FAILED',
              message: 'Line 17: expected no listener on port 23, found telnetd',
              outputs: { status: 'Failed', output: 'LISTEN 0.0.0.0:23 telnetd\n' },
            },
          },
        }),
        usualDistribution(edgeProxy),
      ],
    ],
  });

export const recentBuildLines = (place: Place): readonly BuildLine[] => [
  shortLine(place, testedInParallel(place)),
  shortLine(place, rollingOut(place)),
  shortLine(place, awaitingApproval(place)),
  shortLine(place, running(place)),
  shortLine(place, pending(place)),
];
