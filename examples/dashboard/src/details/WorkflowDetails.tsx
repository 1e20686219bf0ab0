import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import { Facts } from '../Facts';
import type { Opened } from '../gateway';
import { ConsoleLink } from '../ConsoleLink';
import { LogSection } from '../LogSection';
import { linkTo, linkToPage } from '../route';
import { Section } from '../Section';
import { Timeline, type TimelineItem } from '../Timeline';
import { wordOf } from '../words';

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

/** A workflow that builds, tests or distributes an image: its steps, and the log of the build. */
export const WorkflowDetails = ({ workflow }: { readonly workflow: Workflow }) => {
  const { image, steps, totalStepCount, totalStepsSucceeded, totalStepsFailed, totalStepsSkipped } = workflow;
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
            [
              'Changes',
              image && (
                <Link href={linkToPage({ name: 'comparison', base: '', head: image.id })}>
                  Compare with the last good build
                </Link>
              ),
            ],
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
      {image && (
        <LogSection
          id={image.id}
          title="Log of the image build"
          note="With lines of the other workflows of the build."
          isOpenAtFirst={workflow.rootCause !== null}
          isStarted={workflow.startedAt !== null}
        />
      )}
    </>
  );
};
