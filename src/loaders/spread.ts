import type { NodeRecord } from '../model/records';
import type { Loaders } from '.';

/** Gives a record that some list told to the loader of its kind: whoever wants it alone needs not ask. */
export const spread = (loaders: Loaders, record: NodeRecord): void => {
  switch (record.kind) {
    case 'ImageBuilderWorkflow': {
      loaders.imageBuilderWorkflow.spread(record);
      return;
    }
    case 'WorkflowStep': {
      loaders.workflowStep.spread(record, false);
      return;
    }
    case 'Lifecycle': {
      loaders.lifecycle.spread(record);
      return;
    }
    case 'TransferExecution': {
      loaders.transferExecution.spread(record);
      return;
    }
    case 'BlueprintRun': {
      loaders.blueprintRun.spread(record);
      return;
    }
    case 'Image': {
      loaders.image.spread(record);
      return;
    }
    case 'LifecyclePolicy': {
      loaders.lifecyclePolicy.spread(record);
      return;
    }
    case 'TransferWorkflow': {
      loaders.transferWorkflow.spread(record);
      return;
    }
    default: // The other lists tell nothing but names, or nothing that executions are listed under.
  }
};
