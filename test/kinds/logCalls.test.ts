import { describe, expect, it } from '@jest/globals';
import {
  buildId,
  executionId,
  imageArn,
  inScope,
  launchId,
  now,
  pipelineArn,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { gatewayForTests } from '../support/gatewayForTests';
import { loggedEstate } from '../support/loggedEstate';

const { ask, gateway, injectFault } = gatewayForTests(loggedEstate, { now: () => now });

const image = (fields: string): string => `{ image(imageBuildVersionArn: "${imageArn}") { ${fields} } }`;
const lines = 'nodes { message }';

/** Without one of these calls, the answer could not be known. Nothing is cached before. */
const questions: readonly (readonly [question: string, query: string, calls: readonly string[]])[] = [
  ['the log of a build', image(`logs { ${lines} }`), ['FilterLogEvents', 'GetImage']],
  ['only its link', image('logUrl'), ['GetImage']],
  [
    'the same page of a log three times',
    image(`a: logs { ${lines} } b: logs(first: 25) { ${lines} } c: logs(first: 3) { ${lines} }`),
    ['FilterLogEvents', 'GetImage'],
  ],
  [
    'a log with two filters',
    image(`a: logs(contains: "x") { ${lines} } b: logs(filter: "Stderr") { ${lines} }`),
    ['FilterLogEvents', 'FilterLogEvents', 'GetImage'],
  ],
  [
    'the log of a step',
    `{ workflowStep(stepExecutionId: "${launchId}", ${inScope}) { logs { ${lines} } } }`,
    ['FilterLogEvents', 'GetImage', 'GetWorkflowStepExecution'],
  ],
  [
    'the logs of all steps of a workflow, of which two have begun',
    `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}", ${inScope}) { steps { nodes { name logs { ${lines} } } } } }`,
    ['FilterLogEvents', 'FilterLogEvents', 'GetImage', 'GetWorkflowExecution', 'ListWorkflowStepExecutions'],
  ],
  [
    'the logs of listed images',
    `{ images(${inScope}) { nodes { logs(last: 1) { ${lines} } } } }`,
    ['FilterLogEvents', 'FilterLogEvents', 'ListImageBuildVersions'],
  ],
  ['the links of listed images', `{ images(${inScope}) { nodes { logUrl } } }`, ['ListImageBuildVersions']],
  [
    'the link to the log of a pipeline',
    `{ imagePipeline(imagePipelineArn: "${pipelineArn}") { logUrl } }`,
    ['GetImagePipeline'],
  ],
  [
    'the log of a Transfer execution',
    `{ transferExecution(workflowId: "${transferWorkflowId}", executionId: "${executionId}", ${inScope}) { logUrl logs { ${lines} } } }`,
    ['DescribeExecution', 'FilterLogEvents'],
  ],
];

describe('The fewest calls', () => {
  it.each(questions)('are made for %s', async (_question, query, expected) => {
    const { errors, calls } = await ask(query);

    expect(errors).toBeUndefined();
    expect(calls).toEqual(expected);
  });

  it('are made for a log that several clients ask for at the same time', async () => {
    gateway().sandbox.calls.clear();
    // All of them arrive before AWS answers.
    for (const operation of ['GetImage', 'FilterLogEvents'])
      injectFault(operation, { kind: 'delay', ms: 1_000 });

    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => ask(image(`logs { ${lines} }`))));

    expect(answers.every(({ data }) => data.image.logs.nodes.length === 5)).toBe(true);
    const calls = gateway().sandbox.calls.operations();
    expect(calls.filter((call) => call !== 'AssumeRole').sort()).toEqual(['FilterLogEvents', 'GetImage']);
  });
});
