import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { StoredImage } from '../../sandbox/estate';
import { pathOf } from '../../src/comparison/changes';
import { anonymous } from '../../src/model/caller';
import { GatewayError } from '../../src/model/errors';
import { callerWith } from '../support/access/callers';
import { type Operations, startOperations } from '../support/access/operations';
import { changedImage, componentArn, finishedImage } from '../support/comparedImages';
import { estateOf, type RegionData } from '../support/estate';
import { replaceableEstate } from '../support/executions/region';
import { gatewayForTests } from '../support/gatewayForTests';
import { nodeId } from '../support/nodeId';
import { uuid } from '../support/sequence';

const scope = { accountId: '111122223333', region: 'us-east-1' };
const elsewhere = { accountId: '444455556666', region: 'eu-west-1' };
const arnOf = (build: number): string =>
  `arn:aws:imagebuilder:us-east-1:111122223333:image/payments-api/3.2.0/${build}`;
const arnElsewhere = 'arn:aws:imagebuilder:eu-west-1:444455556666:image/payments-api/3.2.0/1';
const idOf = (build: number): string => nodeId('Image', scope, arnOf(build));
const idElsewhere = nodeId('Image', elsewhere, arnElsewhere);

const stored = (image: object, arn: string): StoredImage => {
  const { workflowConfigurations, ...rest } = image as typeof finishedImage;
  return { ...rest, workflows: workflowConfigurations, arn, name: 'payments-api' } as unknown as StoredImage;
};

const better = changedImage((image) => {
  Object.assign(image.imageRecipe.components[0] ?? {}, {
    componentArn: componentArn('update-linux', '1.0.2/1'),
  });
  image.imageRecipe.additionalInstanceConfiguration.userDataOverride = 'c2VjcmV0LW9mLWhlYWQ=';
  image.dateCreated = '2026-09-10T12:00:00.000Z';
});

const packagesOf = (count: number, patch: string) =>
  Array.from({ length: count }, (_, index) => ({
    packageName: `package-${String(index).padStart(2, '0')}`,
    packageVersion: index % 10 === 0 ? `1.${patch}` : '1.0',
  }));

const execution = (n: number, build: number, version: string, retried = false) => ({
  workflowExecutionId: `wf-${uuid(n)}`,
  workflowBuildVersionArn: `arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/${version}`,
  imageBuildVersionArn: arnOf(build),
  status: 'COMPLETED' as const,
  retried,
});

const region: RegionData = {
  images: [
    stored(finishedImage, arnOf(1)),
    stored(better, arnOf(2)),
    stored({ state: { status: 'BUILDING' }, platform: 'Linux', type: 'AMI' }, arnOf(3)),
  ],
  imagePackages: { [arnOf(1)]: packagesOf(30, '0'), [arnOf(2)]: packagesOf(31, '1') },
  imageFindings: {
    [arnOf(1)]: { all: 20, critical: 0, high: 3, medium: 5 },
    [arnOf(2)]: { all: 20, critical: 1, high: 2, medium: 5 },
  },
  workflowExecutions: [
    execution(1, 1, '1.0.3/1'),
    execution(2, 2, '1.0.2/1', true),
    execution(3, 2, '1.0.4/1'),
  ],
};

const estate = estateOf({
  '111122223333/us-east-1': region,
  '444455556666/eu-west-1': { images: [stored(better, arnElsewhere)] },
});

const comparison = (selection: string, base = idOf(1), head = idOf(2)): string =>
  `{ imageComparison(base: "${base}", head: "${head}") { ${selection} } }`;

