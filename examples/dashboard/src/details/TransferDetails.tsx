import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { ConsoleLink } from '../ConsoleLink';
import { Facts } from '../Facts';
import type { Opened } from '../gateway';
import { Section } from '../Section';
import { StatusChip } from '../StatusChip';
import { flush } from '../Timeline';
import { locationOf, wordOf } from '../words';

type Transfer = Opened<'TransferExecution'>;
type Step = NonNullable<NonNullable<Transfer['results']>['steps']>[number];

/** The type and the error are columns on wide screens. On narrow ones, the error is below the name. */
const wide = { display: { xs: 'none', sm: 'table-cell' } };
const narrow = { display: { xs: 'block', sm: 'none' } };

const errorOf = ({ type, message }: NonNullable<Step['error']>): string =>
  [type, message].filter(Boolean).join(': ');

/** Of a transfer without results. Those of one that AWS no longer knows are lost, unless the gateway has seen them. */
const noStepsOf = ({ origin }: Transfer): string =>
  origin === 'HISTORY' ? 'The gateway has seen no steps of it.' : 'No step has ended yet.';

const Steps = ({ steps }: { readonly steps: readonly Step[] }) => (
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
        {steps.map(({ name, stepType, error }, index) => (
          <TableRow key={`${index} ${name ?? ''}`}>
            <TableCell component="th" scope="row" sx={{ fontWeight: 600 }}>
              {name ?? `Step ${index + 1}`}
              {error && (
                <Typography variant="body2" sx={{ ...narrow, fontWeight: 400, overflowWrap: 'anywhere' }}>
                  {errorOf(error)}
                </Typography>
              )}
            </TableCell>
            <TableCell sx={wide}>{stepType && wordOf(stepType)}</TableCell>
            <TableCell>
              <StatusChip status={error ? 'FAILED' : 'SUCCEEDED'} />
            </TableCell>
            <TableCell sx={wide}>{error && errorOf(error)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  </TableContainer>
);

/** A file in a Transfer workflow. AWS returns no times for it. */
export const TransferDetails = ({ transfer }: { readonly transfer: Transfer }) => {
  const steps = transfer.results?.steps ?? [];
  const { server } = transfer;
  return (
    <>
      <Section title="File">
        <Facts
          facts={[
            ['File', locationOf(transfer.initialFileLocation)],
            ['User', transfer.serviceMetadata?.userDetails?.userName],
            ['Workflow', transfer.workflowId],
            ['Execution', transfer.executionId],
            ['Server', server?.serverId],
            ['Console', server?.consoleUrl && <ConsoleLink href={server.consoleUrl} what="Server" />],
          ]}
        />
      </Section>
      <Section title="Steps so far">
        {steps.length > 0 ? <Steps steps={steps} /> : noStepsOf(transfer)}
      </Section>
    </>
  );
};
