import Chip from '@mui/material/Chip';
import type { ExecutionStatus } from '@execution-gateway/client';
import { wordOf } from './words';

interface Tone {
  /** The text colour. Its contrast on `ground` and on white is at least 4.5. */
  readonly ink: string;
  readonly ground: string;
  /** The colour of a timeline bar on white. */
  readonly bar: string;
}

const red = { ink: '#9b1c1c', ground: '#fdecec', bar: '#c93434' };
const orange = { ink: '#8a4200', ground: '#fdf0e1', bar: '#c77414' };
const blue = { ink: '#0f4c8a', ground: '#e6f0fb', bar: '#2f75bd' };
const green = { ink: '#1a6137', ground: '#e5f4ea', bar: '#3a8f5c' };
const grey = { ink: '#46515e', ground: '#eceff2', bar: '#7d8894' };

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

interface Props {
  readonly status: ExecutionStatus;
  /** A label instead of the status, such as AWS's own. */
  readonly word?: string;
}

export const StatusChip = ({ status, word = status }: Props) => {
  const { ink, ground } = toneOf(status);
  return (
    <Chip
      size="small"
      label={wordOf(word)}
      sx={{ color: ink, bgcolor: ground, fontWeight: 600, borderRadius: 1 }}
    />
  );
};