describe('Query.imageComparison', () => {
  const { ask, injectFault } = gatewayForTests(estate);

  it('returns the differences of two images for one GetImage each', async () => {
    const { data, errors, calls } = await ask(
      comparison(`base { version arn } head { arn } isComplete incompleteReason notes
        changes { path kind before after isWithheld asOfToday note }`),
    );

    expect(errors).toBeUndefined();
    expect(data.imageComparison).toEqual({
      base: { version: null, arn: arnOf(1) },
      head: { arn: arnOf(2) },
      isComplete: true,
      incompleteReason: null,
      notes: [],
      changes: [
        {
          path: 'recipe.additionalInstanceConfiguration.userDataOverride',
          kind: 'CHANGED',
          before: 'c2VjcmV0LW9mLWJhc2U=',
          after: 'c2VjcmV0LW9mLWhlYWQ=',
          isWithheld: false,
          asOfToday: false,
          note: null,
        },
        {
          path: 'components.update-linux.version',
          kind: 'CHANGED',
          before: '1.0.1/1',
          after: '1.0.2/1',
          isWithheld: false,
          asOfToday: false,
          note: null,
        },
      ],
    });
    expect(calls).toEqual(['GetImage', 'GetImage']);
  });

  it('makes one call for an image and itself, and has no changes', async () => {
    const { data, calls } = await ask(comparison('changes { path }', idOf(1), idOf(1)));

    expect(data).toEqual({ imageComparison: { changes: [] } });
    expect(calls).toEqual(['GetImage']);
  });

  it('compares images of different scopes', async () => {
    const { data, calls } = await ask(
      comparison('head { scope { region } } changes { path }', idOf(2), idElsewhere),
    );

    expect(data).toEqual({ imageComparison: { head: { scope: { region: 'eu-west-1' } }, changes: [] } });
    expect(calls).toEqual(['GetImage', 'GetImage']);
  });

  it('says that a build has not ended, and has no false removals', async () => {
    const { data } = await ask(comparison('isComplete incompleteReason changes { path }', idOf(1), idOf(3)));

    expect(data.imageComparison).toEqual({
      isComplete: false,
      incompleteReason: expect.stringContaining('build of head has not ended (BUILDING)'),
      changes: [],
    });
  });

  it('is null without an error where AWS does not know one of the images', async () => {
    const { data, errors } = await ask(comparison('isComplete', idOf(1), idOf(99)));

    expect({ data, errors }).toEqual({ data: { imageComparison: null }, errors: undefined });
  });

  it('is null with the error of a call that fails', async () => {
    injectFault('GetImage', { kind: 'accessDenied' }, { times: 1 });

    const { data, errors } = await ask(comparison('isComplete'));

    expect(data).toEqual({ imageComparison: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UPSTREAM_FORBIDDEN']);
  });

  it.each([
    ['base', 'a text', 'no id', idOf(1), 'BAD_USER_INPUT', 'base'],
    ['head', 'an id of another type', idOf(1), nodeId('Blueprint', scope, 'x'), 'BAD_USER_INPUT', 'head'],
    [
      'head',
      'an id of a scope that is not configured',
      idOf(1),
      nodeId('Image', { ...scope, region: 'eu-north-1' }, arnOf(1).replace('us-east-1', 'eu-north-1')),
      'FORBIDDEN',
      'eu-north-1',
    ],
  ])('refuses as %s %s, without a call', async (_argument, _what, base, head, code, word) => {
    const { data, errors, calls } = await ask(comparison('isComplete', base, head));

    expect(data).toEqual({ imageComparison: null });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(errors?.[0]?.message).toContain(word);
    expect(calls).toEqual([]);
  });

  it('returns the executed build versions of workflows, without those that a retry has replaced', async () => {
    const { data, calls } = await ask(comparison('workflowChanges { path before after }'));

    expect(data.imageComparison.workflowChanges).toEqual([
      { path: 'executedWorkflows.build/build-image.version', before: '1.0.3/1', after: '1.0.4/1' },
    ]);
    expect(calls).toEqual(['GetImage', 'GetImage', 'ListWorkflowExecutions', 'ListWorkflowExecutions']);
  });

  it('has null for the executed workflows where AWS has none of an image any more', async () => {
    const { data, errors } = await ask(comparison('workflowChanges { path }', idOf(1), idOf(3)));

    expect({ data, errors }).toEqual({
      data: { imageComparison: { workflowChanges: null } },
      errors: undefined,
    });
  });

  it('returns the packages that differ, page by page, from all pages of AWS', async () => {
    const page = (after: string | null) =>
      comparison(`packageChanges(first: 2, after: ${JSON.stringify(after)}) {
        nodes { path kind before after } pageInfo { hasNextPage endCursor } }`);

    const first = await ask(page(null));
    const second = await ask(page(first.data.imageComparison.packageChanges.pageInfo.endCursor));

    expect(first.data.imageComparison.packageChanges).toEqual({
      nodes: [
        { path: 'packages.package-00', kind: 'CHANGED', before: '1.0', after: '1.1' },
        { path: 'packages.package-10', kind: 'CHANGED', before: '1.0', after: '1.1' },
      ],
      pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
    });
    expect(second.data.imageComparison.packageChanges).toEqual({
      nodes: [
        { path: 'packages.package-20', kind: 'CHANGED', before: '1.0', after: '1.1' },
        { path: 'packages.package-30', kind: 'ADDED', before: null, after: '1.1' },
      ],
      pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
    });
    expect(first.calls).toEqual(['GetImage', 'GetImage', ...Array<string>(4).fill('ListImagePackages')]);
  });

  it('refuses a cursor of the comparison of other images', async () => {
    const { data } = await ask(comparison('packageChanges(first: 1) { pageInfo { endCursor } }'));
    const cursor: string = data.imageComparison.packageChanges.pageInfo.endCursor;

    const { errors } = await ask(
      comparison(`packageChanges(after: "${cursor}") { nodes { path } }`, idOf(2), idOf(1)),
    );

    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });

  it('returns the numbers of findings, and those that differ', async () => {
    const { data, calls } = await ask(
      comparison('findings { base { all critical } head { high medium } changes { path before after } }'),
    );

    expect(data.imageComparison.findings).toEqual({
      base: { all: 20, critical: 0 },
      head: { high: 2, medium: 5 },
      changes: [
        { path: 'findings.critical', before: 0, after: 1 },
        { path: 'findings.high', before: 3, after: 2 },
      ],
    });
    expect(calls.slice(2)).toEqual(Array(2).fill('ListImageScanFindingAggregations'));
  });

  it('has no changes of findings where an image was not scanned', async () => {
    const { data } = await ask(
      comparison('findings { base { all } head { all } changes { path } }', idOf(1), idOf(3)),
    );

    expect(data.imageComparison.findings).toEqual({ base: { all: 20 }, head: null, changes: [] });
  });

  it('has null for a part whose call fails, and the rest', async () => {
    injectFault('ListImagePackages', { kind: 'accessDenied' });

    const { data, errors } = await ask(comparison('changes { path } packageChanges { nodes { path } }'));

    expect(data.imageComparison.packageChanges).toBeNull();
    expect(data.imageComparison.changes).toHaveLength(2);
    expect(errors?.map(({ extensions, path }) => [extensions.code, path?.join('.')])).toEqual([
      ['UPSTREAM_FORBIDDEN', 'imageComparison.packageChanges'],
    ]);
  });
});

describe('The pages of packageChanges', () => {
  const replaceable = replaceableEstate(['111122223333/us-east-1']);
  const { ask } = gatewayForTests(replaceable.estate);

  /** All paths, page by page. */
  const pathsIn = async (first: number): Promise<readonly string[]> => {
    const paths: string[] = [];
    for (let after: string | null = null, pages = 0; pages < 20; pages += 1) {
      const { data, errors } = await ask(
        comparison(`packageChanges(first: ${first}, after: ${JSON.stringify(after)}) {
          nodes { path } pageInfo { hasNextPage endCursor } }`),
      );
      expect(errors).toBeUndefined();
      const { nodes, pageInfo } = data.imageComparison.packageChanges;
      paths.push(...nodes.map(({ path }: { path: string }) => path));
      if (!pageInfo.hasNextPage) return paths;
      after = pageInfo.endCursor;
    }
    throw new Error('The pages have no end.');
  };

  it('are the whole, each name once, whatever characters names have and whatever the size', async () => {
    const letters = fc.constantFrom('a', 'b', 'A', '.', '[', ']', '"', ' ', '-', '1', 'é', '\u{1F600}');
    const names = fc.uniqueArray(fc.string({ unit: letters, minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(names, fc.integer({ min: 1, max: 5 }), async (packageNames, first) => {
        const packagesWith = (packageVersion: string) =>
          packageNames.map((packageName) => ({ packageName, packageVersion }));
        replaceable.replace({
          '111122223333/us-east-1': {
            images: [stored(finishedImage, arnOf(1)), stored(better, arnOf(2))],
            imagePackages: { [arnOf(1)]: packagesWith('1'), [arnOf(2)]: packagesWith('2') },
          },
        });

        const paths = await pathsIn(first);

        expect(paths).toEqual([...packageNames].sort().map((name) => pathOf(['packages', name])));
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['the base', { [arnOf(2)]: packagesOf(3, '1') }],
    ['the head', { [arnOf(1)]: packagesOf(3, '1') }],
    ['both', {}],
  ])('are null, and no package is added or removed, where AWS has none of %s', async (_which, packages) => {
    replaceable.replace({ '111122223333/us-east-1': { ...region, imagePackages: packages } });

    const { data, errors } = await ask(comparison('packageChanges { nodes { path } }'));

    expect(errors).toBeUndefined();
    expect(data).toEqual({ imageComparison: { packageChanges: null } });
  });
});

describe('Query.imageComparison with a cache', () => {
  const { ask } = gatewayForTests(estate, {
    cache: { maxBytes: 64_000_000, runningSeconds: 3_600, settledSeconds: 3_600, definitionSeconds: 3_600 },
  });

  it('makes no call for images, packages and findings that are cached', async () => {
    const all = comparison(
      'changes { path } workflowChanges { path } packageChanges { nodes { path } } findings { base { all } }',
    );
    const first = await ask(all);

    const second = await ask(all);
    const reversed = await ask(comparison('changes { path }', idOf(2), idOf(1)));

    expect(first.calls).toHaveLength(2 + 2 + 4 + 2);
    expect(second.data).toEqual(first.data);
    expect([second.calls, reversed.calls]).toEqual([[], []]);
  });
});

describe('A caller of Query.imageComparison', () => {
  let gateway: Operations;
  beforeAll(async () => {
    gateway = await startOperations(estate);
  });
  afterAll(() => gateway.close());

  it('has both images fetched at the same time', async () => {
    gateway.sandbox.faults.add({ match: { operation: 'GetImage' }, fault: { kind: 'delay', ms: 600_000 } });
    const ending = new AbortController();
    const answer = gateway.ask(anonymous, comparison('isComplete'), { signal: ending.signal });

    // The first call has no answer yet when the second one arrives.
    while (gateway.sandbox.calls.operations().filter((operation) => operation === 'GetImage').length < 2)
      await nextTurn();
    ending.abort(new GatewayError('DEADLINE_EXCEEDED', 'The test ends it.'));

    expect((await answer).errors.map(({ code }) => code)).toEqual(['DEADLINE_EXCEEDED']);
    gateway.sandbox.faults.clear();
  });

  const secrets = ['c2VjcmV0LW9mLWJhc2U=', 'c2VjcmV0LW9mLWhlYWQ=', ':role/', 'export-role'];
  const changes = comparison('changes { path before after isWithheld }');

  it('sees that sensitive values differ, but not the values', async () => {
    const { data, errors } = await gateway.ask(callerWith([{}]), changes);

    expect(errors).toEqual([]);
    expect(data.imageComparison.changes[0]).toEqual({
      path: 'recipe.additionalInstanceConfiguration.userDataOverride',
      before: null,
      after: null,
      isWithheld: true,
    });
    expect(secrets.filter((secret) => JSON.stringify(data).includes(secret))).toEqual([]);
  });

  it('sees components that are named like fields of the log', async () => {
    const withVersion = (version: string, arn: string) => {
      const { imageRecipe } = finishedImage;
      const components = ['logs', 'message'].map((name) => ({
        componentArn: componentArn(name, `${version}/1`),
      }));
      return stored({ ...finishedImage, imageRecipe: { ...imageRecipe, components } }, arn);
    };
    const own = await startOperations(
      estateOf({
        '111122223333/us-east-1': {
          images: [withVersion('1.0.0', arnOf(1)), withVersion('1.1.0', arnOf(2))],
        },
      }),
    );

    const { data } = await own.ask(callerWith([{}]), changes);
    await own.close();

    const shown = { before: '1.0.0/1', after: '1.1.0/1', isWithheld: false };
    expect(data.imageComparison.changes).toEqual([
      { path: 'components.logs.version', ...shown },
      { path: 'components.message.version', ...shown },
    ]);
  });

  it('sees no secret in what only one image has, such as a whole recipe or region', async () => {
    const own = await startOperations(
      estateOf({
        '111122223333/us-east-1': {
          images: [
            stored(finishedImage, arnOf(1)),
            stored(
              {
                ...finishedImage,
                imageRecipe: undefined,
                buildType: 'IMPORT',
                executionRole: undefined,
                distributionConfiguration: undefined,
              },
              arnOf(2),
            ),
          ],
        },
      }),
    );

    const hidden = await own.ask(callerWith([{}]), changes);
    const shown = await own.ask(anonymous, changes);
    await own.close();

    const paths = hidden.data.imageComparison.changes.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(expect.arrayContaining(['recipe', 'executionRole', 'distribution']));
    expect(secrets.filter((secret) => JSON.stringify(hidden.data).includes(secret))).toEqual([]);
    expect(JSON.stringify(shown.data)).toContain('c2VjcmV0LW9mLWJhc2U=');
    expect(JSON.stringify(shown.data)).toContain('export-role-of-base');
  });

  it('sees the sensitive values of the scope that the roles allow', async () => {
    const caller = callerWith([{ regions: ['us-east-1'], sensitive: true }, { regions: ['eu-west-1'] }]);

    const { data } = await gateway.ask(
      caller,
      comparison('changes { path before after isWithheld }', idOf(1), idElsewhere),
    );

    expect(data.imageComparison.changes[0]).toMatchObject({
      before: 'c2VjcmV0LW9mLWJhc2U=',
      after: null,
      isWithheld: true,
    });
  });

  it.each([
    ['of a scope that is hidden', callerWith([{ regions: ['us-east-1'] }])],
    [
      'of a kind that is hidden there',
      callerWith([{ regions: ['us-east-1'] }, { regions: ['eu-west-1'], kinds: ['BLUEPRINT_RUN'] }]),
    ],
  ])('is refused an image %s, without a call', async (_what, caller) => {
    const { data, errors, calls } = await gateway.ask(caller, comparison('isComplete', idOf(1), idElsewhere));

    expect(data).toEqual({ imageComparison: null });
    expect(errors.map(({ code }) => code)).toEqual(['FORBIDDEN']);
    expect(calls).toEqual([]);
  });
});
