import { describe, expect, it } from '@jest/globals';
import { pathOf } from '../../src/comparison/changes';
import type { ComparedImage } from '../../src/comparison/description';
import { compareImages } from '../../src/comparison/images';
import { Members, type Tree } from '../../src/comparison/tree';
import { changedImage, componentArn, finishedImage, type FinishedImage } from '../support/comparedImages';

const plain = (tree: Tree | undefined): unknown =>
  tree instanceof Members
    ? Object.fromEntries([...tree.byName].map(([name, value]) => [name, plain(value)]))
    : tree;

/** `path: before → after`, by kind. */
const changesOf = (base: ComparedImage, head: ComparedImage) =>
  compareImages(base, head).changes.map(({ names, kind, before, after }) => ({
    path: pathOf(names),
    kind,
    before: plain(before),
    after: plain(after),
  }));

const changesBy = (change: (image: FinishedImage) => void) => changesOf(finishedImage, changedImage(change));

const component = (image: FinishedImage, index: number) => {
  const found = image.imageRecipe.components[index];
  if (!found) throw new Error(`There is no component ${index}`);
  return found;
};

describe('A comparison of two images', () => {
  it('has no changes, no notes and is complete for an image and itself', () => {
    expect(compareImages(finishedImage, structuredClone(finishedImage))).toEqual({
      changes: [],
      incompleteReason: undefined,
      notes: [],
    });
  });

  it('has one change for another version of a component', () => {
    expect(
      changesBy((image) => (component(image, 0).componentArn = componentArn('update-linux', '1.0.2/1'))),
    ).toEqual([
      { path: 'components.update-linux.version', kind: 'CHANGED', before: '1.0.1/1', after: '1.0.2/1' },
    ]);
  });

  it('has the whole of a component that was added or removed', () => {
    const withoutInstall = changedImage((image) => image.imageRecipe.components.splice(1, 1));
    const install = {
      path: 'components.install',
      value: { owner: 'aws', version: '2.0.0/3', parameters: { Channel: ['stable'] } },
    };

    expect(changesOf(finishedImage, withoutInstall)).toEqual([
      { path: install.path, kind: 'REMOVED', before: install.value, after: undefined },
    ]);
    expect(changesOf(withoutInstall, finishedImage)).toEqual([
      { path: install.path, kind: 'ADDED', before: undefined, after: install.value },
    ]);
  });

  it('has the order of components where that differs, of those that both have', () => {
    const names = changesBy((image) => {
      const { components } = image.imageRecipe;
      components.reverse();
      components.push({ componentArn: componentArn('reboot', '1.0.0/1'), parameters: [] });
    });

    expect(names).toEqual([
      {
        path: 'components',
        kind: 'REORDERED',
        before: ['update-linux', 'install', 'test'],
        after: ['test', 'install', 'update-linux'],
      },
      {
        path: 'components.reboot',
        kind: 'ADDED',
        before: undefined,
        after: { owner: 'aws', version: '1.0.0/1' },
      },
    ]);
  });

  it.each([
    [
      'a parameter of a component',
      (image: FinishedImage) => (component(image, 1).parameters = [{ name: 'Channel', value: ['beta'] }]),
      { path: 'components.install.parameters.Channel', kind: 'CHANGED', before: ['stable'], after: ['beta'] },
    ],
    [
      'a parent image',
      (image: FinishedImage) => (image.imageRecipe.parentImage = 'ami-2'),
      {
        path: 'parentImage',
        kind: 'CHANGED',
        before: finishedImage.imageRecipe.parentImage,
        after: 'ami-2',
      },
    ],
    [
      'a recipe',
      (image: FinishedImage) => (image.imageRecipe.version = '3.2.1'),
      { path: 'recipe.version', kind: 'CHANGED', before: '3.2.0', after: '3.2.1' },
    ],
    [
      'a block device, by its name',
      (image: FinishedImage) =>
        image.imageRecipe.blockDeviceMappings.unshift({
          deviceName: '/dev/xvdb',
          ebs: { volumeSize: 8, volumeType: 'gp3' },
        }),
      {
        path: 'recipe.blockDeviceMappings./dev/xvdb',
        kind: 'ADDED',
        before: undefined,
        after: { ebs: { volumeSize: 8, volumeType: 'gp3' } },
      },
    ],
    [
      'a tag of AMIs whose name has a dot',
      (image: FinishedImage) => (image.imageRecipe.amiTags['cost.center'] = '43'),
      { path: 'recipe.amiTags["cost.center"]', kind: 'CHANGED', before: '42', after: '43' },
    ],
    [
      'the infrastructure',
      (image: FinishedImage) => (image.infrastructureConfiguration.instanceTypes = ['m7i.large']),
      {
        path: 'infrastructure.instanceTypes',
        kind: 'CHANGED',
        before: ['m7i.large', 'm6i.large'],
        after: ['m7i.large'],
      },
    ],
    [
      'the distribution to a region',
      (image: FinishedImage) => image.distributionConfiguration.distributions.splice(0, 1),
      {
        path: 'distribution.regions.us-east-1',
        kind: 'REMOVED',
        before: { amiDistributionConfiguration: { name: 'payments-{{ imagebuilder:buildDate }}' } },
        after: undefined,
      },
    ],
    [
      'the tests',
      (image: FinishedImage) => (image.imageTestsConfiguration.timeoutMinutes = 60),
      { path: 'tests.timeoutMinutes', kind: 'CHANGED', before: 720, after: 60 },
    ],
    [
      'a configured workflow',
      (image: FinishedImage) =>
        Object.assign(image.workflowConfigurations[1] ?? {}, { onFailure: 'CONTINUE' }),
      { path: 'workflows.test/test-image.onFailure', kind: 'CHANGED', before: 'ABORT', after: 'CONTINUE' },
    ],
    [
      'an AMI, by region and account',
      (image: FinishedImage) => Object.assign(image.outputResources.amis[0] ?? {}, { image: 'ami-2' }),
      {
        path: 'outputs.amis.us-east-1/111122223333.image',
        kind: 'CHANGED',
        before: 'ami-1',
        after: 'ami-2',
      },
    ],
  ])('has one change for %s', (_what, change, expected) => {
    expect(changesBy(change)).toEqual([expected]);
  });

  it.each([
    [
      'identity and tags of the build',
      (image: FinishedImage) => Object.assign(image, { arn: 'x', tags: {} }),
    ],
    [
      'the order of security groups',
      (image: FinishedImage) => image.infrastructureConfiguration.securityGroupIds.reverse(),
    ],
    [
      'the order of regions',
      (image: FinishedImage) => image.distributionConfiguration.distributions.reverse(),
    ],
    [
      'an empty list in place of none',
      (image: FinishedImage) => Object.assign(component(image, 2), { parameters: [] }),
    ],
    [
      'a null in place of none',
      (image: FinishedImage) => Object.assign(image, { imageScanningConfiguration: null }),
    ],
  ])('has no change for %s', (_what, change) => {
    expect(changesBy(change)).toEqual([]);
  });

  it('keeps both of two components with one name apart', () => {
    const twice = changedImage((image) =>
      image.imageRecipe.components.push(structuredClone(component(image, 0))),
    );

    expect(changesOf(finishedImage, twice).map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'ADDED components.update-linux#2',
    ]);
  });

  it('has only the addition of a component before another one of its name', () => {
    const before = changedImage((image) =>
      image.imageRecipe.components.unshift({
        componentArn: componentArn('install', '2.0.0/3'),
        parameters: [{ name: 'Channel', value: ['beta'] }],
      }),
    );

    const changes = [...changesOf(finishedImage, before), ...changesOf(before, finishedImage)];

    const value = { owner: 'aws', version: '2.0.0/3', parameters: { Channel: ['beta'] } };
    expect(changes).toEqual([
      { path: 'components.install#2', kind: 'ADDED', before: undefined, after: value },
      { path: 'components.install#2', kind: 'REMOVED', before: value, after: undefined },
    ]);
  });

  it('has no change for lists of accounts, parameters, images and names in another order', () => {
    const withLists = (order: (list: unknown[]) => unknown[]): ComparedImage => ({
      ...finishedImage,
      imageRecipe: { ...finishedImage.imageRecipe, amiWatermarks: order(['golden', 'cis']) },
      infrastructureConfiguration: {
        ...finishedImage.infrastructureConfiguration,
        instanceTypes: order(['m7i.large', 'm6i.large']),
      },
      distributionConfiguration: {
        distributions: [
          {
            region: 'us-east-1',
            amiDistributionConfiguration: {
              targetAccountIds: order(['111122223333', '444455556666']),
              launchPermission: { userIds: order(['111122223333', '444455556666']) },
            },
            ssmParameterConfigurations: order([
              { parameterName: '/a', dataType: 'text' },
              { dataType: 'text', parameterName: '/b' },
            ]),
          },
        ],
      },
      outputResources: {
        containers: [{ region: 'us-east-1', imageUris: order(['app:1', 'app:latest']) }],
      },
    });
    const inOrder = withLists((list) => list);

    expect(
      changesOf(
        inOrder,
        withLists((list) => [...list].reverse()),
      ),
    ).toEqual([]);
    expect(
      changesOf(
        inOrder,
        withLists((list) => list.slice(1)),
      ).map(({ path }) => path),
    ).toEqual([
      'recipe.amiWatermarks',
      'infrastructure.instanceTypes',
      'distribution.regions.us-east-1.amiDistributionConfiguration.targetAccountIds',
      'distribution.regions.us-east-1.amiDistributionConfiguration.launchPermission.userIds',
      'distribution.regions.us-east-1.ssmParameterConfigurations',
      'outputs.containers.us-east-1.imageUris',
    ]);
  });

  it('compares the recipe of a container with that of a machine image', () => {
    const { imageRecipe, ...rest } = finishedImage;
    const container = {
      ...rest,
      containerRecipe: { ...imageRecipe, dockerfileTemplateData: 'FROM x', blockDeviceMappings: undefined },
    };

    expect(changesOf(finishedImage, container).map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'REMOVED recipe.blockDeviceMappings',
      'ADDED recipe.dockerfileTemplateData',
    ]);
  });
});

