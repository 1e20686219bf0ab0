import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { TransferStepSummaryFragment } from '@execution-gateway/client';
import type { Opened } from '../gateway';
import { StatusChip } from '../StatusChip';
import { momentOf } from '../time';
import { flush, Timeline, type TimelineItem } from '../Timeline';
import { wordOf } from '../words';

type Transfer = Opened<'TransferExecution'>;

/** A step, and whether it handles the exception of another one. */
interface Step extends TransferStepSummaryFragment {
  readonly isHandler: boolean;
}

export const stepsOf = ({ results }: Transfer): readonly Step[] => [
  ...(results?.steps ?? []).map((step) => ({ ...step, isHandler: false })),
  ...(results?.onExceptionSteps ?? []).map((step) => ({ ...step, isHandler: true })),
];

const nameOf = ({ name }: Step, index: number): string => name ?? `Step ${index + 1}`;

const captionOf = ({ stepType, isHandler }: Step): string =>
  [stepType && wordOf(stepType), isHandler && 'handles the exception'].filter(Boolean).join(', ');

const errorOf = ({ error }: Step): string | null =>
  error && [error.type, error.message].filter(Boolean).join(': ');

/** The type and the error are columns on wide screens. On narrow ones, they are below the name. */
const wide = { display: { xs: 'none', sm: 'table-cell' } };
const narrow = { display: { xs: 'block', sm: 'none' } };

/** Steps without times, which AWS's API does not return. It returns those that have ended. */
const StepTable = ({ steps }: { readonly steps: readonly Step[] }) => (
  <TableContainer>
    <Table size="small" aria-label="Steps so far" sx={flush}>
      <TableHead>
        <TableRow>
          <TableCell>Step</TableCell>
          <TableCell sx={wide}>Type</TableCell>
          <TableCell>Status</TableCell>
          <TableCell sx={wide}>Error</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {steps.map((step, index) => (
          <TableRow key={index}>
            <TableCell component="th" scope="row" sx={{ fontWeight: 600 }}>
              {nameOf(step, index)}
              {step.error && (
                <Typography variant="body2" sx={{ ...narrow, fontWeight: 400, overflowWrap: 'anywhere' }}>
                  {errorOf(step)}
                </Typography>
              )}
            </TableCell>
            <TableCell sx={wide}>{captionOf(step)}</TableCell>
            <TableCell>
              <StatusChip status={step.error ? 'FAILED' : 'SUCCEEDED'} />
            </TableCell>
            <TableCell sx={wide}>{errorOf(step)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  </TableContainer>
);

/** A step in the log. One without an end has no bar, since its length is not known. */
const itemOf = (step: Step, index: number): TimelineItem => {
  const { startedAt, endedAt, error } = step;
  const common = { id: `${index}`, name: nameOf(step, index), caption: captionOf(step) || null };
  if (endedAt)
    return { ...common, status: error ? 'FAILED' : 'SUCCEEDED', startedAt, endedAt, note: errorOf(step) };
  const started = startedAt && `Started ${momentOf(startedAt)}; no end was logged.`;
  return {
    ...common,
    status: error ? 'FAILED' : 'UNKNOWN',
    startedAt: null,
    endedAt: null,
    note: [errorOf(step), started].filter(Boolean).join(' '),
  };
};

/** The steps of a transfer: on a timeline if their times are known, which only the log has. */
export const TransferSteps = ({ transfer }: { readonly transfer: Transfer }) => {
  const steps = stepsOf(transfer);
  return transfer.origin === 'LOG' ? (
    <Timeline label="Steps with their times" what="Step" items={steps.map(itemOf)} now={transfer.fetchedAt} />
  ) : (
    <StepTable steps={steps} />
  );
};
