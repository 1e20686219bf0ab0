import Alert from '@mui/material/Alert';
import type { ExecutionStatus } from '@execution-gateway/client';
import { Facts } from '../Facts';
import type { Opened } from '../gateway';
import { Section } from '../Section';
import { Timeline, type TimelineItem } from '../Timeline';
import { nameInArn, wordOf } from '../words';

type Lifecycle = Opened<'Lifecycle'>;
type Resource = NonNullable<Lifecycle['resources']>['nodes'][number];

/** Maps AWS's status of a resource to an execution status, for its colour. */
const statuses = new Map<string, ExecutionStatus>([
  ['SUCCESS', 'SUCCEEDED'],
  ['FAILED', 'FAILED'],
  ['IN_PROGRESS', 'RUNNING'],
]);

const itemOf = ({ resourceId, action, state, startedAt, endedAt }: Resource, index: number): TimelineItem => {
  const word = state?.status ?? 'UNKNOWN';
  return {
    id: `${index} ${resourceId ?? ''}`,
    name: resourceId ? nameInArn(resourceId) : 'Resource without an id',
    caption: action?.name ? `${wordOf(action.name)}: ${action.reason ?? ''}` : null,
    status: statuses.get(word) ?? 'UNKNOWN',
    word,
    startedAt,
    endedAt,
    note: state?.reason,
  };
};

/** A run of a lifecycle policy: the resources that it changed, and the result for each. */
export const LifecycleDetails = ({ lifecycle }: { readonly lifecycle: Lifecycle }) => {
  const { policy, resources, lifecycleExecutionId } = lifecycle;
  return (
    <>
      <Section title="Policy">
        <Facts
          facts={[
            ['Policy', policy?.name],
            ['Lifecycle execution', lifecycleExecutionId],
          ]}
        />
      </Section>
      <Section title="Resources">
        {!resources && 'The resources could not be read.'}
        {resources?.nodes.length === 0 && 'The run changed no resources.'}
        {resources && resources.nodes.length > 0 && (
          <Timeline
            label="Resources with their times"
            what="Resource"
            items={resources.nodes.map(itemOf)}
            now={lifecycle.fetchedAt}
          />
        )}
        {resources?.pageInfo.hasNextPage && (
          <Alert severity="info">There are more resources than these 100.</Alert>
        )}
      </Section>
    </>
  );
};