describe('Values that AWS may return as of today', () => {
  const changedInfrastructure = (dateUpdated: string | undefined) =>
    changedImage((image) => {
      image.infrastructureConfiguration.instanceTypes = ['c7i.large'];
      Object.assign(image.infrastructureConfiguration, { dateUpdated });
    });
  const [after, before] = ['2026-09-10T00:00:00.000Z', '2026-09-08T00:00:00.000Z'];

  it('are marked where the configuration was changed after a build, with the times', () => {
    const { changes, notes } = compareImages(finishedImage, changedInfrastructure(after));

    expect(changes.map(({ names, asOfToday }) => [names.join('.'), asOfToday])).toEqual([
      ['infrastructure.instanceTypes', true],
    ]);
    expect(changes[0]?.note).toMatch(/was changed at 2026-09-10T00:00:00.000Z, after the build of head/);
    expect(notes).toEqual([changes[0]?.note]);
  });

  it('are noted where they are equal as well', () => {
    const both = changedInfrastructure(after);

    const { changes, notes } = compareImages(both, both);

    expect(changes).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(/build of base .* build of head/)]);
  });

  it('are not marked where the configuration was changed before the builds', () => {
    const { changes, notes } = compareImages(finishedImage, changedInfrastructure(before));

    expect(changes.map(({ asOfToday, note }) => ({ asOfToday, note }))).toEqual([
      { asOfToday: false, note: undefined },
    ]);
    expect(notes).toEqual([]);
  });

  it('are marked where AWS does not return when they were changed', () => {
    const head = changedInfrastructure(undefined);
    Object.assign(head.infrastructureConfiguration, { dateCreated: undefined });

    const { changes } = compareImages(finishedImage, head);

    expect(changes[0]).toMatchObject({
      asOfToday: true,
      note: expect.stringContaining('does not return whether'),
    });
  });

  it('do not mark the changes of other sections', () => {
    const head = changedInfrastructure(after);
    head.platform = 'Windows';

    const { changes } = compareImages(finishedImage, head);

    expect(changes.map(({ names, asOfToday }) => `${names[0]} ${asOfToday}`)).toEqual([
      'platform false',
      'infrastructure true',
    ]);
  });
});

