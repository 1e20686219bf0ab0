import Skeleton from '@mui/material/Skeleton';
import { Json } from '../Facts';
import { useExecution } from '../gateway';
import { Section } from '../Section';

/** The text in a step's outputs that people wrote, if that is where it stands; else all of them. */
const tellingOf = (outputs: unknown): unknown =>
  typeof outputs === 'object' && outputs !== null && 'output' in outputs && typeof outputs.output === 'string'
    ? outputs.output.trimEnd()
    : outputs;

/** What a step left behind: of a failed one, why. */
export const StepOutputs = ({ id, title }: { readonly id: string; readonly title: string }) => {
  const { data, error } = useExecution(id, { isRefreshing: false });
  const step = data?.execution?.__typename === 'WorkflowStep' ? data.execution : undefined;
  if (data && !step?.outputs) return null;
  return (
    <Section title={title}>
      {error && 'It could not be read.'}
      {!data && !error && <Skeleton height={60} />}
      {step && <Json value={tellingOf(step.outputs)} label={title} />}
    </Section>
  );
};
