import Link from '@mui/material/Link';
import { ConsoleLink } from '../ConsoleLink';
import { Facts, Json } from '../Facts';
import type { Opened } from '../gateway';
import { linkTo } from '../route';
import { LogSection } from '../LogSection';
import { Section } from '../Section';
import { lengthOf } from '../time';
import { wordOf } from '../words';

/** One step of a workflow, with its log, inputs and outputs. */
export const StepDetails = ({ step }: { readonly step: Opened<'WorkflowStep'> }) => {
  const { image, workflow } = step;
  return (
    <>
      <Section title="Step">
        <Facts
          facts={[
            ['Action', step.action],
            ['Description', step.description],
            ['Image', image && `${image.name} ${image.version}`],
            [
              'Workflow',
              workflow && (
                <Link href={linkTo(workflow.id)}>
                  {`${wordOf(workflow.type ?? 'image')} workflow, ${wordOf(workflow.status).toLowerCase()}`}
                </Link>
              ),
            ],
            ['If it fails', step.onFailure && wordOf(step.onFailure)],
            ['May take', step.timeoutSeconds !== null && lengthOf(step.timeoutSeconds)],
            ['Step execution', step.stepExecutionId],
            ['Console', image?.consoleUrl && <ConsoleLink href={image.consoleUrl} what="Image" />],
          ]}
        />
      </Section>
      <LogSection
        id={step.id}
        title="Log"
        note="The log of the build while the step ran, with lines of steps that ran beside it."
        isOpenAtFirst={step.rootCause !== null}
        isStarted={step.startedAt !== null}
      />
      {step.outputs !== null && (
        <Section title="Outputs">
          <Json value={step.outputs} label="Outputs" />
        </Section>
      )}
      {step.inputs !== null && (
        <Section title="Inputs">
          <Json value={step.inputs} label="Inputs" />
        </Section>
      )}
    </>
  );
};
