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
import type { OpenedExecution } from './gateway';
import type { ListState } from './listState';
import { useLiveExecution } from './liveExecution';
import { hrefOf } from './route';
import { RootCause } from './RootCause';
import { Section } from './Section';
import { ExecutionStatusChip, OriginMark, OverdueMark } from './StatusChip';
import { lengthOf, momentOf, wholeMomentOf } from './time';
import { fileNameOf, starterOf, type Title, wordOf } from './words';

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

/** True if the root cause has the reason as well. */
const saysWhy = (cause: OpenedExecution['rootCause'], reason: string | null): boolean =>
  cause !== null && reason !== null && (cause.summary.includes(reason) || cause.message === reason);

const rawStatusNameOf = (origin: OpenedExecution['origin']): string => {
  switch (origin) {
    case 'HISTORY':
      return 'Last status in AWS';
    case 'LOG':
      return 'Status in its log';
    default:
      return 'Status in AWS';
  }
};

const factsOf = (execution: OpenedExecution): Fact[] => {
  const { scope, origin, rawStatus, statusReason, startedAt, endedAt, durationSeconds } = execution;
  const { rootCause, startedBy } = execution;
  const { firstSeenAt, lastSeenAt, expectedDurationSeconds: usual, changes } = execution;
  return [
    ['Reason', !saysWhy(rootCause, statusReason) && statusReason, true],
    ['Account', scope.accountId],
    ['Region', scope.region],
    [rawStatusNameOf(origin), rawStatus],
    ['Started by', startedBy && starterOf(startedBy)],
    ['Started', startedAt && wholeMomentOf(startedAt)],
    ['Ended', endedAt && wholeMomentOf(endedAt)],
    [endedAt ? 'Took' : 'Running for', durationSeconds !== null && lengthOf(durationSeconds)],
    [
      'Usually takes',
      usual &&
        `${lengthOf(usual.p50)}; 95 % at most ${lengthOf(usual.p95)} (of the last ${usual.basedOn} that succeeded)`,
    ],
    ['First seen by the gateway', wholeMomentOf(firstSeenAt)],
    ['Last seen by the gateway', wholeMomentOf(lastSeenAt)],
    [
      'Changes seen',
      (changes ?? [])
        .map(
          ({ at, previousStatus, status }) =>
            `${momentOf(at)}: ${wordOf(previousStatus)} to ${wordOf(status)}`,
        )
        .join('; '),
      true,
    ],
  ];
};

const Opened = ({ execution }: { readonly execution: OpenedExecution }) => {
  const { name, kind } = titleOf(execution);
  return (
    <>
      <title>{`${name}, ${kind.toLowerCase()}`}</title>
      <Stack
        direction="row"
        sx={{ flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5, mb: 2 }}
      >
        <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
          {name}
        </Typography>
        <Typography sx={{ color: 'text.secondary' }} noWrap>
          {kind}
        </Typography>
        <ExecutionStatusChip {...execution} />
        {execution.isOverdue && <OverdueMark usualSeconds={execution.expectedDurationSeconds?.p95} />}
        <OriginMark {...execution} />
      </Stack>
      <RootCause execution={execution} />
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
  readonly state: ListState;
}

/** The page of one execution of any kind. */
export const ExecutionPage = ({ id, state }: Props) => {
  const { live, data, error, refetch } = useLiveExecution(id, state);
  // The list keeps its scroll position otherwise.
  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);
  return (
    <>
      <Stack
        direction="row"
        sx={{ flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'center', mb: 1 }}
      >
        <Link href={hrefOf({ name: 'list' }, state)} underline="hover">
          <span aria-hidden="true">← </span>All executions
        </Link>
        <Freshness
          asOf={data?.execution?.fetchedAt}
          isPartial={(data?.missing.length ?? 0) > 0}
          isRefreshing={state.isRefreshing}
          live={live}
        />
      </Stack>
      {error && <ErrorAlert error={error} onRetry={() => void refetch()} isStale={data !== undefined} />}
      <MissingStrip missing={data?.missing ?? []} />
      {data?.execution && <Opened execution={data.execution} />}
      {data?.execution === null && (
        <Alert severity="info">Neither AWS nor the history of the gateway knows this execution.</Alert>
      )}
      {!data && !error && (
        <Box aria-busy="true" role="status" aria-label="Loading">
          <Skeleton variant="rounded" height={120} sx={{ mb: 2 }} />
          <Skeleton variant="rounded" height={240} />
        </Box>
      )}
    </>
  );
};
