import Box from '@mui/material/Box';
import type { ExecutionPage } from './gateway';
import type { Order } from './listState';
import { HistoryMark, OverdueMark } from './StatusChip';
import { lengthOf, momentOf, wholeMomentOf } from './time';

export type Row = ExecutionPage['nodes'][number];

/** What the table and the cards show. */
export interface RowsProps {
  /** Undefined while loading. */
  readonly rows: readonly Row[] | undefined;
  /** True while rows of another filter or order are shown until those of the chosen one arrive. */
  readonly isStale: boolean;
  readonly order: Order;
  /** The text of a list without rows. */
  readonly empty: string;
}

/** Lists omit the reason of Transfer executions, which costs one AWS call each. The page of one execution shows it. */
export const reasonOf = (row: Row): string | null => ('statusReason' in row ? row.statusReason : null);

const Moment = ({ at }: { readonly at: string }) => <span title={wholeMomentOf(at)}>{momentOf(at)}</span>;

const isUnderWay = ({ status }: Row): boolean =>
  ['PENDING', 'RUNNING', 'CANCELLING', 'ROLLING_BACK'].includes(status);

/** AWS returns no times of transfers. The gateway knows when it first and last saw them. */
export const startOf = (row: Row) => {
  if (row.startedAt) return <Moment at={row.startedAt} />;
  if (row.__typename !== 'TransferExecution') return 'not started';
  return (
    <>
      seen <Moment at={row.firstSeenAt} />
    </>
  );
};

export const endOf = (row: Row) => {
  if (row.endedAt) return <Moment at={row.endedAt} />;
  if (row.origin === 'HISTORY')
    return (
      <>
        last seen <Moment at={row.lastSeenAt} />
      </>
    );
  return isUnderWay(row) ? 'in progress' : '';
};

export const tookOf = ({ durationSeconds }: Row): string =>
  durationSeconds === null ? '' : lengthOf(durationSeconds);

/** Marks what is unusual about an execution. */
export const Marks = ({ row: { isOverdue, expectedDurationSeconds, origin } }: { readonly row: Row }) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, '&:not(:empty)': { mt: 0.5 } }}>
    {isOverdue && <OverdueMark usualSeconds={expectedDurationSeconds?.p95} />}
    {origin === 'HISTORY' && <HistoryMark />}
  </Box>
);
