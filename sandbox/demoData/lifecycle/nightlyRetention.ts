import type { BuildPlan } from '../imageBuilder/buildPlan';
import type { BuildSeries } from '../imageBuilder/buildSeries';
import { webServerTimetable } from '../imageBuilder/routineBuilds';
import { otherRegion, type DemoScope } from '../demoScope';
import { memoizeByNumber } from '../../memoize';
import { days, hours, seconds } from '../timeline';
import { policyArn } from './policies';
import { runId, type RunSeries } from './runSeries';
import type { RunPlan } from './runPlan';
import { touch, type Touch } from './touch';

/*
 * A nightly run of the web servers' policy. It starts two hours after the build. It deprecates images after one week,
 * disables them after two and deletes them after three. One deletion fails, and the next run repeats it.
 */

const word = 'c1ea0000';

/** The run that skips an image because it is in use. */
const excludingRun = 25;
/** The run whose deletion fails in the other region. */
const failedRun = 27;
/** A run, and the image that it deleted, disappear after this many nights. */
const nightsKept = 35;

export const nightlyRetentionSeries = (scope: DemoScope, webServers: BuildSeries): RunSeries => {
  const { first, every } = webServerTimetable(scope);
  const begins = (night: number) => first + hours(2) + days(night - 1);
  /** The build of a night. Nights count from one. Undefined for a night without a build. */
  const builtIn = (night: number) => {
    const number = (night - 1) / (every / days(1)) + 1;
    return Number.isInteger(number) ? webServers.planOf(number) : undefined;
  };
  const nightOf = (number: number) => ((number - 1) * every) / days(1) + 1;
  const planOf = memoizeByNumber((night) =>
    night < 1 ? undefined : planRun(scope, night, begins(night), touchesOf(scope, night, builtIn)),
  );
  return {
    word,
    policyArn: policyArn(scope, 'web-server-retention'),
    knownAt: (now) => {
      const last = Math.floor((now.getTime() - begins(1)) / days(1)) + 1;
      return Array.from({ length: nightsKept }, (_, at) => planOf(last - nightsKept + at + 1)).filter(
        (run) => run !== undefined,
      );
    },
    planOf,
    touching: (imageArn) =>
      [7, 14, 21, 22]
        .map((age) => planOf(nightOf(buildNumber(imageArn)) + age))
        .filter((run) => run !== undefined)
        .filter(({ images }) => images.some(({ resourceId }) => resourceId === imageArn)),
  };
};

const planRun = (
  scope: DemoScope,
  night: number,
  begins: number,
  touches: readonly TouchScript[],
): RunPlan => {
  const images = touches.map((script, at) =>
    touch(scope, { begins: begins + seconds(5 + 45 * at), takes: seconds(45), ...script }),
  );
  const ends = begins + seconds(10 + 45 * images.length);
  const failures = images.filter(({ result }) => result.status === 'FAILED').length;
  const reason = `${failures} of ${images.length} resources could not be processed`;
  return {
    id: runId(scope, word, night),
    policyArn: policyArn(scope, 'web-server-retention'),
    states: [
      { from: begins, state: { status: 'IN_PROGRESS' } },
      { from: ends, state: failures === 0 ? { status: 'SUCCESS' } : { status: 'FAILED', reason } },
    ],
    ends,
    forgotten: begins + days(nightsKept),
    images,
  };
};

type TouchScript = Pick<Touch, 'build' | 'name' | 'reason'> & Partial<Touch>;

const touchesOf = (
  scope: DemoScope,
  night: number,
  builtIn: (night: number) => BuildPlan | undefined,
): readonly TouchScript[] => {
  const leftOver = night === failedRun + 1 ? builtIn(failedRun - 21) : undefined;
  return [
    touchScript(builtIn(night - 7), 'DEPRECATE', 'Older than 1 week'),
    touchScript(builtIn(night - 14), 'DISABLE', 'Older than 2 weeks', night === excludingRun ? inUse : {}),
    touchScript(
      builtIn(night - 21),
      'DELETE',
      'Older than 21 days',
      night === failedRun ? denied(scope) : {},
    ),
    touchScript(leftOver, 'DELETE', 'Older than 21 days, left over from the night before'),
  ].filter((one) => one !== undefined);
};

const touchScript = (
  build: BuildPlan | undefined,
  name: TouchScript['name'],
  reason: string,
  otherwise: Partial<Touch> = {},
): TouchScript | undefined => build && { build, name, reason, ...otherwise };

const inUse: Partial<Touch> = {
  result: { status: 'SKIPPED', reason: 'Excluded by the AMI tag in-use=true' },
};

const denied = (scope: DemoScope): Partial<Touch> => ({
  result: { status: 'FAILED', reason: `The AMI in ${otherRegion(scope)} could not be deleted` },
  resultsIn: {
    [scope.region]: { status: 'SUCCESS' },
    [otherRegion(scope)]: {
      status: 'FAILED',
      reason: 'You are not authorized to perform this operation: ec2:DeregisterImage (UnauthorizedOperation)',
    },
  },
});

const buildNumber = (imageArn: string) => Number(imageArn.split('/').at(-1));
