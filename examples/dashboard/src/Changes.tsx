import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { type Change, type ChangeGroup, groupsOf } from './comparison';
import { KindOfChange, TodayMark } from './StatusChip';
import { monospace } from './theme';
import { flush } from './Timeline';

/** On narrow screens, each cell is a block with its title. */
const block = { display: { xs: 'block', md: 'table-cell' }, px: { xs: 0, md: 2 } };
const withoutLine = { '@media (max-width: 899.95px)': { borderBottom: 0 } };

/** A list of names, such as instance types, is one line. */
const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ');
  return JSON.stringify(value, null, 2);
};

const Value = ({ value, title, isWithheld }: { value: unknown; title: string; isWithheld: boolean }) => (
  <>
    <Typography variant="caption" sx={{ display: { md: 'none' }, color: 'text.secondary' }}>
      {title}
    </Typography>
    {value === null ? (
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {isWithheld ? 'not shown to you' : '–'}
      </Typography>
    ) : (
      <Box
        sx={{
          fontFamily: monospace,
          fontSize: '0.8rem',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
        }}
      >
        {textOf(value)}
      </Box>
    )}
  </>
);

const ChangeRow = ({ name, change }: { readonly name: string; readonly change: Change }) => {
  const { kind, before, after, isWithheld, asOfToday, note } = change;
  return (
    <TableRow sx={{ display: { xs: 'block', md: 'table-row' } }}>
      <TableCell
        component="th"
        scope="row"
        sx={{ ...block, ...withoutLine, overflowWrap: 'anywhere', fontWeight: 600 }}
      >
        {name}
        <Box sx={{ mt: 0.5, display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
          <KindOfChange kind={kind} />
          {asOfToday && <TodayMark />}
        </Box>
        {note && (
          <Typography variant="body2" sx={{ mt: 0.5, color: 'text.secondary' }}>
            {note}
          </Typography>
        )}
      </TableCell>
      <TableCell sx={{ ...block, ...withoutLine, pt: { xs: 0, md: 0.75 } }}>
        <Value value={before} title="Before" isWithheld={isWithheld && kind !== 'ADDED'} />
      </TableCell>
      <TableCell sx={{ ...block, pt: { xs: 0, md: 0.75 } }}>
        <Value value={after} title="After" isWithheld={isWithheld && kind !== 'REMOVED'} />
      </TableCell>
    </TableRow>
  );
};

const Group = ({ title, changes }: ChangeGroup) => (
  <TableBody aria-label={title} sx={{ display: { xs: 'block', md: 'table-row-group' } }}>
    <TableRow sx={{ display: { xs: 'block', md: 'table-row' } }}>
      <TableCell
        component="th"
        scope="rowgroup"
        colSpan={3}
        sx={{ ...block, pt: 2, fontWeight: 650, color: 'text.secondary' }}
      >
        {title}
      </TableCell>
    </TableRow>
    {changes.map(({ name, change }) => (
      <ChangeRow key={change.path} name={name} change={change} />
    ))}
  </TableBody>
);

interface Props {
  /** What the table has, for readers who do not see it. */
  readonly label: string;
  readonly changes: readonly Change[];
}

/** Changes by what they belong to, each with the value before and after. */
export const Changes = ({ label, changes }: Props) =>
  changes.length === 0 ? (
    'Nothing differs.'
  ) : (
    <Table
      size="small"
      aria-label={label}
      sx={{ ...flush, tableLayout: 'fixed', display: { xs: 'block', md: 'table' } }}
    >
      <TableHead sx={{ display: { xs: 'none', md: 'table-header-group' } }}>
        <TableRow>
          <TableCell>What</TableCell>
          <TableCell>Before</TableCell>
          <TableCell>After</TableCell>
        </TableRow>
      </TableHead>
      {groupsOf(changes).map((group) => (
        <Group key={group.title} {...group} />
      ))}
    </Table>
  );
