/**
 * For each example the longest chain of calls of which each needs the answer of the one before it: to know what to ask,
 * or whether to ask at all. Nobody can be faster without asking what nobody may want. Worked out by hand from the
 * questions, not measured, so that a gateway that waits without need is found out.
 */
export const chains: Readonly<Record<string, readonly string[]>> = {
  // The ARN would do to ask for the workflows; but without an image there are none to ask for.
  WhyDidThisImageBuildFail: ['GetImage', 'ListWorkflowExecutions', 'ListWorkflowStepExecutions'],
  // The step's inputs are one call too, beside that for its image; only the image names the pipeline.
  WhatIsWaitingForApproval: ['ListWaitingWorkflowSteps', 'GetImage', 'GetImagePipeline'],
  // The definition tells the names of steps, and is of no use for an execution that has finished none.
  WhichFilesAreBeingProcessed: ['ListWorkflows', 'ListExecutions', 'DescribeExecution', 'DescribeWorkflow'],
  // The images that a run touched are one list, and what became of each image's AMIs is another.
  WhatDidLastNightsCleanUpDelete: [
    'ListLifecyclePolicies',
    'ListLifecycleExecutions',
    'ListLifecycleExecutionResources',
    'ListLifecycleExecutionResources',
  ],
  WhichBlueprintRunsRolledBack: ['BatchGetBlueprints', 'GetBlueprintRuns', 'BatchGetWorkflows'],
  // All five ids are in the question. This one stands for all.
  OneVocabularyForAllKinds: ['GetWorkflowExecution'],
};

export const chainOf = (exampleName: string): readonly string[] => {
  const chain = chains[exampleName];
  if (!chain) throw new Error(`The chain of ${exampleName} is not known yet: add it to bench/chains.ts.`);
  return chain;
};
