import type { DemoScope } from '../demoScope';
import { hours, minutes, never } from '../timeline';
import { shortSeries, type BuildSeries } from './buildSeries';
import { approvedBuild, auditTest, loadTest, smokeTest, stagedRollout } from './customWorkflows';
import { edgeProxy, goldenWindows, macBuilder, paymentsApi } from './products';
import {
  buildOf,
  unanswered,
  usualBuild,
  usualDistribution,
  usualTest,
  usualWorkflows,
  workflow,
} from './buildScripts';

/* Builds that run, wait or have just ended when the sandbox starts. */

/** The second distribution wave is in progress for most of the first half hour. */
const rollingOut = (scope: DemoScope) =>
  buildOf(paymentsApi, 'ca5cade0', 8, {
    begins: scope.start - minutes(50),
    attempts: [
      [
        usualBuild(paymentsApi),
        usualTest(paymentsApi),
        workflow(paymentsApi, stagedRollout, { stepOverrides: { DistributeSecondWave: { seconds: 3600 } } }),
      ],
    ],
  });

/** Waits for approval and never gets it. */
const awaitingApproval = (scope: DemoScope) =>
  buildOf(goldenWindows, 'dec1de00', 3, {
    begins: scope.start - hours(3),
    attempts: [
      [
        workflow(goldenWindows, approvedBuild, { stepOverrides: { WaitForApproval: unanswered } }),
        usualTest(goldenWindows),
        usualDistribution(goldenWindows),
      ],
    ],
  });

/** Starts four minutes before the sandbox and runs for about twenty minutes. */
const running = (scope: DemoScope) =>
  buildOf(edgeProxy, '11fe11fe', 6, {
    begins: scope.start - minutes(4),
    attempts: [
      [
        usualBuild(edgeProxy),
        workflow(edgeProxy, smokeTest, { parallelGroup: 'quick' }),
        usualTest(edgeProxy, { parallelGroup: 'quick' }),
        usualDistribution(edgeProxy),
      ],
    ],
  });

/** PENDING forever, because no dedicated Mac host is free. */
const pending = (scope: DemoScope) =>
  buildOf(macBuilder, '1a7e1a7e', 1, {
    begins: scope.start - minutes(40),
    pending: { lasts: never, reason: 'No dedicated host of example-mac-hosts has capacity for mac2.metal' },
    attempts: [usualWorkflows(macBuilder)],
  });

/** Two parallel groups of test workflows. The failed audit test does not end the build. */
const testedInParallel = (scope: DemoScope) =>
  buildOf(edgeProxy, '51de51de', 5, {
    begins: scope.start - hours(4),
    attempts: [
      [
        usualBuild(edgeProxy),
        workflow(edgeProxy, smokeTest, { parallelGroup: 'quick' }),
        usualTest(edgeProxy, { parallelGroup: 'quick' }),
        workflow(edgeProxy, loadTest, {
          parallelGroup: 'thorough',
          stepOverrides: { ReplayMorningRush: { seconds: 640 } },
        }),
        workflow(edgeProxy, auditTest, {
          parallelGroup: 'thorough',
          onFailure: 'CONTINUE',
          stepOverrides: {
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

export const recentBuildSeries = (scope: DemoScope): readonly BuildSeries[] => [
  shortSeries(scope, testedInParallel(scope)),
  shortSeries(scope, rollingOut(scope)),
  shortSeries(scope, awaitingApproval(scope)),
  shortSeries(scope, running(scope)),
  shortSeries(scope, pending(scope)),
];
