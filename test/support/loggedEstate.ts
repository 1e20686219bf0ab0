import { logGroupOf, logStreamOf } from '../../sandbox/logs/storedLogs';
import { estateOf } from './estate';
import {
  account,
  executionId,
  fixtureRegionData,
  imageArn,
  region,
  serverId,
  transferWorkflowId,
} from './fixtureEstate';

/* The fixture estate with log groups. */

const at = Date.parse('2026-09-09T19:13:00.000Z');

/** Lines of the build: two of a step, one with a secret, and one that is long. */
export const buildLines = [
  { at: at - 120_000, message: 'Image transitioned to BUILDING state' },
  { at, message: 'Started step LaunchBuildInstance with action LaunchInstance' },
  { at: at + 1_000, message: 'CmdExecution: Stderr: Authorization: Bearer abcdefghijklmnop' },
  { at: at + 110_822, message: 'the last millisecond of the step' },
  { at: at + 300_000, message: `after it ${'x'.repeat(30_000)}` },
];

const eventOf = (type: string, id: string, details: object = {}): string =>
  JSON.stringify({ type, details, workflowId: transferWorkflowId, executionId: id });

export const loggedEstate = estateOf({
  [`${account}/${region}`]: {
    ...fixtureRegionData,
    images: (fixtureRegionData.images ?? []).map((image) =>
      image.arn === imageArn
        ? {
            ...image,
            name: 'Web-Server',
            loggingConfiguration: undefined,
            dateCreated: '2026-09-09T19:10:00Z',
          }
        : image,
    ),
    imagePipelines: (fixtureRegionData.imagePipelines ?? []).map((pipeline) => ({
      ...pipeline,
      loggingConfiguration: { pipelineLogGroupName: '/custom/pipelines' },
      dateCreated: '2026-09-01T00:00:00Z',
    })),
    logGroups: [
      logGroupOf({ name: '/aws/imagebuilder/Web-Server', streams: [logStreamOf('1.0.0/2', buildLines)] }),
      logGroupOf({
        name: '/custom/pipelines',
        logGroupClass: 'INFREQUENT_ACCESS',
        streams: [logStreamOf('2026/09/09', [{ at, message: 'Started a build' }])],
      }),
      logGroupOf({
        name: `/aws/transfer/${serverId}`,
        streams: [
          logStreamOf('ERRORS', [{ at, message: 'not of an execution' }]),
          logStreamOf(`ann.${transferWorkflowId}.0123456789abcdef`, [
            { at, message: eventOf('ExecutionStarted', executionId) },
            { at: at + 1, message: eventOf('ExecutionStarted', 'another-execution') },
            {
              at: at + 2,
              message: eventOf('CustomStepInvoked', executionId, { output: { token: 'MzM4Mjg5YWU' } }),
            },
          ]),
        ],
      }),
    ],
  },
});
