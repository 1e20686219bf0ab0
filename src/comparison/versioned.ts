import {
  distinctNames,
  entriesOf,
  membersOf,
  type Members,
  objectsIn,
  textOf,
  treeOf,
  type Tree,
} from './tree';

/*
 * Components and workflows have ARNs that end in name, version and build: `…:component/update-linux/1.0.2/1`. A list of them
 * becomes members by name, so that another version is one change of `update-linux.version`.
 */

/** The parts of the ARN of a component, a workflow or an image. */
export interface VersionedArn {
  /** Twelve digits, or a word like `aws`. */
  readonly owner: string;
  /** The name, after the type of a workflow: `update-linux`, `build/build-image`. */
  readonly name: string;
  /** `1.0.2/1`; without a build number or with `x` in place of numbers, it means the latest such version. */
  readonly version: string;
}

const versionedArn =
  /^arn:[^:]+:imagebuilder:[^:]*:(?<owner>[^:]*):(?:component|workflow|image)\/(?<name>.+?)\/(?<version>[0-9x]+\.[0-9x]+\.[0-9x]+(?:\/[0-9x]+)?)$/;

/** The parts of an ARN; undefined for any other text. */
export const parseVersionedArn = (arn: string): VersionedArn | undefined => {
  const { owner = '', name, version } = versionedArn.exec(arn)?.groups ?? {};
  return name === undefined || version === undefined ? undefined : { owner, name, version };
};

/** True for a version that means the latest one that fits: AWS did not resolve it. */
export const isOpenVersion = (version: string): boolean => version.includes('x') || !version.includes('/');

const parametersOf = (list: unknown): Members | undefined => {
  const distinct = distinctNames();
  return membersOf(
    objectsIn(list).map(({ name, value }) => [distinct(textOf(name) ?? ''), treeOf(value)] as const),
  );
};

/** The object with the parts of its ARN in place of the ARN, and its parameters by name. */
const versionedOf = (
  object: Readonly<Record<string, unknown>>,
  arnMember: string,
): readonly [name: string, value: Tree | undefined] => {
  const text = textOf(object[arnMember]) ?? '';
  const parsed = parseVersionedArn(text);
  return [
    parsed?.name ?? text,
    membersOf([
      ['owner', parsed?.owner],
      ['version', parsed?.version ?? text],
      ['parameters', parametersOf(object.parameters)],
      ...entriesOf(object, [arnMember, 'parameters']),
    ]),
  ];
};

/** The objects of a list by the names in their ARNs. A second one of a name is `name#2`. */
export const versionedEntries = (
  list: unknown,
  arnMember: string,
): readonly (readonly [name: string, value: Tree | undefined])[] => {
  const distinct = distinctNames();
  return objectsIn(list).map((object) => {
    const [name, value] = versionedOf(object, arnMember);
    return [distinct(name), value] as const;
  });
};