describe('An image that AWS does not return in full', () => {
  const building = {
    arn: 'x',
    dateCreated: finishedImage.dateCreated,
    state: { status: 'BUILDING' },
    type: 'AMI',
    platform: 'Windows',
  };

  it('has no removals while it is built, and says so', () => {
    const { changes, incompleteReason } = compareImages(finishedImage, building);

    expect(changes.map(({ names, kind }) => `${kind} ${names.join('.')}`)).toEqual(['CHANGED platform']);
    expect(incompleteReason).toContain('build of head has not ended (BUILDING)');
  });

  it('has no additions as base', () => {
    const { changes, incompleteReason } = compareImages(building, finishedImage);

    expect(changes.map(({ names, kind }) => `${kind} ${names.join('.')}`)).toEqual(['CHANGED platform']);
    expect(incompleteReason).toContain('build of base has not ended');
  });

  it('lacks its recipe after it has failed early, which is no removal, but its outputs are', () => {
    const { imageRecipe, outputResources, ...rest } = finishedImage;
    const failed = { ...rest, state: { status: 'FAILED' } };

    const { changes, incompleteReason } = compareImages(finishedImage, failed);

    expect([imageRecipe, outputResources]).toHaveLength(2);
    expect(changes.map(({ names, kind }) => `${kind} ${names.join('.')}`)).toEqual(['REMOVED outputs']);
    expect(incompleteReason).toContain('no recipe of head');
  });

  it('is complete without a recipe where it was imported', () => {
    const { imageRecipe, ...rest } = finishedImage;
    const imported = { ...rest, buildType: 'IMPORT_ISO' };

    const { changes, incompleteReason } = compareImages(imported, finishedImage);

    expect(imageRecipe).toBeDefined();
    expect(incompleteReason).toBeUndefined();
    expect(changes.map(({ names, kind }) => `${kind} ${names.join('.')}`)).toEqual([
      'CHANGED buildType',
      'ADDED parentImage',
      'ADDED recipe',
      'ADDED components',
    ]);
  });
});

