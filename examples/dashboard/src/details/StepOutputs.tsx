import Skeleton from '@mui/material/Skeleton';
import { Json } from '../Facts';
import { useExecution } from '../gateway';
import { Section } from '../Section';

/** The member `output` of a step's outputs, which is the log of its components. All outputs if it is missing. */
const logOf = (outputs: unknown): unknown =>
  typeof outputs === 'object' && outputs !== null && 'output' in outputs && typeof outputs.output === 'string'
    ? outputs.output.trimEnd()
    : outputs;

/** The outputs of a step. Those of a failed step contain the reason. */
export const StepOutputs = ({ id, title }: { readonly id: string; readonly title: string }) => {
  const { data, error } = useExecution(id, { isRefreshing: false });
  const step = data?.execution?.__typename === 'WorkflowStep' ? data.execution : undefined;
  if (data && !step?.outputs) return null;
  return (
    <Section title={title}>
      {error && 'The outputs could not be read.'}
      {!data && !error && <Skeleton height={60} />}
      {step && <Json value={logOf(step.outputs)} label={title} />}
    </Section>
  );
};
