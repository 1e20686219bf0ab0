import { describe, expect, it } from '@jest/globals';
import type { StoredImage } from '../../sandbox/estate';
import { changedImage, componentArn, finishedImage } from '../support/comparedImages';
import { estateOf } from '../support/estate';
import { gatewayForTests } from '../support/gatewayForTests';

const arnOf = (build: string, name = 'payments-api'): string =>
  `arn:aws:imagebuilder:us-east-1:111122223333:image/${name}/${build}`;

const image = (build: string, day: number, status: string, more: object = {}, name = 'payments-api') =>
  ({
    ...finishedImage,
    arn: arnOf(build, name),
    name,
    version: build,
    dateCreated: `2026-09-${String(day).padStart(2, '0')}T12:00:00.000Z`,
    state: { status },
    workflows: finishedImage.workflowConfigurations,
    workflowConfigurations: undefined,
    ...more,
  }) as unknown as StoredImage;

const patched = changedImage((one) => {
  Object.assign(one.imageRecipe.components[0] ?? {}, {
    componentArn: componentArn('update-linux', '1.0.2/1'),
  });
});

/** AWS documents no order, so the list has none. */
const images = [
  image('3.2.0/2', 4, 'FAILED'),
  image('3.1.0/9', 2, 'AVAILABLE'),
  image('3.2.0/4', 6, 'FAILED', { imageRecipe: patched.imageRecipe }),
  image('1.0.0/1', 5, 'AVAILABLE', {}, 'web-server'),
  image('3.2.0/10', 5, 'CANCELLED'),
  image('3.2.0/1', 3, 'AVAILABLE'),
  image('3.2.0/9', 5, 'CANCELLED'),
  image('3.1.0/8', 1, 'AVAILABLE'),
  ...Array.from({ length: 30 }, (_, index) => image(`2.0.0/${index + 1}`, 1, 'DEPRECATED')),
];

const { ask, gateway, injectFault } = gatewayForTests(estateOf({ '111122223333/us-east-1': { images } }));

const lookUp = (selection: string, build = '3.2.0/4', name?: string): string =>
  `{ image(imageBuildVersionArn: "${arnOf(build, name)}") { ${selection} } }`;

describe('Image.previous', () => {
  it('is the build before of the same name, of any status, also of another version', async () => {
    const { data, errors, calls } = await ask(
      lookUp(
        'previous { version previous { version previous { version previous { version previous { version } } } } }',
      ),
    );

    expect(errors).toBeUndefined();
    expect(data.image).toEqual({
      previous: {
        version: '3.2.0/10',
        previous: {
          version: '3.2.0/9',
          previous: {
            version: '3.2.0/2',
            previous: { version: '3.2.0/1', previous: { version: '3.1.0/9' } },
          },
        },
      },
    });
    // 37 builds of the name are two pages, which all of these share.
    expect(calls).toEqual(['GetImage', 'ListImageBuildVersions', 'ListImageBuildVersions']);
  });

  it('is the last one with a status', async () => {
    const { data } = await ask(
      lookUp('good: previous(status: AVAILABLE) { version } failed: previous(status: FAILED) { version }'),
    );

    expect(data.image).toEqual({ good: { version: '3.2.0/1' }, failed: { version: '3.2.0/2' } });
  });

  it.each([
    ['of the first build of a name', lookUp('previous { version }', '1.0.0/1', 'web-server')],
    ['where no build before has the status', lookUp('previous(status: DISABLED) { version }')],
  ])('is null without an error %s', async (_when, query) => {
    const { data, errors } = await ask(query);

    expect({ data, errors }).toEqual({ data: { image: { previous: null } }, errors: undefined });
  });

  it('costs no GetImage for images of lists, and one list per name', async () => {
    const { data, calls } = await ask(
      '{ images(name: "payments-api", first: 3) { nodes { version previous { version } } } }',
    );

    expect(data.images.nodes).toEqual([
      { version: '3.2.0/4', previous: { version: '3.2.0/10' } },
      { version: '3.2.0/10', previous: { version: '3.2.0/9' } },
      { version: '3.2.0/9', previous: { version: '3.2.0/2' } },
    ]);
    expect(calls).toEqual(['ListImageBuildVersions', 'ListImageBuildVersions']);
  });

  it('gets the build for fields that lists lack', async () => {
    const { data, calls } = await ask(lookUp('previous { imageRecipe { version } }'));

    expect(data.image.previous).toEqual({ imageRecipe: { version: '3.2.0' } });
    expect(calls).toEqual(['GetImage', 'GetImage', 'ListImageBuildVersions', 'ListImageBuildVersions']);
  });

  it('is null with an error where the list fails', async () => {
    injectFault('ListImageBuildVersions', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('version previous { version }'));

    expect(data).toEqual({ image: { version: '3.2.0/4', previous: null } });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_FORBIDDEN']);
  });
});

describe('Image.changesSincePrevious', () => {
  it('compares with the last good build', async () => {
    const { data, calls } = await ask(
      lookUp(
        'changesSincePrevious(status: AVAILABLE) { base { version } head { version } changes { path before after } }',
      ),
    );

    expect(data.image.changesSincePrevious).toEqual({
      base: { version: '3.2.0/1' },
      head: { version: '3.2.0/4' },
      changes: [{ path: 'components.update-linux.version', before: '1.0.1/1', after: '1.0.2/1' }],
    });
    expect(calls).toEqual(['GetImage', 'GetImage', 'ListImageBuildVersions', 'ListImageBuildVersions']);
  });

  it('reads packages at the same time as the build before', async () => {
    const base = { imageBuildVersionArn: arnOf('3.2.0/1') };
    injectFault(
      'GetImage',
      { kind: 'error', name: 'ForbiddenException', status: 403, message: 'no' },
      { match: { input: base } },
    );

    const { data, errors } = await ask(
      lookUp('changesSincePrevious(status: AVAILABLE) { packageChanges { nodes { path } } }'),
    );
    await gateway().arrivalOf('ListImagePackages');

    // Whether the build exists is not known, so there is no comparison.
    expect(data.image.changesSincePrevious).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_FORBIDDEN' } }]);
  });

  it('is null where there is no build before', async () => {
    const { data, errors } = await ask(
      lookUp('changesSincePrevious { isComplete }', '1.0.0/1', 'web-server'),
    );

    expect({ data, errors }).toEqual({ data: { image: { changesSincePrevious: null } }, errors: undefined });
  });
});
