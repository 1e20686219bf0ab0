import type { OpenedExecution } from '../gateway';
import { BlueprintDetails } from './BlueprintDetails';
import { LifecycleDetails } from './LifecycleDetails';
import { StepDetails } from './StepDetails';
import { TransferDetails } from './TransferDetails';
import { WorkflowDetails } from './WorkflowDetails';

/** The sections that depend on the kind. */
export const Details = ({ execution }: { readonly execution: OpenedExecution }) => {
  switch (execution.__typename) {
    case 'ImageBuilderWorkflow':
      return <WorkflowDetails workflow={execution} />;
    case 'WorkflowStep':
      return <StepDetails step={execution} />;
    case 'Lifecycle':
      return <LifecycleDetails lifecycle={execution} />;
    case 'TransferExecution':
      return <TransferDetails transfer={execution} />;
    case 'BlueprintRun':
      return <BlueprintDetails run={execution} />;
    default:
      // A kind that this page does not know has only the common fields.
      return null;
  }
};
