import { groupBy } from '../../../groupBy';
import type { LogStream, LogWindow } from '../../../estate';
import { isCreated, logStreamOf, type LogLine } from '../../../logs/storedLogs';
import type { DemoScope } from '../../demoScope';
import { days, timestamp } from '../../timeline';
import type { BuildPlan, BuildScript } from '../buildPlan';
import type { BuildSeries } from '../buildSeries';
import { pipelineArn } from '../pipelines';
import { batchWorker, canary, type Product } from '../products';
import { containerRecipeArn, parentImageOf } from '../recipes';
import { batchWorkerTimetable } from '../routineBuilds';

/** Why a pipeline started or skipped a run, in one stream a day: `2026/11/01`. */
export const pipelineStreams = (
  scope: DemoScope,
  product: Product,
  series: readonly BuildSeries[],
  { from, to }: LogWindow,
): readonly LogStream[] => {
  const wholeDays = { from: startOfDay(from), to: startOfDay(to) + days(1) - 1 };
  const lines = [
    ...series
      .flatMap((one) => one.runningIn(wholeDays))
      .filter(isPipelineRun)
      .map((build) => startLine(scope, build)),
    ...(product === batchWorker ? skipLines(scope, wholeDays) : []),
  ].toSorted((one, other) => one.at - other.at);
  const byDay = groupBy(lines, ({ at }) => timestamp(at).slice(0, 10).replaceAll('-', '/'));
  return [...byDay]
    .map(([day, ofDay]) => logStreamOf(day, ofDay))
    .filter((stream) => isCreated(stream, { from, to }));
};

/** An import has no pipeline run. */
export const isPipelineRun = ({ script }: BuildPlan): boolean => !script.buildType.startsWith('IMPORT');

const startOfDay = (moment: number): number => Math.floor(moment / days(1)) * days(1);

const startLine = (scope: DemoScope, { arn, script }: BuildPlan): LogLine => ({
  at: script.begins,
  message: `Pipeline ${pipelineArn(scope, script.product)} started image ${arn}: ${reasonOf(scope, script)}`,
});

const reasonOf = (scope: DemoScope, { product, number, buildType }: BuildScript): string => {
  if (buildType !== 'SCHEDULED') return 'a user started the pipeline';
  return product === canary
    ? 'the schedule expression matched'
    : `dependency update found: ${parentImageOf(scope, product, number)}`;
};

/** The scheduled runs of `batch-worker`, of which none finds an update. */
const skipLines = (scope: DemoScope, { from, to }: LogWindow): readonly LogLine[] => {
  const { first, every } = batchWorkerTimetable(scope);
  const oldest = Math.max(0, Math.ceil((from - first) / every));
  const count = Math.max(0, Math.floor((to - first) / every) - oldest + 1);
  const recipe = containerRecipeArn(scope, batchWorker);
  return Array.from({ length: count }, (_, at) => ({
    at: first + (oldest + at) * every,
    message: `Pipeline ${pipelineArn(scope, batchWorker)} skipped its run: no dependency updates for ${recipe}`,
  }));
};
