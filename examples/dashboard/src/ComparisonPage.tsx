import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect } from 'react';
import { Changes } from './Changes';
import { type Comparison, useComparison, useLastGoodBuild } from './comparison';
import { ConsoleLink } from './ConsoleLink';
import { MissingStrip } from './CoverageStrip';
import { ErrorAlert } from './ErrorAlert';
import { Facts } from './Facts';
import { Findings } from './Findings';
import type { ListState } from './listState';
import { Packages } from './Packages';
import { hrefOf, openPage } from './route';
import { Section } from './Section';
import { wholeMomentOf } from './time';
import { wordOf } from './words';

const nameOf = ({ name, version }: Pick<Comparison['base'], 'name' | 'version'>): string =>
  `${name ?? ''} ${version ?? ''}`;

const Build = ({ title, build }: { readonly title: string; readonly build: Comparison['base'] }) => (
  <Section title={`${title}: ${nameOf(build)}`}>
    <Facts
      facts={[
        ['Status in AWS', build.state?.status && wordOf(build.state.status)],
        ['Requested', build.dateCreated && wholeMomentOf(build.dateCreated)],
        ['Account and region', `${build.scope.accountId}, ${build.scope.region}`],
        ['Console', build.consoleUrl && <ConsoleLink href={build.consoleUrl} what="Image" />],
        ['Reason', build.state?.reason, true],
      ]}
    />
  </Section>
);

/** What may differ although it is not among the changes. */
const Doubts = ({ isComplete, incompleteReason, notes }: Comparison) => (
  <>
    {!isComplete && (
      <Alert severity="warning" role="status" sx={{ mb: 2 }}>
        <AlertTitle sx={{ fontSize: '0.95rem' }}>Not everything could be compared</AlertTitle>
        {incompleteReason}
      </Alert>
    )}
    {notes.length > 0 && (
      <Alert severity="info" role="status" sx={{ mb: 2 }}>
        <AlertTitle sx={{ fontSize: '0.95rem' }}>What the changes may not show</AlertTitle>
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {notes.map((note) => (
            <Box component="li" key={note} sx={{ overflowWrap: 'anywhere' }}>
              {note}
            </Box>
          ))}
        </Box>
      </Alert>
    )}
  </>
);

const Compared = ({ comparison }: { readonly comparison: Comparison }) => {
  const { base, head, changes, workflowChanges, findings } = comparison;
  return (
    <>
      <title>{`${nameOf(base)} and ${nameOf(head)}, compared`}</title>
      <Typography variant="h1" sx={{ mb: 2, overflowWrap: 'anywhere' }}>
        What changed from {nameOf(base)} to {nameOf(head)}
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: { md: '1fr 1fr' }, columnGap: 2 }}>
        <Build title="Before" build={base} />
        <Build title="After" build={head} />
      </Box>
      <Doubts {...comparison} />
      <Section title="Configuration and outputs">
        <Changes label="Changes of the configuration" changes={changes} />
      </Section>
      <Section title="Executed workflows">
        {workflowChanges ? (
          <Changes label="Changes of workflows" changes={workflowChanges} />
        ) : (
          'AWS no longer has the workflow executions of both builds, or they could not be read.'
        )}
      </Section>
      <Section title="Findings of vulnerability scans">
        {findings ? <Findings {...findings} /> : 'The findings could not be read.'}
      </Section>
      <Packages base={base.id} head={head.id} />
    </>
  );
};

const Loading = () => (
  <Box aria-busy="true" role="status" aria-label="Loading">
    <Skeleton variant="rounded" height={120} sx={{ mb: 2 }} />
    <Skeleton variant="rounded" height={240} />
  </Box>
);

const Pair = ({ base, head }: { readonly base: string; readonly head: string }) => {
  const { data, error, refetch } = useComparison(base, head);
  return (
    <>
      {error && <ErrorAlert error={error} onRetry={() => void refetch()} isStale={data !== undefined} />}
      <MissingStrip missing={data?.missing ?? []} />
      {data?.comparison && <Compared comparison={data.comparison} />}
      {data?.comparison === null && <Alert severity="info">AWS does not know one of the two builds.</Alert>}
      {!data && !error && <Loading />}
    </>
  );
};

/** Finds the last good build, and puts it into the URL. */
const LastGoodBuild = ({ head }: { readonly head: string }) => {
  const { data, error, refetch } = useLastGoodBuild(head);
  const base = data?.previous?.id;
  useEffect(() => {
    if (base !== undefined) openPage({ name: 'comparison', base, head }, 'replace');
  }, [base, head]);
  if (error) return <ErrorAlert error={error} onRetry={() => void refetch()} isStale={false} />;
  if (data === null) return <Alert severity="info">AWS does not know this build.</Alert>;
  if (data?.previous === null)
    return <Alert severity="info">No build before {nameOf(data)} of this image is available.</Alert>;
  return <Loading />;
};

const Frame = ({ state, children }: { readonly state: ListState; readonly children: ReactNode }) => (
  <>
    <title>Two builds, compared</title>
    <Link href={hrefOf({ name: 'list' }, state)} underline="hover" sx={{ display: 'inline-block', mb: 1.5 }}>
      <span aria-hidden="true">← </span>All executions
    </Link>
    {children}
  </>
);

interface Props {
  readonly base: string;
  readonly head: string;
  readonly state: ListState;
}

/** What differs between two image builds. Without a `base`, the last good build before `head`. */
export const ComparisonPage = ({ base, head, state }: Props) => (
  <Frame state={state}>{base ? <Pair base={base} head={head} /> : <LastGoodBuild head={head} />}</Frame>
);
