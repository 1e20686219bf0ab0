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

const imageAnswer = {
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

describe('image', () => {
  it('tells every field of an image', async () => {
    const { data, errors, calls } = await ask(lookUp(allFieldsOf('Image')));

    expect(errors).toBeUndefined();
    expect(data.image).toEqual(imageAnswer);
    expect(calls).toEqual(['GetImage', 'ListImageBuildVersions']);
  });

  it('tells the same where it was reached through a list', async () => {
    const { data, errors, calls } = await ask(listed(allFieldsOf('Image')));

    expect(errors).toBeUndefined();
    expect(data.images.nodes).toEqual([imageAnswer]);
    expect(calls).toEqual(['GetImage', 'ListImageBuildVersions']);
  });

  it('is null without error for an image that AWS does not know', async () => {
    const { data, errors, calls } = await ask(lookUp('name workflows { nodes { type } }', unknownImageArn));

    expect(data).toEqual({ image: null });
    expect(errors).toBeUndefined();
    expect(calls).toEqual(['GetImage']);
  });

  it('is asked for once under several names', async () => {
    const one = `image(imageBuildVersionArn: "${imageArn}")`;

    const { data, calls } = await ask(`{ a: ${one} { arn } b: ${one} { name } }`);

    expect(data).toEqual({ a: { arn: imageArn }, b: { name: members.name } });
    expect(calls).toEqual(['GetImage']);
  });
});

describe('What only GetImage tells', () => {
  it.each([
    ['left out', 'name state { status reason } outputResources { amis { image } } tags owner consoleUrl'],
    ['skipped', 'name executionRole @skip(if: true)'],
    ['not included', 'name ... @include(if: false) { imageRecipe { name } }'],
  ])('costs nothing in a list where it is not selected: %s', async (_where, selection) => {
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
  ])('costs one call in a list where it is selected: %s', async (selection) => {
    const { errors, calls } = await ask(listed(selection));

    expect(errors).toBeUndefined();
    expect(calls).toEqual(['GetImage', 'ListImageBuildVersions']);
  });

  it('alone is blank, of the one image whose call fails', async () => {
    injectFault('GetImage', { kind: 'accessDenied' }, { match: { input: { imageBuildVersionArn: imageArn } } });

    const { data, errors } = await ask('{ images { nodes { arn executionRole } } }');

    expect(data.images.nodes).toEqual([
      { arn: imageArn, executionRole: null },
      { arn: untouchedImageArn, executionRole: null },
    ]);
    expect(errors).toMatchObject([
      {
        path: ['images', 'nodes', 0, 'executionRole'],
        extensions: { code: 'FORBIDDEN', aws: { service: 'imagebuilder', operation: 'GetImage' } },
      },
    ]);
  });
});

describe('Image.owner', () => {
  it.each([
    ['left out', lookUp('name'), ['GetImage']],
    ['selected', lookUp('owner'), ['ListImageBuildVersions']],
    [
      'beside what only GetImage tells',
      lookUp('owner executionRole'),
      ['GetImage', 'ListImageBuildVersions'],
    ],
    ['in a list, which tells it', listed('owner'), ['ListImageBuildVersions']],
  ])('costs the list of its version only where needed: %s', async (_where, query, expected) => {
    const { errors, calls } = await ask(query);

    expect(errors).toBeUndefined();
    expect(calls).toEqual(expected);
  });

  it('alone is blank when the list is refused', async () => {
    injectFault('ListImageBuildVersions', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('arn owner'));

    expect(data.image).toEqual({ arn: imageArn, owner: null });
    expect(errors).toMatchObject([{ path: ['image', 'owner'], extensions: { code: 'FORBIDDEN' } }]);
  });
});

describe('Image.workflows', () => {
  it('are the runs that work on it, each fed by the list', async () => {
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

  it('are an empty list where AWS keeps none any more', async () => {
    const { data, errors } = await ask(lookUp('workflows { nodes { type } }', untouchedImageArn));

    expect(errors).toBeUndefined();
    expect(data.image).toEqual({ workflows: { nodes: [] } });
  });

  it('lead down to the steps by one call per run, to `why` by none more', async () => {
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

  it('alone are blank when AWS refuses', async () => {
    injectFault('ListWorkflowExecutions', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('arn workflows { nodes { type } }'));

    expect(data.image).toEqual({ arn: imageArn, workflows: null });
    expect(errors).toMatchObject([
      {
        path: ['image', 'workflows'],
        extensions: { code: 'FORBIDDEN', aws: { operation: 'ListWorkflowExecutions' } },
      },
    ]);
  });
});

describe('Image.pipeline', () => {
  it.each([
    ['arn consoleUrl', ['GetImage']],
    ['name', ['GetImage', 'GetImagePipeline']],
    ['images { nodes { arn } }', ['GetImage', 'ListImagePipelineImages']],
  ])('costs a call only for more than what the ARN tells: %s', async (selection, expected) => {
    const { data, errors, calls } = await ask(lookUp(`pipeline { ${selection} }`));

    expect(errors).toBeUndefined();
    expect(data.image.pipeline).not.toBeNull();
    expect(calls).toEqual(expected);
  });

  it('is null, without a call, where none built it', async () => {
    const { data, errors, calls } = await ask(
      lookUp('sourcePipelineArn pipeline { name }', untouchedImageArn),
    );

    expect(errors).toBeUndefined();
    expect(data.image).toEqual({ sourcePipelineArn: null, pipeline: null });
    expect(calls).toEqual(['GetImage']);
  });

  it('is the one that lists it', async () => {
    const { data } = await ask(lookUp('pipeline { arn images { nodes { arn } } }'));

    expect(data.image.pipeline).toEqual({ arn: pipelineArn, images: { nodes: [{ arn: imageArn }] } });
  });
});

describe('Image.lifecycleExecution and lifecycleExecutions', () => {
  it.each([
    ['lifecycleExecution { lifecycleExecutionId id }', ['GetImage']],
    ['lifecycleExecution { status }', ['GetImage', 'GetLifecycleExecution']],
    ['lifecycleExecutions { nodes { status } }', ['GetImage', 'ListLifecycleExecutions']],
  ])('cost a call only for more than what the id tells: %s', async (selection, expected) => {
    const { data, errors, calls } = await ask(lookUp(selection));

    expect(errors).toBeUndefined();
    expect(Object.values(data.image)).not.toContain(null);
    expect(calls).toEqual(expected);
  });

  it('are the runs that touched it, by a policy or not', async () => {
    const { data } = await ask(
      lookUp('lifecycleExecution { status } lifecycleExecutions { nodes { lifecycleExecutionId } }'),
    );

    expect(data.image.lifecycleExecution).toEqual({ status: 'FAILED' });
    expect(data.image.lifecycleExecutions.nodes[0]).toEqual({ lifecycleExecutionId: policyRunId });
    expect(data.image.lifecycleExecutions.nodes).toHaveLength(2);
  });
});
