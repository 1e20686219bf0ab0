/**
 * The critical path of each example: the longest chain of AWS calls in which each call needs the result of the previous
 * one. A client that makes no speculative calls cannot be faster. Derived by hand from the queries, so that the benchmark
 * detects a gateway that serialises calls without need.
 */
export const chains: Readonly<Record<string, readonly string[]>> = {
  // The ARN is enough to list the workflows, but GetImage first has to show that the image exists.
  WhyDidThisImageBuildFail: ['GetImage', 'ListWorkflowExecutions', 'ListWorkflowStepExecutions'],
  // The call for the step's inputs runs in parallel with GetImage. Only the image has the pipeline's ARN.
  WhatIsWaitingForApproval: ['ListWaitingWorkflowSteps', 'GetImage', 'GetImagePipeline'],
  // The definition has the names of the steps. It is needed only for executions with finished steps.
  WhichFilesAreBeingProcessed: ['ListWorkflows', 'ListExecutions', 'DescribeExecution', 'DescribeWorkflow'],
  // One list has the images that a run changed, another has the AMIs of each image.
  WhatDidLastNightsCleanUpDelete: [
    'ListLifecyclePolicies',
    'ListLifecycleExecutions',
    'ListLifecycleExecutionResources',
    'ListLifecycleExecutionResources',
  ],
  WhichBlueprintRunsRolledBack: ['BatchGetBlueprints', 'GetBlueprintRuns', 'BatchGetWorkflows'],
  // All five ids are in the query, so the five calls run in parallel.
  OneVocabularyForAllKinds: ['GetWorkflowExecution'],
  // The list has the name of the last good build. Its packages come in two pages.
  WhatChangedSinceTheLastGoodBuild: [
    'GetImage',
    'ListImageBuildVersions',
    'ListImagePackages',
    'ListImagePackages',
  ],
  // The outputs of the failed step do not say why; only the log does, and the step has the time of the lines.
  WhyDidTheLastBuildFail: [
    'ListImageBuildVersions',
    'ListWorkflowExecutions',
    'ListWorkflowStepExecutions',
    'FilterLogEvents',
  ],
};

export const chainOf = (exampleName: string): readonly string[] => {
  const chain = chains[exampleName];
  if (!chain) throw new Error(`No critical path for ${exampleName}. Add it to bench/chains.ts.`);
  return chain;
};