describe('Versions that AWS has not resolved', () => {
  it.each(['1.0.x', 'x.x.x', '1.0.2'])('are noted in a change: %s', (version) => {
    const head = changedImage(
      (image) => (component(image, 0).componentArn = componentArn('update-linux', version)),
    );

    const { changes } = compareImages(finishedImage, head);

    expect(changes.map(({ names, after }) => [names.join('.'), after])).toEqual([
      ['components.update-linux.version', version],
    ]);
    expect(changes[0]?.note).toContain('did not resolve the version');
  });

  it.each(['arn:aws:imagebuilder:us-east-1:aws:image/amazon-linux-2023-x86/x.x.x', 'ssm:/aws/service/ami'])(
    'are noted in a change of the parent image: %s',
    (parentImage) => {
      const head = changedImage((image) => (image.imageRecipe.parentImage = parentImage));

      const { changes } = compareImages(finishedImage, head);

      expect(changes).toMatchObject([
        { names: ['parentImage'], note: expect.stringContaining('did not resolve the parent image') },
      ]);
    },
  );

  it.each([
    [
      'a component',
      (image: FinishedImage) => (component(image, 0).componentArn = componentArn('update-linux', 'x.x.x')),
      'components.update-linux has version x.x.x in both.',
    ],
    [
      'a parent image',
      (image: FinishedImage) =>
        (image.imageRecipe.parentImage =
          'arn:aws:imagebuilder:us-east-1:aws:image/amazon-linux-2023-x86/2026.x.x'),
      'image/amazon-linux-2023-x86/2026.x.x in both.',
    ],
    [
      'a parameter with the parent image',
      (image: FinishedImage) => (image.imageRecipe.parentImage = 'ssm:/aws/service/ami'),
      'parentImage is ssm:/aws/service/ami in both.',
    ],
  ])('are noted where they are equal: those of %s', (_what, change, expected) => {
    const image = changedImage(change);

    const { changes, notes } = compareImages(image, structuredClone(image));

    expect(changes).toEqual([]);
    expect(notes).toEqual([expect.stringContaining(expected)]);
  });
});

describe('An answer of AWS with another shape', () => {
  it.each([
    ['components that are no list', { imageRecipe: { components: { a: 1 } } }],
    ['components with null and numbers', { imageRecipe: { components: [null, 7, { componentArn: 5 }] } }],
    ['texts in place of objects', { imageRecipe: 'x', distributionConfiguration: 'y', outputResources: 3 }],
    [
      'lists in place of objects',
      { infrastructureConfiguration: [1], state: [], workflowConfigurations: {} },
    ],
    ['an error in place of a time', { dateCreated: new Error('malformed') }],
  ])('is compared without an exception: %s', (_what, change) => {
    const malformed = { ...finishedImage, ...change };

    expect(compareImages(malformed, structuredClone(malformed)).changes).toEqual([]);
    expect(() => compareImages(finishedImage, malformed)).not.toThrow();
  });
});
