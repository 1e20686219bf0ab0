import type { DemoScope } from '../demoScope';
import { days, hours, minutes } from '../timeline';
import { shortSeries, type BuildSeries } from './buildSeries';
import { databaseHost, edgeProxy, nextPaymentsApi, paymentsApi } from './products';
import { componentArn } from './recipes';
import type { WorkflowScript } from './workflowPlan';
import { buildOf, usualBuild, usualDistribution, usualTest, usualWorkflows } from './buildScripts';

/* Builds that fail, are retried, rolled back or cancelled: one function per build. */

/** The build succeeds and the test fails, because a database migration is missing. */
const failed = (scope: DemoScope) =>
  buildOf(paymentsApi, 'fa11ed00', 7, {
    begins: scope.start - minutes(95),
    attempts: [[usualBuild(paymentsApi), failingTest(scope), usualDistribution(paymentsApi)]],
  });

const failingTest = (scope: DemoScope, details: Partial<WorkflowScript> = {}) => {
  const document = `Document ${componentArn(scope, 'payments-api-test')} failed!`;
  return usualTest(paymentsApi, {
    ...details,
    stepOverrides: {
      ApplyTestComponents: {
        ending: 'FAILED',
        seconds: 173,
        message: document,
        outputs: {
          status: 'Failed',
          output:
            'CheckHealth: GET http://localhost:8080/healthz answered 503, expected 200\n' +
            'payments-api: migration 0042_add_refunds has not been applied\n',
          failureMessage: `${document} Step CheckHealth of phase test exited with status 1`,
          runCommandId: '0badf00d-0042-4042-8042-000000000042',
        },
        componentFailure: {
          componentArn: componentArn(scope, 'payments-api-test'),
          phaseName: 'test',
          stepName: 'CheckHealth',
          errorMessage: 'exit status 1',
          stderr: [
            'CheckHealth: GET http://localhost:8080/healthz answered 503, expected 200',
            'payments-api: migration 0042_add_refunds has not been applied',
          ],
        },
      },
    },
  });
};

/** The first build of the next recipe. The reason is in its log only: the new parent image lacks a package. */
const failedUpgrade = (scope: DemoScope) => {
  const component = componentArn(scope, 'payments-api-install', nextPaymentsApi.componentVersion);
  const document = `Document ${component} failed!`;
  return buildOf(nextPaymentsApi, 'fa11b01d', 1, {
    begins: scope.start - minutes(30),
    attempts: [
      [
        usualBuild(nextPaymentsApi, {
          stepOverrides: {
            ApplyBuildComponents: {
              ending: 'FAILED',
              seconds: 96,
              message: document,
              outputs: {
                status: 'Failed',
                failureMessage: `${document} Step InstallPackages of phase build exited with status 1`,
                runCommandId: '0badf00d-0043-4043-8043-000000000043',
              },
              componentFailure: {
                componentArn: component,
                phaseName: 'build',
                stepName: 'InstallPackages',
                errorMessage: 'exit status 1',
                stderr: ['Error: Unable to find a match: payments-crypto-2.1'],
              },
            },
          },
        }),
        usualTest(nextPaymentsApi),
        usualDistribution(nextPaymentsApi),
      ],
    ],
  });
};

/** Thirteen failed attempts, then a successful one. */
const retried = (scope: DemoScope) =>
  buildOf(paymentsApi, 'baff1ed0', 6, {
    begins: scope.start - days(2),
    attempts: [
      ...Array.from({ length: 13 }, () => [usualBuild(paymentsApi), failingTest(scope)]),
      usualWorkflows(paymentsApi),
    ],
  });

const noDiskSpace = {
  ending: 'FAILED',
  message: 'Creating the AMI failed: the snapshot of /dev/xvdb did not finish',
  outputs: { error: 'SnapshotCreationPerVolumeRateExceeded', volumeId: 'vol-0decade00decade00' },
} as const;

/** Creating the AMI fails. The roll-back is complete. */
const rolledBack = (scope: DemoScope) =>
  buildOf(databaseHost, 'fa11bac4', 2, {
    begins: scope.start - hours(26),
    attempts: [
      [
        usualBuild(databaseHost, {
          stepOverrides: { CreateOutputAMI: noDiskSpace },
          rollback: {
            CreateOutputAMI: { seconds: 41, ending: 'COMPLETED' },
            RunSanitizeScript: { seconds: 3, ending: 'FAILED' },
            LaunchBuildInstance: { seconds: 66, ending: 'COMPLETED' },
          },
        }),
        usualTest(databaseHost),
      ],
    ],
  });

/** Fails in the same way. The roll-back is in progress when the sandbox starts and takes an hour. */
const rollingBack = (scope: DemoScope) =>
  buildOf(databaseHost, 'fa11bac4', 3, {
    begins: scope.start - minutes(25),
    attempts: [
      [
        usualBuild(databaseHost, {
          stepOverrides: { CreateOutputAMI: noDiskSpace },
          rollback: {
            CreateOutputAMI: { seconds: 41, ending: 'COMPLETED' },
            LaunchBuildInstance: { seconds: 3600, ending: 'COMPLETED' },
          },
        }),
        usualTest(databaseHost),
      ],
    ],
  });

/** Cancelled by a user during the build workflow. */
const cancelled = (scope: DemoScope) =>
  buildOf(edgeProxy, 'cea5ed00', 4, {
    begins: scope.start - hours(5),
    attempts: [
      [
        usualBuild(edgeProxy, {
          stepOverrides: {
            InventoryCollection: {
              ending: 'CANCELLED',
              seconds: 21,
              message: 'Image creation was cancelled by arn:aws:iam::111122223333:user/raj',
            },
          },
        }),
        usualTest(edgeProxy),
      ],
    ],
  });

export const failingBuildSeries = (scope: DemoScope): readonly BuildSeries[] => [
  shortSeries(scope, failed(scope)),
  shortSeries(scope, retried(scope)),
  shortSeries(scope, rolledBack(scope), rollingBack(scope)),
  shortSeries(scope, cancelled(scope)),
  shortSeries(scope, failedUpgrade(scope)),
];
