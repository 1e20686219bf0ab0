import Box from '@mui/material/Box';
import type { ExecutionPage } from './gateway';
import type { Order } from './listState';
import { ExecutionStatusChip, HistoryMark, OverdueMark } from './StatusChip';
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

const nowrap = { whiteSpace: 'nowrap' } as const;

const Moment = ({ at }: { readonly at: string }) => (
  <span style={nowrap} title={wholeMomentOf(at)}>
    {momentOf(at)}
  </span>
);

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

/** How long an execution took, or has been in progress, as a part of a sentence. */
export const Length = ({ row }: { readonly row: Row }) => {
  const length = tookOf(row);
  if (!length) return null;
  return (
    <>
      , <span style={nowrap}>{`${row.endedAt ? 'took' : 'for'} ${length}`}</span>
    </>
  );
};

/** Marks what is unusual about an execution. */
const Marks = ({ row }: { readonly row: Row }) => (
  <>
    {row.isOverdue && <OverdueMark usualSeconds={row.expectedDurationSeconds?.p95} />}
    <HistoryMark {...row} />
  </>
);

/** The status of an execution, and what is unusual about it. */
export const StatusWithMarks = ({ row }: { readonly row: Row }) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
    <ExecutionStatusChip {...row} />
    <Marks row={row} />
  </Box>
);
