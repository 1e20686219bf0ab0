import type { ImageRecord } from '../kinds/image';
import type { ImagePipelineRecord } from '../kinds/imagePipeline';
import type { WorkflowStepRecord } from '../kinds/workflowStep';
import { placeOfImage, placeOfPipeline, streamOfDay } from '../logs/places';
import { epochMs } from '../model/time';
import type { MaybePromise } from '../model/page';
import type { GatewayContext } from './context';
import type { ObjectLog } from './logs';
import { mapMaybe } from './maybe';

/* The logs of Image Builder. */

/** Times of its answers and of log events are of different clocks, so that much of the log before and after belongs to what is asked for. */
const marginMs = 60_000;

const startOf = (time: unknown): number => Math.max(0, (epochMs(time) ?? 0) - marginMs);

/** The log of a build, from its begin on. AWS returns no end of a build. */
export const logOfImage = (image: ImageRecord): ObjectLog | undefined => {
  const place = placeOfImage(image);
  return place && { place, start: startOf(image.dateCreated) };
};

/** The log of a pipeline, from its creation on. It has a stream per day, of which the one of the last run is the newest known. */
export const logOfPipeline = (pipeline: ImagePipelineRecord): ObjectLog | undefined => {
  const place = placeOfPipeline(pipeline);
  const lastRun = epochMs(pipeline.dateLastRun);
  const newest = lastRun === undefined ? undefined : streamOfDay(lastRun);
  return place && { place, start: startOf(pipeline.dateCreated), newest };
};

/**
 * The part of the build's log that was written while the step ran, and in the margin before and after. Workflows of
 * one group run at the same time.
 */
export const logOfStep = (
  { scope, imageBuildVersionArn: arn, startedAt, endedAt }: WorkflowStepRecord,
  { loaders }: Pick<GatewayContext, 'loaders'>,
): MaybePromise<ObjectLog | undefined> => {
  const start = epochMs(startedAt);
  if (arn === undefined || start === undefined) return undefined;
  return mapMaybe(loaders.byIds('Image', scope, { arn }, 'list'), (image) => {
    const place = image ? placeOfImage(image) : undefined;
    const end = epochMs(endedAt);
    return (
      place && {
        place,
        start: start - marginMs,
        end: end === undefined ? undefined : end + marginMs,
      }
    );
  });
};
