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
const wideOnly = { display: { xs: 'none', md: 'table-cell' } };
const block = { display: { xs: 'block', md: 'table-cell' }, px: { xs: 0, md: 2 } };
const withoutLine = { borderBottom: { xs: 0, md: '1px solid var(--mui-palette-divider)' } };

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value, null, 2);

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
          maxHeight: 240,
          overflow: 'auto',
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
  <Box sx={{ mb: 2, '&:last-child': { mb: 0 } }}>
    <Typography variant="h3" sx={{ mb: 0.5 }}>
      {title}
    </Typography>
    <Table
      size="small"
      aria-label={`Changes: ${title}`}
      sx={{ ...flush, tableLayout: 'fixed', display: { xs: 'block', md: 'table' } }}
    >
      <TableHead sx={{ display: { xs: 'none', md: 'table-header-group' } }}>
        <TableRow>
          <TableCell sx={wideOnly}>What</TableCell>
          <TableCell sx={wideOnly}>Before</TableCell>
          <TableCell sx={wideOnly}>After</TableCell>
        </TableRow>
      </TableHead>
      <TableBody sx={{ display: { xs: 'block', md: 'table-row-group' } }}>
        {changes.map(({ name, change }) => (
          <ChangeRow key={change.path} name={name} change={change} />
        ))}
      </TableBody>
    </Table>
  </Box>
);

/** Changes by what they belong to, each with the value before and after. */
export const Changes = ({ changes }: { readonly changes: readonly Change[] }) =>
  changes.length === 0
    ? 'Nothing differs.'
    : groupsOf(changes).map((group) => <Group key={group.title} {...group} />);
