import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Comparison } from './comparison';
import { flush } from './Timeline';
import { wordOf } from './words';

const severities = ['critical', 'high', 'medium', 'all'] as const;

type Props = NonNullable<Comparison['findings']>;

/** The numbers of vulnerabilities in both builds. */
export const Findings = ({ base, head }: Props) => {
  if (!base && !head) return 'AWS has no findings of these builds: they were not scanned.';
  return (
    <Table size="small" aria-label="Findings by severity" sx={{ ...flush, maxWidth: 480 }}>
      <TableHead>
        <TableRow>
          <TableCell>Severity</TableCell>
          <TableCell align="right">Before</TableCell>
          <TableCell align="right">After</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {severities.map((severity) => (
          <TableRow key={severity}>
            <TableCell component="th" scope="row">
              {wordOf(severity)}
            </TableCell>
            <TableCell align="right">{base ? (base[severity] ?? '–') : 'not scanned'}</TableCell>
            <TableCell align="right">{head ? (head[severity] ?? '–') : 'not scanned'}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};
