import { expect, it } from '@jest/globals';
import { imageArn, pipelineArn, singleScopeEstate } from '../support/fixtureEstate';
import { gatewayForTests } from '../support/gatewayForTests';

const { ask, injectFault } = gatewayForTests(singleScopeEstate);

const failureContext = {
  imageStatus: 'BUILDING',
  workflowExecutionId: 'wf-a1b2c3d4-5678-90ab-cdef-000000033333',
  workflowArn: 'arn:aws:imagebuilder:eu-west-1:aws:workflow/build/build-image/1.0.3/1',
  stepExecutionId: 'step-a1b2c3d4-5678-90ab-cdef-000000022222',
  failedStep: 'ApplyBuildComponents',
  componentFailure: {
    componentArn: 'arn:aws:imagebuilder:eu-west-1:111122223333:component/web-base/1.0.0/1',
    phaseName: 'build',
    stepName: 'InstallPackages',
    action: 'ExecuteBash',
    errorMessage: 'exit status 1',
  },
  distributionFailure: {
    errorMessage: 'Two regions failed.',
    regionFailures: [
      {
        region: 'eu-west-1',
        status: 'TIMED_OUT',
        imageConfigurationStep: 'EXPORT_AMI',
        errorMessage: 'No answer.',
        targetAccountId: '111122223333',
      },
    ],
  },
};
const state = { status: 'FAILED', reason: 'Document web-base failed!', failureContext };

const selection = `state { status reason failureContext {
  imageStatus workflowExecutionId workflowArn stepExecutionId failedStep
  componentFailure { componentArn phaseName stepName action errorMessage }
  distributionFailure { errorMessage regionFailures { region status imageConfigurationStep errorMessage targetAccountId } }
} }`;

it('has no secrets in the messages of programs', async () => {
  const errorMessage = 'psql: password=Zq7xW9vK2m rejected';
  const { componentFailure, distributionFailure } = failureContext;
  const found = {
    ...failureContext,
    componentFailure: { ...componentFailure, errorMessage },
    distributionFailure: {
      errorMessage,
      regionFailures: [{ ...distributionFailure.regionFailures[0], errorMessage }],
    },
  };
  const body = { image: { arn: imageArn, state: { ...state, failureContext: found } } };
  injectFault('GetImage', { kind: 'answer', status: 200, body });

  const { data } = await ask(`{ image(imageBuildVersionArn: "${imageArn}") { ${selection} } }`);

  expect(JSON.stringify(data)).not.toContain('Zq7xW9vK2m');
  expect(data.image.state.failureContext.componentFailure.errorMessage).toBe(
    'psql: password=[redacted] rejected',
  );
});

it.each([
  [
    'GetImage',
    { image: { arn: imageArn, state } },
    `image(imageBuildVersionArn: "${imageArn}") { ${selection} }`,
    { state },
  ],
  [
    'ListImageBuildVersions',
    { imageSummaryList: [{ arn: imageArn, state }] },
    `images { nodes { ${selection} } }`,
    { nodes: [{ state }] },
  ],
  [
    'ListImagePipelineImages',
    { imageSummaryList: [{ arn: imageArn, state: { ...state, failureContext: undefined } }] },
    `imagePipeline(imagePipelineArn: "${pipelineArn}") { images { nodes { ${selection} } } }`,
    { images: { nodes: [{ state: { ...state, failureContext: null } }] } },
  ],
])('Image.state.failureContext is what %s returns', async (operation, body, field, expected) => {
  injectFault(operation, { kind: 'answer', status: 200, body });

  const { data, errors } = await ask(`{ found: ${field} }`);

  expect(errors).toBeUndefined();
  expect(data.found).toEqual(expected);
});
