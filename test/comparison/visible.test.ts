import { describe, expect, it } from '@jest/globals';
import { compareImages } from '../../src/comparison/images';
import { visibleChange } from '../../src/comparison/visible';
import { changedImage, finishedImage } from '../support/comparedImages';

const hidden = new Set(['userDataOverride', 'roleName', 'executionRole']);
const isHidden = (name: string): boolean => hidden.has(name);
const isShown = (): boolean => false;

const other = changedImage((image) => {
  image.executionRole = 'arn:aws:iam::111122223333:role/Other';
  image.imageRecipe.additionalInstanceConfiguration.userDataOverride = 'c2VjcmV0LW9mLWhlYWQ=';
  image.distributionConfiguration.distributions.pop();
});

const secrets = ['c2VjcmV0LW9mLWJhc2U=', 'c2VjcmV0LW9mLWhlYWQ=', 'export-role-of-base', ':role/'];

describe('A change for a caller who may not see sensitive members', () => {
  it('says that they differ, and has no value of them at any depth', () => {
    const { changes } = compareImages(finishedImage, other);

    const seen = changes.map((change) => visibleChange(change, isHidden, isHidden));

    expect(
      seen.map(({ path, kind, isWithheld, before, after }) => ({ path, kind, isWithheld, before, after })),
    ).toEqual([
      {
        path: 'recipe.additionalInstanceConfiguration.userDataOverride',
        kind: 'CHANGED',
        isWithheld: true,
        before: undefined,
        after: undefined,
      },
      { path: 'executionRole', kind: 'CHANGED', isWithheld: true, before: undefined, after: undefined },
      {
        path: 'distribution.regions.eu-west-1',
        kind: 'REMOVED',
        isWithheld: true,
        before: { s3ExportConfiguration: { s3Bucket: 'exports' } },
        after: undefined,
      },
    ]);
    expect(secrets.filter((secret) => JSON.stringify(seen).includes(secret))).toEqual([]);
  });

  it('has the values of the image whose sensitive members the caller may see', () => {
    const { changes } = compareImages(finishedImage, other);

    const [userData] = changes.map((change) => visibleChange(change, isHidden, isShown));

    expect(userData).toMatchObject({ isWithheld: true, before: undefined, after: 'c2VjcmV0LW9mLWhlYWQ=' });
  });

  it('has all values for a caller who may see them', () => {
    const { changes } = compareImages(finishedImage, other);

    const seen = changes.map((change) => visibleChange(change, isShown, isShown));

    expect(seen.every(({ isWithheld }) => !isWithheld)).toBe(true);
    expect(secrets.filter((secret) => !JSON.stringify(seen).includes(secret))).toEqual([]);
  });

  it('has no value of hidden members of objects in lists', () => {
    const change = {
      names: ['distribution', 'regions', 'us-east-1', 'exports'],
      kind: 'ADDED' as const,
      before: undefined,
      after: [{ roleName: 'secret', s3Bucket: 'exports' }],
    };

    expect(visibleChange(change, isHidden, isHidden)).toMatchObject({
      isWithheld: true,
      after: [{ s3Bucket: 'exports' }],
    });
  });
});
