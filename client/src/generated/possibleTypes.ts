// Generated from schema/ and client/operations/ by `npm run codegen:client`. Edit those instead.
/** The types that implement each interface, for the cache of Apollo Client and others. */
export const possibleTypes: Record<string, string[]> = {
  "Execution": [
    "BlueprintRun",
    "ImageBuilderWorkflow",
    "Lifecycle",
    "TransferExecution",
    "WorkflowStep"
  ],
  "Node": [
    "Blueprint",
    "BlueprintRun",
    "GlueWorkflow",
    "Image",
    "ImageBuilderWorkflow",
    "ImageBuilderWorkflowDefinition",
    "ImagePipeline",
    "Lifecycle",
    "LifecyclePolicy",
    "TransferExecution",
    "TransferServer",
    "TransferWorkflow",
    "WorkflowStep"
  ]
};