import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { ConsoleLink } from './ConsoleLink';
import { MissingStrip } from './CoverageStrip';
import { Details } from './details';
import { ErrorAlert } from './ErrorAlert';
import { type Fact, Facts } from './Facts';
import { Freshness } from './Freshness';
import { type OpenedExecution, useExecution } from './gateway';
import { linkToList } from './route';
import { Section } from './Section';
import { StatusChip } from './StatusChip';
import { asOfOf, lengthOf, wholeMomentOf } from './time';
import { fileNameOf, type Title, wordOf } from './words';

const titleOf = (execution: OpenedExecution): Title => {
  switch (execution.__typename) {
    case 'ImageBuilderWorkflow': {
      const { image, type, workflowExecutionId } = execution;
      const name = image ? `${image.name ?? ''} ${image.version ?? ''}` : workflowExecutionId;
      return { name, kind: `${wordOf(type ?? 'image')} workflow` };
    }
    case 'WorkflowStep':
      return { name: execution.name ?? execution.stepExecutionId, kind: 'Workflow step' };
    case 'Lifecycle':
      return { name: execution.policy?.name ?? execution.lifecycleExecutionId, kind: 'Lifecycle run' };
    case 'TransferExecution':
      return {
        name: fileNameOf(execution.initialFileLocation) ?? execution.executionId,
        kind: 'File transfer',
      };
    case 'BlueprintRun':
      return { name: execution.blueprintName, kind: 'Blueprint run' };
    default:
      return { name: execution.id, kind: 'Execution' };
  }
};

const factsOf = (execution: OpenedExecution): Fact[] => {
  const { scope, rawStatus, statusReason, startedAt, endedAt, durationSeconds } = execution;
  return [
    ['Reason', statusReason, true],
    ['Account', scope.accountId],
    ['Region', scope.region],
    ["AWS's word", rawStatus],
    ['Started', startedAt && wholeMomentOf(startedAt)],
    ['Ended', endedAt && wholeMomentOf(endedAt)],
    [endedAt ? 'Took' : 'Running for', durationSeconds !== null && lengthOf(durationSeconds)],
  ];
};

const Opened = ({ execution }: { readonly execution: OpenedExecution }) => {
  const { name, kind } = titleOf(execution);
  return (
    <>
      <title>{`${name}, ${kind.toLowerCase()}`}</title>
      <Stack direction="row" sx={{ alignItems: 'center', gap: 1.5, mb: 2 }}>
        <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
          {name}
        </Typography>
        <Typography sx={{ color: 'text.secondary' }} noWrap>
          {kind}
        </Typography>
        <StatusChip status={execution.status} />
      </Stack>
      <Section title="Summary">
        <Facts facts={factsOf(execution)} />
        <ConsoleLink href={execution.consoleUrl} what={name} />
      </Section>
      <Details execution={execution} />
    </>
  );
};

interface Props {
  readonly id: string;
  readonly isRefreshing: boolean;
  readonly onRefreshing: (isRefreshing: boolean) => void;
}

/** The page of one execution of any kind. */
export const ExecutionPage = ({ id, isRefreshing, onRefreshing }: Props) => {
  const { data, dataUpdatedAt, error, refetch } = useExecution(id, { isRefreshing });
  // The list keeps its scroll position otherwise.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  return (
    <>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 1 }}>
        <Link href={linkToList} underline="hover">
          <span aria-hidden="true">← </span>All executions
        </Link>
        <Freshness
          asOf={data?.execution ? asOfOf([data.execution], dataUpdatedAt) : undefined}
          isRefreshing={isRefreshing}
          onRefreshing={onRefreshing}
        />
      </Stack>
      {error && <ErrorAlert error={error} onRetry={() => void refetch()} isStale={data !== undefined} />}
      <MissingStrip missing={data?.missing ?? []} />
      {data?.execution && <Opened execution={data.execution} />}
      {data?.execution === null && (
        <Alert severity="info">AWS does not know this execution, or no longer knows it.</Alert>
      )}
      {!data && !error && (
        <Box aria-busy="true" aria-label="Loading">
          <Skeleton variant="rounded" height={120} sx={{ mb: 2 }} />
          <Skeleton variant="rounded" height={240} />
        </Box>
      )}
    </>
  );
};
