import type {
  ImageScanFindingAggregation,
  ListImagePackagesResponse,
  ListImageScanFindingAggregationsResponse,
  SeverityCounts,
} from '@aws-sdk/client-imagebuilder';
import { ServiceError } from '../errors';
import type { StoredImage } from '../estate';
import { type Call, operation, type Operation } from '../operation';
import { filterName, filterValue, imageBuildVersionArn } from '../patterns';
import { list, optional, structure, text } from '../validation';
import { resourceNotFound } from './errors';
import { pageOfCall, pagingInput } from './paging';

/** Operations of what is in images: packages, and numbers of vulnerability findings. */
export const imageBuilderContents: Readonly<Record<string, Operation>> = {
  ListImagePackages: operation(
    { imageBuildVersionArn: text({ pattern: imageBuildVersionArn }), ...pagingInput },
    (call): ListImagePackagesResponse => {
      const { input, estate, now, requestId } = call;
      const packages = estate.imagePackages(input.imageBuildVersionArn, now);
      if (!packages) throw resourceNotFound(input.imageBuildVersionArn);
      const { items, nextToken } = pageOfCall(call, packages, (one) => one.packageName);
      return { requestId, imagePackageList: [...items], nextToken };
    },
  ),

  ListImageScanFindingAggregations: operation(
    {
      filter: optional(
        structure({
          name: text({ pattern: filterName }),
          values: list(text({ pattern: filterValue }), { min: 1, max: 10 }),
        }),
      ),
      nextToken: optional(text({ min: 1, max: 65_535 })),
    },
    (call): ListImageScanFindingAggregationsResponse => {
      const { filter } = call.input;
      const aggregationType = filter?.name ?? 'accountId';
      const aggregate = aggregations[aggregationType];
      if (!aggregate) throw new ServiceError('invalidInput', `Invalid filter: '${aggregationType}'.`);
      const values = filter?.values ?? [call.scope.accountId];
      return {
        requestId: call.requestId,
        aggregationType,
        responses: values.flatMap((value) => aggregate(value, call) ?? []),
      };
    },
  ),
};

type Aggregate = (value: string, call: Call<unknown>) => ImageScanFindingAggregation | undefined;

/** The sum of the findings of those images that were scanned; undefined without any. */
const sumOf = (
  { estate, now }: Call<unknown>,
  belongs: (image: StoredImage) => boolean,
): SeverityCounts | undefined =>
  estate.images
    .all(now)
    .filter(belongs)
    .flatMap(({ arn = '' }) => estate.imageFindings(arn, now) ?? [])
    .reduce<SeverityCounts | undefined>((sum, one) => (sum ? plus(sum, one) : one), undefined);

const plus = (one: SeverityCounts, other: SeverityCounts): SeverityCounts => ({
  all: (one.all ?? 0) + (other.all ?? 0),
  critical: (one.critical ?? 0) + (other.critical ?? 0),
  high: (one.high ?? 0) + (other.high ?? 0),
  medium: (one.medium ?? 0) + (other.medium ?? 0),
});

/** How findings are added up, by the name of the filter. Without a filter, they are those of the account. */
const aggregations: Partial<Record<string, Aggregate>> = {
  accountId: (accountId, call) => {
    const severityCounts = sumOf(call, () => true);
    return severityCounts && { accountAggregation: { accountId, severityCounts } };
  },
  imagePipelineArn: (imagePipelineArn, call) => {
    const severityCounts = sumOf(call, ({ sourcePipelineArn }) => sourcePipelineArn === imagePipelineArn);
    return severityCounts && { imagePipelineAggregation: { imagePipelineArn, severityCounts } };
  },
  imageBuildVersionArn: (arn, { estate, now }) => {
    const severityCounts = estate.imageFindings(arn, now);
    return severityCounts && { imageAggregation: { imageBuildVersionArn: arn, severityCounts } };
  },
};
