import Box from '@mui/material/Box';
import type { ExecutionPage } from './gateway';
import type { Order } from './listState';
import { isUnderWay } from './liveRows';
import { ExecutionStatusChip, OriginMark, OverdueMark } from './StatusChip';
import { lengthOf, momentOf, wholeMomentOf } from './time';

export type Row = ExecutionPage['nodes'][number];

/** What the table and the cards show. */
export interface RowsProps {
  /** Undefined while loading. */
  readonly rows: readonly Row[] | undefined;
  /** True while rows of another filter or order are shown until those of the chosen one arrive. */
  readonly isStale: boolean;
  /** Undefined if the list cannot be sorted. */
  readonly order?: Order;
  /** The text of a list without rows. */
  readonly empty: string;
}

/** The rows of all pages, without duplicates: a row can move to the next page between two requests. */
export const rowsOf = (pages: readonly { readonly nodes: readonly Row[] }[]): Row[] => [
  ...new Map(pages.flatMap(({ nodes }) => nodes.map((node) => [node.id, node] as const))).values(),
];

/** Lists omit the reason of Transfer executions, which costs one AWS call each. The pages of files and of one execution show it. */
export const reasonOf = (row: Row): string | null =>
  'statusReason' in row && typeof row.statusReason === 'string' ? row.statusReason : null;

const nowrap = { whiteSpace: 'nowrap' } as const;

const Moment = ({ at }: { readonly at: string }) => (
  <span style={nowrap} title={wholeMomentOf(at)}>
    {momentOf(at)}
  </span>
);

/** AWS returns no times of transfers, but logs have them. Of the others, the gateway knows when it first and last saw them. */
export const startOf = (row: Row) => {
  if (row.startedAt) return <Moment at={row.startedAt} />;
  if (row.origin === 'LOG') return 'not logged';
  if (row.__typename !== 'TransferExecution') return 'not started';
  return (
    <>
      seen <Moment at={row.firstSeenAt} />
    </>
  );
};

export const endOf = (row: Row) => {
  if (row.endedAt) return <Moment at={row.endedAt} />;
  if (row.origin === 'LOG') return 'not logged';
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
    <OriginMark {...row} />
  </>
);

/** The status of an execution, and what is unusual about it. */
export const StatusWithMarks = ({ row }: { readonly row: Row }) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
    <ExecutionStatusChip {...row} />
    <Marks row={row} />
  </Box>
);
