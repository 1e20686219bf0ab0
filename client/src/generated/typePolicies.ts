// Generated from schema/ and client/operations/ by `npm run codegen:client`. Edit those instead.
/** Makes Apollo Client merge the fields of objects without an id, instead of replacing one selection by another. */
export const typePolicies: Record<string, { merge: true }> = {
  "AdditionalInstanceConfiguration": {
    "merge": true
  },
  "Ami": {
    "merge": true
  },
  "AmiDistributionConfiguration": {
    "merge": true
  },
  "BlueprintConnection": {
    "merge": true
  },
  "BlueprintEdge": {
    "merge": true
  },
  "BlueprintRunConnection": {
    "merge": true
  },
  "BlueprintRunEdge": {
    "merge": true
  },
  "Change": {
    "merge": true
  },
  "ChangeConnection": {
    "merge": true
  },
  "ChangeEdge": {
    "merge": true
  },
  "ComponentConfiguration": {
    "merge": true
  },
  "ComponentFailureContext": {
    "merge": true
  },
  "ComponentParameter": {
    "merge": true
  },
  "ContainerDistributionConfiguration": {
    "merge": true
  },
  "ContainerInstanceConfiguration": {
    "merge": true
  },
  "ContainerRecipe": {
    "merge": true
  },
  "CoverageReason": {
    "merge": true
  },
  "CoverageSummary": {
    "merge": true
  },
  "DistributionConfiguration": {
    "merge": true
  },
  "DistributionFailureContext": {
    "merge": true
  },
  "EbsInstanceBlockDeviceSpecification": {
    "merge": true
  },
  "ExecutionConnection": {
    "merge": true
  },
  "ExecutionCount": {
    "merge": true
  },
  "ExecutionCounts": {
    "merge": true
  },
  "ExecutionEdge": {
    "merge": true
  },
  "ExecutionEvent": {
    "merge": true
  },
  "ExecutionStatistics": {
    "merge": true
  },
  "ExpectedDuration": {
    "merge": true
  },
  "FastLaunchConfiguration": {
    "merge": true
  },
  "FastLaunchLaunchTemplateSpecification": {
    "merge": true
  },
  "FastLaunchSnapshotConfiguration": {
    "merge": true
  },
  "FindingsComparison": {
    "merge": true
  },
  "GlueBlueprintDetails": {
    "merge": true
  },
  "GlueCrawl": {
    "merge": true
  },
  "GlueCrawlerNodeDetails": {
    "merge": true
  },
  "GlueEventBatchingCondition": {
    "merge": true
  },
  "GlueJobNodeDetails": {
    "merge": true
  },
  "GlueLastActiveDefinition": {
    "merge": true
  },
  "GlueNotificationProperty": {
    "merge": true
  },
  "GluePredecessor": {
    "merge": true
  },
  "GlueStartingEventBatchCondition": {
    "merge": true
  },
  "GlueTriggerAction": {
    "merge": true
  },
  "GlueTriggerCondition": {
    "merge": true
  },
  "GlueTriggerNodeDetails": {
    "merge": true
  },
  "GlueTriggerPredicate": {
    "merge": true
  },
  "GlueWorkflowGraph": {
    "merge": true
  },
  "GlueWorkflowGraphEdge": {
    "merge": true
  },
  "GlueWorkflowGraphNode": {
    "merge": true
  },
  "GlueWorkflowRun": {
    "merge": true
  },
  "GlueWorkflowRunStatistics": {
    "merge": true
  },
  "GroupStatistics": {
    "merge": true
  },
  "ImageBuilderWorkflowConnection": {
    "merge": true
  },
  "ImageBuilderWorkflowEdge": {
    "merge": true
  },
  "ImageComparison": {
    "merge": true
  },
  "ImageConnection": {
    "merge": true
  },
  "ImageContainer": {
    "merge": true
  },
  "ImageDistribution": {
    "merge": true
  },
  "ImageEdge": {
    "merge": true
  },
  "ImageFailureContext": {
    "merge": true
  },
  "ImageLoggingConfiguration": {
    "merge": true
  },
  "ImagePipelineAutoDisablePolicy": {
    "merge": true
  },
  "ImagePipelineConnection": {
    "merge": true
  },
  "ImagePipelineEdge": {
    "merge": true
  },
  "ImagePipelineSchedule": {
    "merge": true
  },
  "ImageRecipe": {
    "merge": true
  },
  "ImageScanState": {
    "merge": true
  },
  "ImageScanningConfiguration": {
    "merge": true
  },
  "ImageScanningEcrConfiguration": {
    "merge": true
  },
  "ImageState": {
    "merge": true
  },
  "ImageTestsConfiguration": {
    "merge": true
  },
  "InfrastructureConfiguration": {
    "merge": true
  },
  "InfrastructureLogging": {
    "merge": true
  },
  "InfrastructurePlacement": {
    "merge": true
  },
  "InfrastructureS3Logs": {
    "merge": true
  },
  "InstanceBlockDeviceMapping": {
    "merge": true
  },
  "InstanceMetadataOptions": {
    "merge": true
  },
  "LatestVersionReferences": {
    "merge": true
  },
  "LaunchPermissionConfiguration": {
    "merge": true
  },
  "LaunchTemplateConfiguration": {
    "merge": true
  },
  "LifecycleConnection": {
    "merge": true
  },
  "LifecycleEdge": {
    "merge": true
  },
  "LifecycleExecutionResourceAction": {
    "merge": true
  },
  "LifecycleExecutionResourceState": {
    "merge": true
  },
  "LifecycleExecutionResourcesImpactedSummary": {
    "merge": true
  },
  "LifecycleExecutionSnapshotResource": {
    "merge": true
  },
  "LifecycleExecutionState": {
    "merge": true
  },
  "LifecyclePolicyConnection": {
    "merge": true
  },
  "LifecyclePolicyDetail": {
    "merge": true
  },
  "LifecyclePolicyDetailAction": {
    "merge": true
  },
  "LifecyclePolicyDetailActionIncludeResources": {
    "merge": true
  },
  "LifecyclePolicyDetailExclusionRules": {
    "merge": true
  },
  "LifecyclePolicyDetailExclusionRulesAmis": {
    "merge": true
  },
  "LifecyclePolicyDetailExclusionRulesAmisLastLaunched": {
    "merge": true
  },
  "LifecyclePolicyDetailFilter": {
    "merge": true
  },
  "LifecyclePolicyEdge": {
    "merge": true
  },
  "LifecyclePolicyResourceSelection": {
    "merge": true
  },
  "LifecyclePolicyResourceSelectionRecipe": {
    "merge": true
  },
  "LifecycleResource": {
    "merge": true
  },
  "LifecycleResourceConnection": {
    "merge": true
  },
  "LifecycleResourceEdge": {
    "merge": true
  },
  "LogCoverage": {
    "merge": true
  },
  "LogEvent": {
    "merge": true
  },
  "LogEventConnection": {
    "merge": true
  },
  "LogEventEdge": {
    "merge": true
  },
  "OutputResources": {
    "merge": true
  },
  "PageInfo": {
    "merge": true
  },
  "PipelineLoggingConfiguration": {
    "merge": true
  },
  "RegionFailure": {
    "merge": true
  },
  "RootCause": {
    "merge": true
  },
  "S3ExportConfiguration": {
    "merge": true
  },
  "Scope": {
    "merge": true
  },
  "ScopeCoverage": {
    "merge": true
  },
  "ScopeHealth": {
    "merge": true
  },
  "SeverityCounts": {
    "merge": true
  },
  "SourceCoverage": {
    "merge": true
  },
  "SsmParameterConfiguration": {
    "merge": true
  },
  "StartedBy": {
    "merge": true
  },
  "StatusChange": {
    "merge": true
  },
  "Subscription": {
    "merge": true
  },
  "SystemsManagerAgent": {
    "merge": true
  },
  "TargetContainerRepository": {
    "merge": true
  },
  "TransferCopyStepDetails": {
    "merge": true
  },
  "TransferCustomStepDetails": {
    "merge": true
  },
  "TransferDecryptStepDetails": {
    "merge": true
  },
  "TransferDeleteStepDetails": {
    "merge": true
  },
  "TransferEfsFileLocation": {
    "merge": true
  },
  "TransferEndpointDetails": {
    "merge": true
  },
  "TransferExecutionConnection": {
    "merge": true
  },
  "TransferExecutionEdge": {
    "merge": true
  },
  "TransferExecutionError": {
    "merge": true
  },
  "TransferExecutionResults": {
    "merge": true
  },
  "TransferExecutionStepResult": {
    "merge": true
  },
  "TransferFileLocation": {
    "merge": true
  },
  "TransferIdentityProviderDetails": {
    "merge": true
  },
  "TransferInputFileLocation": {
    "merge": true
  },
  "TransferLoggingConfiguration": {
    "merge": true
  },
  "TransferPosixProfile": {
    "merge": true
  },
  "TransferProtocolDetails": {
    "merge": true
  },
  "TransferProxyConfig": {
    "merge": true
  },
  "TransferS3FileLocation": {
    "merge": true
  },
  "TransferS3InputFileLocation": {
    "merge": true
  },
  "TransferS3StorageOptions": {
    "merge": true
  },
  "TransferS3Tag": {
    "merge": true
  },
  "TransferServiceMetadata": {
    "merge": true
  },
  "TransferTag": {
    "merge": true
  },
  "TransferTagStepDetails": {
    "merge": true
  },
  "TransferUserDetails": {
    "merge": true
  },
  "TransferWorkflowConnection": {
    "merge": true
  },
  "TransferWorkflowDetail": {
    "merge": true
  },
  "TransferWorkflowDetails": {
    "merge": true
  },
  "TransferWorkflowEdge": {
    "merge": true
  },
  "TransferWorkflowStep": {
    "merge": true
  },
  "Viewer": {
    "merge": true
  },
  "WorkflowConfiguration": {
    "merge": true
  },
  "WorkflowParameter": {
    "merge": true
  },
  "WorkflowParameterDetail": {
    "merge": true
  },
  "WorkflowState": {
    "merge": true
  },
  "WorkflowStepConnection": {
    "merge": true
  },
  "WorkflowStepEdge": {
    "merge": true
  }
};