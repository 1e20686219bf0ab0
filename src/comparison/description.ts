import { isObject } from '../model/isObject';
import { distinctNames, entriesOf, type Members, membersOf, objectsIn, textOf, treeOf } from './tree';
import { pairedEntries, type VersionedEntry, versionedEntries } from './versioned';

/**
 * An image as GetImage returns it, in the members that a comparison uses. Values have the shapes of AWS's answer, which are not
 * checked: what has another shape is compared as a whole, or left out.
 */
export interface ComparedImage {
  /** Epoch seconds. */
  readonly dateCreated?: unknown;
  readonly state?: unknown;
  readonly type?: unknown;
  readonly platform?: unknown;
  readonly osVersion?: unknown;
  readonly buildType?: unknown;
  readonly imageSource?: unknown;
  readonly sourcePipelineArn?: unknown;
  readonly enhancedImageMetadataEnabled?: unknown;
  readonly executionRole?: unknown;
  readonly imageRecipe?: unknown;
  readonly containerRecipe?: unknown;
  readonly infrastructureConfiguration?: unknown;
  readonly distributionConfiguration?: unknown;
  readonly imageTestsConfiguration?: unknown;
  readonly imageScanningConfiguration?: unknown;
  readonly workflowConfigurations?: unknown;
  readonly outputResources?: unknown;
}

/** What identifies a resource or says when it changed, and its own tags. */
const notCompared = ['arn', 'dateCreated', 'dateUpdated', 'tags'];

type AwsObject = Readonly<Record<string, unknown>>;

/** The objects of a list by a key, in any order. */
const keyed = (
  list: unknown,
  keyOf: (object: AwsObject) => string,
  omitted: readonly string[],
): Members | undefined => {
  const distinct = distinctNames();
  return membersOf(
    objectsIn(list).map(
      (object) => [distinct(keyOf(object)), membersOf(entriesOf(object, omitted))] as const,
    ),
  );
};

const devicesOf = (list: unknown): Members | undefined =>
  keyed(list, ({ deviceName }) => textOf(deviceName) ?? '', ['deviceName']);

/** A recipe, but for its components and its parent image. */
const recipeOf = (recipe: AwsObject): Members | undefined => {
  const { blockDeviceMappings, instanceConfiguration } = recipe;
  const devices = 'blockDeviceMappings';
  return membersOf([
    ...entriesOf(recipe, [...notCompared, 'components', 'parentImage', devices, 'instanceConfiguration']),
    [devices, devicesOf(blockDeviceMappings)],
    [
      'instanceConfiguration',
      isObject(instanceConfiguration)
        ? membersOf([
            ...entriesOf(instanceConfiguration, [devices]),
            [devices, devicesOf(instanceConfiguration.blockDeviceMappings)],
          ])
        : undefined,
    ],
  ]);
};

const infrastructureOf = (configuration: unknown): Members | undefined =>
  isObject(configuration) ? membersOf(entriesOf(configuration, notCompared)) : undefined;

const distributionOf = (configuration: unknown): Members | undefined =>
  isObject(configuration)
    ? membersOf([
        ...entriesOf(configuration, [...notCompared, 'distributions']),
        ['regions', keyed(configuration.distributions, ({ region }) => textOf(region) ?? '', ['region'])],
      ])
    : undefined;

/** AMIs by region and account, and containers by region: their ids always differ. */
const outputsOf = (resources: unknown): Members | undefined => {
  if (!isObject(resources)) return undefined;
  const placeOf = ({ region, accountId }: AwsObject): string =>
    [region, accountId].flatMap((part) => textOf(part) ?? []).join('/');
  return membersOf([
    ['amis', keyed(resources.amis, placeOf, ['region', 'accountId', 'state'])],
    ['containers', keyed(resources.containers, placeOf, ['region'])],
  ]);
};

const recipeIn = ({ imageRecipe, containerRecipe }: ComparedImage): AwsObject | undefined =>
  [imageRecipe, containerRecipe].find(isObject);

/** What of an image is compared, with the entries of its components and workflows. */
const descriptionOf = (
  image: ComparedImage,
  components: readonly VersionedEntry[],
  workflows: readonly VersionedEntry[],
): Members | undefined => {
  const recipe = recipeIn(image);
  return membersOf([
    ['platform', treeOf(image.platform)],
    ['osVersion', treeOf(image.osVersion)],
    ['type', treeOf(image.type)],
    ['buildType', treeOf(image.buildType)],
    ['imageSource', treeOf(image.imageSource)],
    ['sourcePipelineArn', treeOf(image.sourcePipelineArn)],
    ['parentImage', treeOf(recipe?.parentImage)],
    ['recipe', recipe && recipeOf(recipe)],
    ['components', membersOf(components, true)],
    ['workflows', membersOf(workflows, true)],
    ['tests', treeOf(image.imageTestsConfiguration)],
    ['scanning', treeOf(image.imageScanningConfiguration)],
    ['enhancedImageMetadataEnabled', treeOf(image.enhancedImageMetadataEnabled)],
    ['executionRole', treeOf(image.executionRole)],
    ['infrastructure', infrastructureOf(image.infrastructureConfiguration)],
    ['distribution', distributionOf(image.distributionConfiguration)],
    ['outputs', outputsOf(image.outputResources)],
  ]);
};

const componentsOf = (image: ComparedImage): readonly VersionedEntry[] =>
  versionedEntries(recipeIn(image)?.components, 'componentArn');

const workflowsOf = ({ workflowConfigurations }: ComparedImage): readonly VersionedEntry[] =>
  versionedEntries(workflowConfigurations, 'workflowArn');

/** What of two images is compared. The names are the first parts of the paths of changes. */
export const descriptionsOf = (
  base: ComparedImage,
  head: ComparedImage,
): readonly [base: Members | undefined, head: Members | undefined] => {
  const components = pairedEntries(componentsOf(base), componentsOf(head));
  const workflows = pairedEntries(workflowsOf(base), workflowsOf(head));
  return [descriptionOf(base, components[0], workflows[0]), descriptionOf(head, components[1], workflows[1])];
};
