import { describe, expect, it } from '@jest/globals';
import { asGraphQLData } from '../support/shapeValues';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  fetchedAt,
  imageArn,
  imageBuilderArn,
  now,
  singleScopeEstate,
  pipeline,
  pipelineArn,
  scope,
} from '../support/fixtureEstate';
import { allFieldsOf } from '../support/selections';

const { ask, injectFault } = gatewayForTests(singleScopeEstate, { now: () => now });

const lookUp = (selection: string, arn = pipelineArn): string =>
  `{ imagePipeline(imagePipelineArn: "${arn}") { ${selection} } }`;

const expectedPipeline = {
  ...asGraphQLData(pipeline),
  id: expect.stringMatching(/^[\w-]+$/),
  scope,
  fetchedAt,
  consoleUrl:
    'https://us-east-1.console.aws.amazon.com/imagebuilder/home?region=us-east-1#/pipelines/arn%3Aaws%3Aimagebuilder%3Aus-east-1%3A111122223333%3Aimage-pipeline%2Fweb-server',
};

describe('Query.imagePipeline', () => {
  it('returns every field of a pipeline', async () => {
    const { data, errors, calls } = await ask(lookUp(allFieldsOf('ImagePipeline')));

    expect(errors).toBeUndefined();
    expect(data.imagePipeline).toEqual(expectedPipeline);
    expect(calls).toEqual(['GetImagePipeline']);
  });

  it('returns null without an error for an unknown pipeline', async () => {
    const { data, errors, calls } = await ask(lookUp('name', imageBuilderArn('image-pipeline/none')));

    expect(data).toEqual({ imagePipeline: null });
    expect(errors).toBeUndefined();
    expect(calls).toEqual(['GetImagePipeline']);
  });

  it('makes one call for the same pipeline under several aliases', async () => {
    const one = `imagePipeline(imagePipelineArn: "${pipelineArn}")`;

    const { calls } = await ask(`{ a: ${one} { arn } b: ${one} { name } }`);

    expect(calls).toEqual(['GetImagePipeline']);
  });
});

describe('Query.imagePipelines', () => {
  it('returns every field without a Get call', async () => {
    const { data, errors, calls } = await ask(
      `{ imagePipelines { nodes { ${allFieldsOf('ImagePipeline')} } } }`,
    );

    expect(errors).toBeUndefined();
    expect(data.imagePipelines.nodes).toEqual([expectedPipeline]);
    expect(calls).toEqual(['ListImagePipelines']);
  });

  it('returns null with an error when AWS denies the call', async () => {
    injectFault('ListImagePipelines', { kind: 'accessDenied' });

    const { data, errors } = await ask('{ imagePipelines { nodes { arn } } scopes { region } }');

    expect(data.imagePipelines).toBeNull();
    expect(data.scopes).toHaveLength(1);
    expect(errors).toMatchObject([
      {
        path: ['imagePipelines'],
        extensions: {
          code: 'UPSTREAM_FORBIDDEN',
          aws: { service: 'imagebuilder', operation: 'ListImagePipelines' },
        },
      },
    ]);
  });
});

describe('ImagePipeline.images', () => {
  it('costs no further call for the images of its workflows', async () => {
    const { data, calls } = await ask(
      lookUp('images { nodes { arn name workflows { nodes { image { name } } } } }'),
    );

    expect(data.imagePipeline.images.nodes).toEqual([
      {
        arn: imageArn,
        name: 'imagebuilder.Image.name',
        workflows: { nodes: Array(2).fill({ image: { name: 'imagebuilder.Image.name' } }) },
      },
    ]);
    expect(calls).toEqual(['GetImagePipeline', 'ListImagePipelineImages', 'ListWorkflowExecutions']);
  });

  it('is the only null field when AWS denies its call', async () => {
    injectFault('ListImagePipelineImages', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('arn images { nodes { arn } }'));

    expect(data.imagePipeline).toEqual({ arn: pipelineArn, images: null });
    expect(errors).toMatchObject([
      { path: ['imagePipeline', 'images'], extensions: { code: 'UPSTREAM_FORBIDDEN' } },
    ]);
  });
});
