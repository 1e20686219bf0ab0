import type { RegionEstate } from '../../estate';
import { readUuid } from '../ids';
import type { Place } from '../place';
import { shelfOf } from '../shelves';
import { policiesOf, type PolicyPlan } from './policies';
import type { RunLine } from './runLines';
import { isKnown, resourcesAt, runAt, type RunPlan } from './runPlan';

export type LifecycleShelves = Pick<
  RegionEstate,
  'lifecyclePolicies' | 'lifecycleExecutions' | 'lifecycleResources'
>;

/** The shelves of lifecycle policies and their runs; `isImage` tells whether AWS knows an image. */
export const lifecycleShelves = (
  place: Place,
  lines: readonly RunLine[],
  isImage: (arn: string, now: Date) => boolean,
): LifecycleShelves => {
  const policies = policiesOf(place).filter(({ arn }) => lines.some((line) => line.policyArn === arn));
  const byWord = new Map(lines.map((line) => [line.word, line]));

  const find = (id: string, now: Date) => {
    const label = id.startsWith('lce-') ? readUuid(place, id.slice('lce-'.length)) : undefined;
    const run = label && byWord.get(label.word)?.planOf(label.number);
    return run?.id === id && isKnown(run, now) ? run : undefined;
  };

  const ofPolicy = (arn: string, now: Date) =>
    policies.some((policy) => policy.arn === arn) ? newestFirst(runsOfPolicy(lines, arn, now)) : undefined;

  const ofImage = (arn: string, now: Date) =>
    isImage(arn, now) ? newestFirst(runsTouching(lines, arn).filter((run) => isKnown(run, now))) : undefined;

  return {
    lifecyclePolicies: shelfOf(
      policies,
      ({ arn = '' }) => arn,
      (policy, now) => policyAt(policy, runsOfPolicy(lines, policy.arn, now)),
    ),
    lifecycleExecutions: {
      get: (id, now) => {
        const run = find(id, now);
        return run && runAt(run, now);
      },
      of: (arn, now) => (ofPolicy(arn, now) ?? ofImage(arn, now))?.map((run) => runAt(run, now)),
    },
    lifecycleResources: (id, parent, now) => {
      const run = find(id, now);
      return run === undefined ? [] : resourcesAt(run, parent, now);
    },
  };
};

export const runsTouching = (lines: readonly RunLine[], imageArn: string): readonly RunPlan[] =>
  lines.flatMap((line) => line.touching(imageArn)).toSorted((one, other) => begins(one) - begins(other));

const runsOfPolicy = (lines: readonly RunLine[], arn: string | undefined, now: Date): RunPlan[] =>
  lines.filter((line) => line.policyArn === arn).flatMap((line) => line.knownAt(now));

const policyAt = ({ ...policy }: PolicyPlan, runs: readonly RunPlan[]) => {
  const last = runs.at(-1);
  return last === undefined ? policy : { ...policy, dateLastRun: new Date(begins(last)) };
};

const begins = ({ states }: RunPlan) => states[0].from;

const newestFirst = (runs: readonly RunPlan[]) => runs.toSorted((one, other) => begins(other) - begins(one));
