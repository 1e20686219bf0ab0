import type { ImagePackage, SeverityCounts } from '@aws-sdk/client-imagebuilder';
import { type ComparedImages, compareImages } from '../comparison/images';
import type { ImageRecord } from '../kinds/image';
import { type ImageBuilderWorkflowRecord, workflowsOfImage } from '../kinds/imageBuilderWorkflow';
import type { GatewayContext } from './context';
import { allUnder, findingsOf, packagesOf } from './imageLists';

/** Of the base, and of the head. */
type Both<Value> = readonly [Value, Value];

/** What lists have of two images, by the field of a comparison that needs it. Both are read at the first call. */
export interface ListsOfPair {
  /** Null where AWS knows no such list. */
  readonly workflowChanges: () => Promise<Both<readonly ImageBuilderWorkflowRecord[] | null>>;
  /** Null where AWS does not know the image. */
  readonly packageChanges: () => Promise<Both<readonly ImagePackage[] | null>>;
  /** Undefined where AWS has no findings. */
  readonly findings: () => Promise<Both<SeverityCounts | undefined>>;
}

/** Two images that are compared, as GetImage returns them. */
export interface ImagePair {
  readonly base: ImageRecord;
  readonly head: ImageRecord;
  readonly compared: ComparedImages;
  readonly lists: ListsOfPair;
}

/** The lists under two images, of which the records of a list are enough. */
export const listsOfPair = (base: ImageRecord, head: ImageRecord, context: GatewayContext): ListsOfPair => {
  const ofBoth = <Value>(load: (image: ImageRecord) => Promise<Value>): (() => Promise<Both<Value>>) => {
    let loaded: Promise<Both<Value>> | undefined;
    const loadBoth = async (): Promise<Both<Value>> => Promise.all([load(base), load(head)]);
    return () => (loaded ??= loadBoth());
  };
  return {
    workflowChanges: ofBoth((image) => allUnder(workflowsOfImage, image, image.arn, context)),
    packageChanges: ofBoth((image) => packagesOf(image, context)),
    findings: ofBoth((image) => findingsOf(image, context)),
  };
};

/** Begins to read the lists for the selected fields of a comparison. The fields have the failures. */
export const beginLists = (lists: ListsOfPair, selected: ReadonlySet<string>): void => {
  for (const [name, read] of Object.entries<() => Promise<unknown>>({ ...lists }))
    if (selected.has(name)) read().catch(() => undefined);
};

/** The comparison of two images with all that GetImage returns; null where one of them no longer exists. */
export const pairOf = (
  base: ImageRecord | null,
  head: ImageRecord | null,
  lists: (base: ImageRecord, head: ImageRecord) => ListsOfPair,
): ImagePair | null =>
  base && head && { base, head, compared: compareImages(base, head), lists: lists(base, head) };
