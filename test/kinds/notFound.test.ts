import { describe, expect, it } from '@jest/globals';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  blueprintName,
  buildId,
  definitionArn,
  executionId,
  glueWorkflowName,
  imageArn,
  inScope,
  launchId,
  fixtureEstate,
  pipelineArn,
  policyArn,
  policyRunId,
  runId,
  serverId,
  transferWorkflowId,
} from '../support/fixtureEstate';

const { ask, injectFault } = gatewayForTests(fixtureEstate);

interface LookUp {
  readonly operation: string;
  readonly field: string;
}

const imageBuilder: readonly LookUp[] = [
  {
    operation: 'GetWorkflowExecution',
    field: `imageBuilderWorkflow(workflowExecutionId: "${buildId}", ${inScope}) { id }`,
  },
  {
    operation: 'GetWorkflowStepExecution',
    field: `workflowStep(stepExecutionId: "${launchId}", ${inScope}) { id }`,
  },
  {
    operation: 'GetLifecycleExecution',
    field: `lifecycle(lifecycleExecutionId: "${policyRunId}", ${inScope}) { id }`,
  },
  { operation: 'GetLifecyclePolicy', field: `lifecyclePolicy(lifecyclePolicyArn: "${policyArn}") { id }` },
  { operation: 'GetImage', field: `image(imageBuildVersionArn: "${imageArn}") { id }` },
  { operation: 'GetImagePipeline', field: `imagePipeline(imagePipelineArn: "${pipelineArn}") { id }` },
  {
    operation: 'GetWorkflow',
    field: `imageBuilderWorkflowDefinition(workflowBuildVersionArn: "${definitionArn}") { id }`,
  },
];

const transfer: readonly LookUp[] = [
  {
    operation: 'DescribeExecution',
    field: `transferExecution(workflowId: "${transferWorkflowId}", executionId: "${executionId}", ${inScope}) { id }`,
  },
  { operation: 'DescribeWorkflow', field: `transferWorkflow(workflowId: "${transferWorkflowId}") { id }` },
  { operation: 'DescribeServer', field: `transferServer(serverId: "${serverId}") { id }` },
];

const run: LookUp = {
  operation: 'GetBlueprintRun',
  field: `blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}", ${inScope}) { id }`,
};

const batches: readonly LookUp[] = [
  { operation: 'BatchGetBlueprints', field: `blueprint(name: "${blueprintName}") { id }` },
  { operation: 'BatchGetWorkflows', field: `glueWorkflow(name: "${glueWorkflowName}") { id }` },
];

const expectNull = async ({ operation, field }: LookUp): Promise<void> => {
  const { data, errors, calls } = await ask(`{ found: ${field} }`);

  expect(errors).toBeUndefined();
  expect(data).toEqual({ found: null });
  expect(calls).toEqual([operation]);
};

const expectError = async ({ operation, field }: LookUp, code: string, tries = 1): Promise<void> => {
  const { data, errors, calls } = await ask(`{ found: ${field} }`);

  expect(data).toEqual({ found: null });
  expect(errors).toMatchObject([{ path: ['found'], extensions: { code, aws: { operation } } }]);
  expect(calls).toEqual(Array<string>(tries).fill(operation));
};

/** The errors by which Image Builder reports that a thing does not exist. */
const imageBuilderErrors: readonly (readonly [name: string, status: number, message: string])[] = [
  ['ResourceNotFoundException', 404, `The resource '${imageArn}' was not found.`],
  ['ResourceNotFoundException', 400, ''],
  ['ClientException', 400, "The execution 'wf-1' was not found."],
  ['ClientException', 400, 'Workflow execution not found'],
  ['InvalidRequestException', 400, 'The requested resource does not exist.'],
  [
    'InvalidParameterValueException',
    400,
    "The value supplied for parameter 'x' is not valid. 'y' does not exist.",
  ],
  ['InvalidParameterValueException', 400, "The specified execution doesn't exist"],
  ['InvalidRequestException', 400, 'The image could not be found'],
];

describe.each(imageBuilder)('$operation', (lookUp) => {
  it.each(imageBuilderErrors)(
    'returns null without an error for %s %d: %s',
    async (name, status, message) => {
      injectFault(lookUp.operation, { kind: 'error', name, status, message });

      await expectNull(lookUp);
    },
  );
});

describe.each(transfer)('$operation', (lookUp) => {
  it.each([400, 404])('returns null without an error for ResourceNotFoundException %d', async (status) => {
    injectFault(lookUp.operation, {
      kind: 'error',
      name: 'ResourceNotFoundException',
      status,
      message: 'Unknown',
    });

    await expectNull(lookUp);
  });
});

