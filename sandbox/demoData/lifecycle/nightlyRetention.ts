import type { BuildPlan } from '../imageBuilder/buildPlan';
import type { BuildLine } from '../imageBuilder/lines';
import { webServerTimetable } from '../imageBuilder/routine';
import { otherRegion, type Place } from '../place';
import { memoizeByNumber } from '../memoizeByNumber';
import { days, hours, seconds } from '../timeline';
import { policyArn } from './policies';
import { runId, type RunLine } from './runLines';
import type { RunPlan } from './runPlan';
import { touch, type Touch } from './touch';

/*
 * Every night, two hours after the hour at which web servers are built, their older builds are cleaned up: those of a
 * week are deprecated, those of two disabled, those of three deleted. One night a deletion failed; the next night's
 * run made up for it.
 */

const word = 'c1ea0000';

/** The run that found a build still in use. */
const excludingRun = 25;
/** The run whose deletion failed in the other region. */
const failedRun = 27;
/** So many nights later, AWS knows no more of a run, nor of the image that it deleted. */
const nightsKept = 35;

export const nightlyRetentionLine = (place: Place, webServers: BuildLine): RunLine => {
  const { first, every } = webServerTimetable(place);
  const begins = (night: number) => first + hours(2) + days(night - 1);
  /** The build of a night, counted from one; not every night has one. */
  const builtIn = (night: number) => {
    const number = (night - 1) / (every / days(1)) + 1;
    return Number.isInteger(number) ? webServers.planOf(number) : undefined;
  };
  const nightOf = (number: number) => ((number - 1) * every) / days(1) + 1;
  const planOf = memoizeByNumber((night) =>
    night < 1 ? undefined : planRun(place, night, begins(night), touchesOf(place, night, builtIn)),
  );
  return {
    word,
    policyArn: policyArn(place, 'web-server-retention'),
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

const planRun = (place: Place, night: number, begins: number, touches: readonly Told[]): RunPlan => {
  const images = touches.map((told, at) =>
    touch(place, { begins: begins + seconds(5 + 45 * at), takes: seconds(45), ...told }),
  );
  const ends = begins + seconds(10 + 45 * images.length);
  const failures = images.filter(({ result }) => result.status === 'FAILED').length;
  const reason = `${failures} of ${images.length} resources could not be processed`;
  return {
    id: runId(place, word, night),
    policyArn: policyArn(place, 'web-server-retention'),
    states: [
      { from: begins, state: { status: 'IN_PROGRESS' } },
      { from: ends, state: failures === 0 ? { status: 'SUCCESS' } : { status: 'FAILED', reason } },
    ],
    ends,
    forgotten: begins + days(nightsKept),
    images,
  };
};

type Told = Pick<Touch, 'build' | 'name' | 'reason'> & Partial<Touch>;

const touchesOf = (
  place: Place,
  night: number,
  builtIn: (night: number) => BuildPlan | undefined,
): readonly Told[] => {
  const leftOver = night === failedRun + 1 ? builtIn(failedRun - 21) : undefined;
  return [
    told(builtIn(night - 7), 'DEPRECATE', 'Older than 1 week'),
    told(builtIn(night - 14), 'DISABLE', 'Older than 2 weeks', night === excludingRun ? inUse : {}),
    told(builtIn(night - 21), 'DELETE', 'Older than 21 days', night === failedRun ? denied(place) : {}),
    told(leftOver, 'DELETE', 'Older than 21 days, left over from the night before'),
  ].filter((one) => one !== undefined);
};

const told = (
  build: BuildPlan | undefined,
  name: Told['name'],
  reason: string,
  otherwise: Partial<Touch> = {},
): Told | undefined => build && { build, name, reason, ...otherwise };

const inUse: Partial<Touch> = {
  result: { status: 'SKIPPED', reason: 'Excluded by the AMI tag in-use=true' },
};

const denied = (place: Place): Partial<Touch> => ({
  result: { status: 'FAILED', reason: `The AMI in ${otherRegion(place)} could not be deleted` },
  resultsIn: {
    [place.region]: { status: 'SUCCESS' },
    [otherRegion(place)]: {
      status: 'FAILED',
      reason: 'You are not authorized to perform this operation: ec2:DeregisterImage (UnauthorizedOperation)',
    },
  },
});

const buildNumber = (imageArn: string) => Number(imageArn.split('/').at(-1));
