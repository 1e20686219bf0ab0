import Alert from '@mui/material/Alert';
import { Facts } from '../Facts';
import type { Opened } from '../gateway';
import { ConsoleLink } from '../ConsoleLink';
import { linkTo } from '../route';
import { Section } from '../Section';
import { Timeline, type TimelineItem } from '../Timeline';
import { wordOf } from '../words';
import { StepOutputs } from './StepOutputs';

type Workflow = Opened<'ImageBuilderWorkflow'>;
type Step = NonNullable<Workflow['steps']>['nodes'][number];

const itemOf = ({ id, name, action, status, statusReason, startedAt, endedAt }: Step): TimelineItem => ({
  id,
  name: name ?? 'Step without a name',
  caption: action === name ? null : action,
  href: linkTo(id),
  status,
  startedAt,
  endedAt,
  note: statusReason,
});

/** A workflow that builds, tests or distributes an image: its steps, and the outputs of the failed one. */
export const WorkflowDetails = ({ workflow }: { readonly workflow: Workflow }) => {
  const { image, steps, totalStepCount, totalStepsSucceeded, totalStepsFailed, totalStepsSkipped } = workflow;
  const failed = steps?.nodes.find(({ status }) => status === 'FAILED');
  return (
    <>
      <Section title="Image">
        <Facts
          facts={[
            ['Image', image && `${image.name} ${image.version}`],
            ['Workflow type', workflow.type && wordOf(workflow.type)],
            [
              'Steps',
              `${totalStepCount ?? '?'} in all: ${totalStepsSucceeded ?? 0} succeeded, ` +
                `${totalStepsFailed ?? 0} failed, ${totalStepsSkipped ?? 0} skipped`,
            ],
            ['Workflow execution', workflow.workflowExecutionId],
            ['Console', image?.consoleUrl && <ConsoleLink href={image.consoleUrl} what="Image" />],
          ]}
        />
      </Section>
      <Section title="Steps">
        {steps ? (
          <Timeline
            label="Steps with their times"
            what="Step"
            items={steps.nodes.map(itemOf)}
            now={workflow.fetchedAt}
          />
        ) : (
          'The steps could not be read.'
        )}
        {steps?.pageInfo.hasNextPage && <Alert severity="info">There are more steps than these 100.</Alert>}
      </Section>
      {failed && <StepOutputs id={failed.id} title={`Output of ${failed.name ?? 'the failed step'}`} />}
    </>
  );
};