describe.each([run, ...batches])('$operation', (lookUp) => {
  it('returns null without an error for EntityNotFoundException', async () => {
    injectFault(lookUp.operation, {
      kind: 'error',
      name: 'EntityNotFoundException',
      status: 400,
      message: 'None.',
    });

    await expectNull(lookUp);
  });
});

describe('A batch of names', () => {
  it.each(['BatchGetBlueprints', 'BatchGetWorkflows'])(
    'returns null only for the names that %s reports as missing',
    async (operation) => {
      const [field, name] =
        operation === 'BatchGetBlueprints'
          ? ['blueprint', blueprintName]
          : ['glueWorkflow', glueWorkflowName];

      const { data, errors, calls } = await ask(
        `{ a: ${field}(name: "missing") { name } b: ${field}(name: "${name}") { name } c: ${field}(name: "gone") { name } }`,
      );

      expect(errors).toBeUndefined();
      expect(data).toEqual({ a: null, b: { name }, c: null });
      expect(calls).toEqual([operation]);
    },
  );
});

describe('An error that only resembles "not found"', () => {
  it.each([
    ['ClientException', 400, 'The request has a mistake.', 'UPSTREAM_ERROR'],
    ['InvalidRequestException', 400, 'You have not founded an account.', 'UPSTREAM_ERROR'],
    ['InvalidParameterValueException', 400, 'The value is not valid.', 'UPSTREAM_ERROR'],
    ['ForbiddenException', 403, 'The role does not exist.', 'UPSTREAM_FORBIDDEN'],
    ['AccessDeniedException', 400, 'The policy was not found, or does not exist.', 'UPSTREAM_FORBIDDEN'],
    ['ValidationException', 400, 'It was not found.', 'UPSTREAM_ERROR'],
    ['UnknownOperationException', 404, 'The operation was not found.', 'UPSTREAM_ERROR'],
  ])('is reported for Image Builder: %s %d "%s"', async (name, status, message, code) => {
    const [lookUp] = imageBuilder;
    if (!lookUp) return;
    injectFault(lookUp.operation, { kind: 'error', name, status, message });

    await expectError(lookUp, code);
  });

  it('is reported for rejected credentials, after one more try with new ones', async () => {
    const [lookUp] = imageBuilder;
    if (!lookUp) return;
    const name = 'UnrecognizedClientException';
    injectFault(lookUp.operation, { kind: 'error', name, status: 403, message: 'The key does not exist.' });

    await expectError(lookUp, 'UPSTREAM_FORBIDDEN', 2);
  });

  it.each([...transfer, run, ...batches])(
    'is reported for $operation, whose service has a specific error name: InvalidRequestException',
    async (lookUp) => {
      injectFault(lookUp.operation, {
        kind: 'error',
        name: 'InvalidRequestException',
        status: 400,
        message: 'The role does not exist.',
      });

      await expectError(lookUp, 'UPSTREAM_ERROR');
    },
  );

  it('is reported when STS does not find the role', async () => {
    injectFault('AssumeRole', {
      kind: 'error',
      name: 'AccessDenied',
      status: 403,
      message: 'Role does not exist.',
    });

    const { data, errors } = await ask('{ blueprint(name: "b", scope: { region: "eu-west-1" }) { id } }');

    expect(data).toEqual({ blueprint: null });
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_FORBIDDEN', aws: { service: 'sts' } } }]);
  });
});

describe('A list of a parent', () => {
  it.each([
    [
      'ListWorkflowExecutions',
      `image(imageBuildVersionArn: "${imageArn}") { list: workflows { nodes { id } } }`,
    ],
    [
      'ListLifecycleExecutions',
      `lifecyclePolicy(lifecyclePolicyArn: "${policyArn}") { list: executions { nodes { id } } }`,
    ],
    [
      'ListExecutions',
      `transferWorkflow(workflowId: "${transferWorkflowId}") { list: executions { nodes { id } } }`,
    ],
    ['GetBlueprintRuns', `blueprint(name: "${blueprintName}") { list: runs { nodes { id } } }`],
  ])('is null without an error when the parent no longer exists: %s', async (operation, field) => {
    const name = operation === 'GetBlueprintRuns' ? 'EntityNotFoundException' : 'ResourceNotFoundException';
    injectFault(operation, { kind: 'error', name, status: 400, message: 'Gone.' });

    const { data, errors } = await ask(`{ found: ${field} }`);

    expect(errors).toBeUndefined();
    expect(data.found).toEqual({ list: null });
  });
});
