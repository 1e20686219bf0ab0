import type { OpenedExecution } from '../gateway';
import { BlueprintDetails } from './BlueprintDetails';
import { LifecycleDetails } from './LifecycleDetails';
import { StepDetails } from './StepDetails';
import { TransferDetails } from './TransferDetails';
import { WorkflowDetails } from './WorkflowDetails';

/** What only executions of its kind have. */
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
      // A kind that came after this page was made has what all kinds have.
      return null;
  }
};
