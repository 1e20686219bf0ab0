import { describe, expect, it } from '@jest/globals';
import { asGraphQLData } from '../support/shapeValues';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  amiResource,
  imageArn,
  imageResource,
  now,
  fixtureEstate,
  policyRunId,
} from '../support/fixtureEstate';
import { allFieldsOf } from '../support/selections';

const { ask, gateway, injectFault } = gatewayForTests(fixtureEstate, { now: () => now });

const inRun = (selection: string): string =>
  `{ lifecycle(lifecycleExecutionId: "${policyRunId}") { resources { nodes { ${selection} } } } }`;

describe('LifecycleResource', () => {
  it('returns every field of an image and of its AMIs', async () => {
    const fields = allFieldsOf('LifecycleResource');

    const { data, errors, calls } = await ask(inRun(`${fields} resources { nodes { ${fields} } }`));

    expect(errors).toBeUndefined();
    expect(data.lifecycle.resources.nodes).toEqual([
      {
        ...asGraphQLData(imageResource),
        snapshots: null,
        imageUris: null,
        resources: { nodes: [asGraphQLData(amiResource)] },
      },
    ]);
    expect(calls).toEqual([
      'GetLifecycleExecution',
      'ListLifecycleExecutionResources',
      'ListLifecycleExecutionResources',
    ]);
  });

  it('costs one call per level, however often it is selected', async () => {
    const { calls } = await ask(
      inRun('a: resources { nodes { resourceId } } b: resources { nodes { region } } resourceId'),
    );

    expect(calls).toEqual([
      'GetLifecycleExecution',
      'ListLifecycleExecutionResources',
      'ListLifecycleExecutionResources',
    ]);
  });

  it('is listed with the image as the parent resource', async () => {
    await ask(inRun('resources { nodes { resourceId } }'));

    const inputs = gateway()
      .sandbox.calls.all()
      .filter(({ operation }) => operation === 'ListLifecycleExecutionResources')
      .map(({ input }) => input);
    expect(inputs).toEqual([
      { lifecycleExecutionId: policyRunId, maxResults: 25 },
      { lifecycleExecutionId: policyRunId, parentResourceId: imageArn, maxResults: 25 },
    ]);
  });
});

describe('LifecycleResource.resources', () => {
  it('is null, without a call, for an AMI, which has no resources', async () => {
    const { data, errors, calls } = await ask(
      inRun('resources { nodes { resourceId resources { nodes { resourceId } } } }'),
    );

    expect(errors).toBeUndefined();
    expect(data.lifecycle.resources.nodes[0].resources.nodes).toEqual([
      { resourceId: amiResource.resourceId, resources: null },
    ]);
    expect(calls).toHaveLength(3);
  });

  it('is empty for an image without resources', async () => {
    const { data } = await ask(
      `{ image(imageBuildVersionArn: "${imageArn}") { lifecycleExecutions { nodes {
        status resources { nodes { resources { nodes { resourceId } } } } } } } }`,
    );

    const run = data.image.lifecycleExecutions.nodes.find(
      (one: { status: string }) => one.status === 'RUNNING',
    );
    expect(run.resources.nodes).toEqual([{ resources: { nodes: [] } }]);
  });

  it('is the only null field when AWS denies its call', async () => {
    injectFault(
      'ListLifecycleExecutionResources',
      { kind: 'accessDenied' },
      { match: { input: { parentResourceId: imageArn } } },
    );

    const { data, errors } = await ask(inRun('resourceId resources { nodes { resourceId } }'));

    expect(data.lifecycle.resources.nodes).toEqual([{ resourceId: imageArn, resources: null }]);
    expect(errors).toMatchObject([
      {
        path: ['lifecycle', 'resources', 'nodes', 0, 'resources'],
        extensions: { code: 'UPSTREAM_FORBIDDEN' },
      },
    ]);
  });
});

describe('LifecycleResource.image', () => {
  const calls = ['GetLifecycleExecution', 'ListLifecycleExecutionResources'];

  it.each([
    ['arn', calls],
    ['name', ['GetImage', ...calls]],
  ])(
    'costs a GetImage call only for fields that the ARN does not provide: %s',
    async (selection, expected) => {
      const answer = await ask(inRun(`image { ${selection} }`));

      expect(answer.data.lifecycle.resources.nodes[0].image).not.toBeNull();
      expect(answer.calls).toEqual(expected);
    },
  );

  it('is null, without a call, for a resource that is not an image', async () => {
    const { data, errors, calls: made } = await ask(inRun('resources { nodes { image { name } } }'));

    expect(errors).toBeUndefined();
    expect(data.lifecycle.resources.nodes[0].resources.nodes).toEqual([{ image: null }]);
    expect(made).not.toContain('GetImage');
  });

  it('is null without an error when the image was deleted', async () => {
    injectFault('GetImage', {
      kind: 'error',
      name: 'ResourceNotFoundException',
      status: 404,
      message: 'Gone.',
    });

    const { data, errors } = await ask(inRun('resourceId image { name }'));

    expect(errors).toBeUndefined();
    expect(data.lifecycle.resources.nodes).toEqual([{ resourceId: imageArn, image: null }]);
  });
});
