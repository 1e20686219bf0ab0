import type { LogGroup, LogWindow } from '../../../estate';
import { isCreated, logStreamOf } from '../../../logs/storedLogs';
import type { DemoScope } from '../../demoScope';
import type { BuildPlan } from '../buildPlan';
import type { BuildSeries } from '../buildSeries';
import { canary, isSameName, logGroupsOf, products, type Product } from '../products';
import { buildLines } from './buildLog';
import { isPipelineRun, pipelineStreams } from './pipelineLog';

/** The log groups of a scope's images and pipelines. A group is created with its first line. */
export const imageBuilderLogGroups = (
  scope: DemoScope,
  allSeries: readonly BuildSeries[],
): readonly LogGroup[] => {
  const streamOf = streamOfBuild(scope);
  return products.flatMap((product) => {
    const series = allSeries.filter((one) => isSameName(one.product, product));
    const builds = (window: LogWindow) => series.flatMap((one) => one.runningIn(window));
    const { images, pipeline } = logGroupsOf(product);
    return [
      {
        name: images,
        logGroupClass: product.logGroups?.imagesClass ?? 'STANDARD',
        createdAt: Math.min(...series.map(({ first }) => streamOf(first).createdAt)),
        retentionInDays: retentionOf(product),
        streams: (window) =>
          builds(window)
            .map(streamOf)
            .filter((stream) => isCreated(stream, window)),
      },
      {
        name: pipeline,
        logGroupClass: 'STANDARD' as const,
        createdAt: Math.min(
          ...series
            .map(({ first }) => first)
            .filter(isPipelineRun)
            .map(({ script }) => script.begins),
        ),
        streams: (window) => pipelineStreams(scope, product, series, window),
      },
    ];
  });
};

/** Computes the lines of a build once. */
const streamOfBuild = (scope: DemoScope) => {
  const known = new WeakMap<BuildPlan, ReturnType<typeof logStreamOf>>();
  return (build: BuildPlan) => {
    const { product, number } = build.script;
    const stream = known.get(build) ?? logStreamOf(`${product.version}/${number}`, buildLines(scope, build));
    known.set(build, stream);
    return stream;
  };
};

/** The canary builds every hour. */
const retentionOf = (product: Product): number | undefined => (product === canary ? 1 : undefined);
