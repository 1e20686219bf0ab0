import { describe, expect, it } from '@jest/globals';
import { asGraphQLData } from '../support/shapeValues';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  account,
  buildId,
  fetchedAt,
  image,
  imageArn,
  now,
  singleScopeEstate,
  pipelineArn,
  policyRunId,
  region,
  scope,
  testId,
  unknownImageArn,
  untouchedImageArn,
} from '../support/fixtureEstate';
import { allFieldsOf } from '../support/selections';

const { ask, injectFault } = gatewayForTests(singleScopeEstate, { now: () => now });

const lookUp = (selection: string, arn = imageArn): string =>
  `{ image(imageBuildVersionArn: "${arn}") { ${selection} } }`;
const listed = (selection: string): string => `{ images(first: 1) { nodes { ${selection} } } }`;

const { workflows, ...members } = asGraphQLData(image);
const versionArn = (version: string): string =>
  `arn:aws:imagebuilder:${region}:${account}:image/web-server/${version}`;

const expectedImage = {
  ...members,
  workflowConfigurations: workflows,
  latestVersionReferences: {
    latestVersionArn: versionArn('x.x.x'),
    latestMajorVersionArn: versionArn('1.x.x'),
    latestMinorVersionArn: versionArn('1.0.x'),
    latestPatchVersionArn: versionArn('1.0.0'),
  },
  id: expect.stringMatching(/^[\w-]+$/),
  scope,
  fetchedAt,
  consoleUrl: `https://us-east-1.console.aws.amazon.com/imagebuilder/home?region=us-east-1#/images/arn%3Aaws%3Aimagebuilder%3Aus-east-1%3A111122223333%3Aimage%2Fweb-server%2F1.0.0%2F2/details`,
};

describe('Query.image', () => {
  it('returns every field of an image', async () => {
    const { data, errors, calls } = await ask(lookUp(allFieldsOf('Image')));

    expect(errors).toBeUndefined();
    expect(data.image).toEqual(expectedImage);
    expect(calls).toEqual(['GetImage', 'ListImageBuildVersions']);
  });

  it('returns the same data through a list', async () => {
    const { data, errors, calls } = await ask(listed(allFieldsOf('Image')));

    expect(errors).toBeUndefined();
    expect(data.images.nodes).toEqual([expectedImage]);
    expect(calls).toEqual(['GetImage', 'ListImageBuildVersions']);
  });

  it('returns null without an error for an unknown image', async () => {
    const { data, errors, calls } = await ask(lookUp('name workflows { nodes { type } }', unknownImageArn));

    expect(data).toEqual({ image: null });
    expect(errors).toBeUndefined();
    expect(calls).toEqual(['GetImage']);
  });

  it('makes one call for the same image under several aliases', async () => {
    const one = `image(imageBuildVersionArn: "${imageArn}")`;

    const { data, calls } = await ask(`{ a: ${one} { arn } b: ${one} { name } }`);

    expect(data).toEqual({ a: { arn: imageArn }, b: { name: members.name } });
    expect(calls).toEqual(['GetImage']);
  });
});

describe('Fields of Image that only GetImage returns', () => {
  it.each([
    ['left out', 'name state { status reason } outputResources { amis { image } } tags owner consoleUrl'],
    ['skipped', 'name executionRole @skip(if: true)'],
    ['not included', 'name ... @include(if: false) { imageRecipe { name } }'],
  ])('cost no call in a list when they are not selected: %s', async (_where, selection) => {
    const { errors, calls } = await ask(listed(selection));

    expect(errors).toBeUndefined();
    expect(calls).toEqual(['ListImageBuildVersions']);
  });

  it.each([
    'enhancedImageMetadataEnabled',
    'imageRecipe { name }',
    'containerRecipe { name }',
    'sourcePipelineName',
    'sourcePipelineArn',
    'infrastructureConfiguration { name }',
    'distributionConfiguration { name }',
    'imageTestsConfiguration { timeoutMinutes }',
    'scanState { status }',
    'imageScanningConfiguration { imageScanningEnabled }',
    'executionRole',
    'workflowConfigurations { workflowArn }',
    'latestVersionReferences { latestVersionArn }',
    'pipeline { arn }',
    'executionRole sourcePipelineArn pipeline { arn } ... on Image { scanState { reason } }',
  ])('cost one call in a list when one of them is selected: %s', async (selection) => {
    const { errors, calls } = await ask(listed(selection));

    expect(errors).toBeUndefined();
    expect(calls).toEqual(['GetImage', 'ListImageBuildVersions']);
  });

  it('are the only null fields, for the image whose call fails', async () => {
    injectFault(
      'GetImage',
      { kind: 'accessDenied' },
      { match: { input: { imageBuildVersionArn: imageArn } } },
    );

    const { data, errors } = await ask('{ images { nodes { arn executionRole } } }');

    expect(data.images.nodes).toEqual([
      { arn: imageArn, executionRole: null },
      { arn: untouchedImageArn, executionRole: null },
    ]);
    expect(errors).toMatchObject([
      {
        path: ['images', 'nodes', 0, 'executionRole'],
        extensions: { code: 'UPSTREAM_FORBIDDEN', aws: { service: 'imagebuilder', operation: 'GetImage' } },
      },
    ]);
  });
});

