import Chip from '@mui/material/Chip';
import type { ChangeKind, ExecutionOrigin, ExecutionStatus } from '@execution-gateway/client';
import { lengthOf } from './time';
import { wordOf } from './words';

/** The colours of a status. The contrast of each ink on its ground is at least 4.5. */
interface Tone {
  readonly light: Colors;
  readonly dark: Colors;
  /** The colour of a timeline bar, on light and on dark. */
  readonly bar: string;
}

interface Colors {
  readonly ink: string;
  readonly ground: string;
}

const red: Tone = {
  light: { ink: '#9b1c1c', ground: '#fdecec' },
  dark: { ink: '#ffb4ab', ground: '#4a1d1d' },
  bar: '#c93434',
};
const orange: Tone = {
  light: { ink: '#8a4200', ground: '#fdf0e1' },
  dark: { ink: '#ffc98f', ground: '#472a0c' },
  bar: '#c77414',
};
const blue: Tone = {
  light: { ink: '#0f4c8a', ground: '#e6f0fb' },
  dark: { ink: '#a9d0ff', ground: '#16324f' },
  bar: '#2f75bd',
};
const green: Tone = {
  light: { ink: '#1a6137', ground: '#e5f4ea' },
  dark: { ink: '#9fe0b6', ground: '#143823' },
  bar: '#3a8f5c',
};
const grey: Tone = {
  light: { ink: '#46515e', ground: '#eceff2' },
  dark: { ink: '#c6d0da', ground: '#2d3843' },
  bar: '#7d8894',
};

/** The colours of a status. */
export const toneOf = (status: ExecutionStatus): Tone => {
  switch (status) {
    case 'FAILED':
      return red;
    case 'ROLLING_BACK':
    case 'ROLLED_BACK':
    case 'CANCELLING':
      return orange;
    case 'RUNNING':
      return blue;
    case 'SUCCEEDED':
      return green;
    default:
      // PENDING, SKIPPED, CANCELLED, UNKNOWN, and statuses that this page does not know.
      return grey;
  }
};

const Mark = ({ light, dark, label, title }: Pick<Tone, 'light' | 'dark'> & MarkProps) => (
  <Chip
    size="small"
    label={label}
    title={title}
    sx={[
      { color: light.ink, bgcolor: light.ground, fontWeight: 600, borderRadius: 1 },
      (theme) => theme.applyStyles('dark', { color: dark.ink, backgroundColor: dark.ground }),
    ]}
  />
);

interface MarkProps {
  readonly label: string;
  readonly title?: string | undefined;
}

interface Props {
  readonly status: ExecutionStatus;
  /** A label instead of the status, such as AWS's own. */
  readonly word?: string;
}

export const StatusChip = ({ status, word = status }: Props) => {
  const { light, dark } = toneOf(status);
  return <Mark light={light} dark={dark} label={wordOf(word)} />;
};

/** Marks an execution that takes longer than 95 % of those of the same name. */
export const OverdueMark = ({ usualSeconds }: { readonly usualSeconds: number | undefined }) => (
  <Mark
    {...orange}
    label="Stuck?"
    title={
      usualSeconds === undefined
        ? 'Takes longer than usual'
        : `Takes longer than usual: 95 % took at most ${lengthOf(usualSeconds)}`
    }
  />
);

interface Known {
  readonly status: ExecutionStatus;
  readonly origin: ExecutionOrigin;
  readonly rawStatus: string | null;
}

/** True if AWS did not show how an execution has ended that it no longer knows. */
const isOutcomeUnknown = ({ status, origin }: Known): boolean => origin !== 'AWS' && status === 'UNKNOWN';

/** The status of an execution. What was in progress when AWS forgot it has ended since, in a way that AWS did not show. */
export const ExecutionStatusChip = (execution: Known) => (
  <StatusChip
    status={execution.status}
    word={isOutcomeUnknown(execution) ? 'OUTCOME_UNKNOWN' : execution.status}
  />
);

/** Marks an execution that AWS no longer knows, or that only its log shows. Renders nothing for others. */
export const OriginMark = (execution: Known) => {
  const { origin, rawStatus } = execution;
  if (origin === 'LOG')
    return (
      <Mark
        {...grey}
        label="From its log"
        title="AWS's API does not know it. Its log shows the times and steps."
      />
    );
  if (origin !== 'HISTORY') return null;
  const last =
    isOutcomeUnknown(execution) && rawStatus !== null ? ` Its last status in AWS: ${rawStatus}.` : '';
  return (
    <Mark {...grey} label="No longer in AWS" title={`The gateway remembers what AWS returned last.${last}`} />
  );
};

/** The colours of a change. */
const toneOfChange = (kind: ChangeKind): Tone => {
  switch (kind) {
    case 'ADDED':
      return green;
    case 'REMOVED':
      return red;
    case 'CHANGED':
      return blue;
    default:
      // REORDERED, and kinds that this page does not know.
      return grey;
  }
};

/** How a value differs between two builds. */
export const KindOfChange = ({ kind }: { readonly kind: ChangeKind }) => (
  <Mark {...toneOfChange(kind)} label={wordOf(kind)} />
);

/** Marks a value that AWS returned as of today, not as of the build. */
export const TodayMark = () => (
  <Mark
    {...orange}
    label="As of today"
    title="AWS may have returned a value as of today, not as of the build."
  />
);