describe('Image.owner', () => {
  it.each([
    ['left out', lookUp('name'), ['GetImage']],
    ['selected', lookUp('owner'), ['ListImageBuildVersions']],
    [
      'beside a field that only GetImage returns',
      lookUp('owner executionRole'),
      ['GetImage', 'ListImageBuildVersions'],
    ],
    ['in a list, which returns it', listed('owner'), ['ListImageBuildVersions']],
  ])('costs a ListImageBuildVersions call only when it is needed: %s', async (_where, query, expected) => {
    const { errors, calls } = await ask(query);

    expect(errors).toBeUndefined();
    expect(calls).toEqual(expected);
  });

  it('is the only null field when AWS denies the list', async () => {
    injectFault('ListImageBuildVersions', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('arn owner'));

    expect(data.image).toEqual({ arn: imageArn, owner: null });
    expect(errors).toMatchObject([{ path: ['image', 'owner'], extensions: { code: 'UPSTREAM_FORBIDDEN' } }]);
  });
});

describe('Image.workflows', () => {
  it('returns the workflows of the image from the list, without a Get per workflow', async () => {
    const { data, calls } = await ask(
      lookUp(
        'workflows { nodes { workflowExecutionId status retried imageBuildVersionArn image { name } } }',
      ),
    );

    expect(data.image.workflows.nodes).toEqual([
      {
        workflowExecutionId: buildId,
        status: 'SUCCEEDED',
        retried: true,
        imageBuildVersionArn: imageArn,
        image: { name: members.name },
      },
      {
        workflowExecutionId: testId,
        status: 'RUNNING',
        retried: false,
        imageBuildVersionArn: imageArn,
        image: { name: members.name },
      },
    ]);
    expect(calls).toEqual(['GetImage', 'ListWorkflowExecutions']);
  });

  it('is empty when AWS lists no workflows', async () => {
    const { data, errors } = await ask(lookUp('workflows { nodes { type } }', untouchedImageArn));

    expect(errors).toBeUndefined();
    expect(data.image).toEqual({ workflows: { nodes: [] } });
  });

  it('costs one call per workflow for `steps`, and none for the fields of the steps', async () => {
    const { data, calls } = await ask(
      lookUp('workflows { nodes { steps { nodes { name message workflow { type } } } } }'),
    );

    expect(data.image.workflows.nodes[0].steps.nodes[0]).toEqual({
      name: 'LaunchBuildInstance',
      message: 'No machine of this type is free.',
      workflow: { type: 'BUILD' },
    });
    expect(calls).toEqual([
      'GetImage',
      'ListWorkflowExecutions',
      'ListWorkflowStepExecutions',
      'ListWorkflowStepExecutions',
    ]);
  });

  it('is the only null field when AWS denies its call', async () => {
    injectFault('ListWorkflowExecutions', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('arn workflows { nodes { type } }'));

    expect(data.image).toEqual({ arn: imageArn, workflows: null });
    expect(errors).toMatchObject([
      {
        path: ['image', 'workflows'],
        extensions: { code: 'UPSTREAM_FORBIDDEN', aws: { operation: 'ListWorkflowExecutions' } },
      },
    ]);
  });
});

describe('Image.pipeline', () => {
  it.each([
    ['arn consoleUrl', ['GetImage']],
    ['name', ['GetImage', 'GetImagePipeline']],
    ['images { nodes { arn } }', ['GetImage', 'ListImagePipelineImages']],
  ])('makes a call only for fields that the ARN does not provide: %s', async (selection, expected) => {
    const { data, errors, calls } = await ask(lookUp(`pipeline { ${selection} }`));

    expect(errors).toBeUndefined();
    expect(data.image.pipeline).not.toBeNull();
    expect(calls).toEqual(expected);
  });

  it('is null, without a call, when no pipeline built the image', async () => {
    const { data, errors, calls } = await ask(
      lookUp('sourcePipelineArn pipeline { name }', untouchedImageArn),
    );

    expect(errors).toBeUndefined();
    expect(data.image).toEqual({ sourcePipelineArn: null, pipeline: null });
    expect(calls).toEqual(['GetImage']);
  });

  it('returns the pipeline that lists the image', async () => {
    const { data } = await ask(lookUp('pipeline { arn images { nodes { arn } } }'));

    expect(data.image.pipeline).toEqual({ arn: pipelineArn, images: { nodes: [{ arn: imageArn }] } });
  });
});

describe('Image.lifecycleExecution and Image.lifecycleExecutions', () => {
  it.each([
    ['lifecycleExecution { lifecycleExecutionId id }', ['GetImage']],
    ['lifecycleExecution { status }', ['GetImage', 'GetLifecycleExecution']],
    ['lifecycleExecutions { nodes { status } }', ['GetImage', 'ListLifecycleExecutions']],
  ])('make a call only for fields that the id does not provide: %s', async (selection, expected) => {
    const { data, errors, calls } = await ask(lookUp(selection));

    expect(errors).toBeUndefined();
    expect(Object.values(data.image)).not.toContain(null);
    expect(calls).toEqual(expected);
  });

  it('return the lifecycle runs of the image, started by a policy or not', async () => {
    const { data } = await ask(
      lookUp('lifecycleExecution { status } lifecycleExecutions { nodes { lifecycleExecutionId } }'),
    );

    expect(data.image.lifecycleExecution).toEqual({ status: 'FAILED' });
    expect(data.image.lifecycleExecutions.nodes[0]).toEqual({ lifecycleExecutionId: policyRunId });
    expect(data.image.lifecycleExecutions.nodes).toHaveLength(2);
  });
});
