import Link from '@mui/material/Link';
import { ConsoleLink } from '../ConsoleLink';
import { Facts } from '../Facts';
import type { Opened } from '../gateway';
import { LogSection } from '../LogSection';
import { linkToPage } from '../route';
import { Section } from '../Section';
import { fileNameOf, locationOf } from '../words';
import { stepsOf, TransferSteps } from './TransferSteps';

type Transfer = Opened<'TransferExecution'>;

/** Of a transfer without results. Those of one that AWS no longer knows are lost, unless the gateway or a log has them. */
const noStepsOf = ({ origin }: Transfer): string => {
  switch (origin) {
    case 'HISTORY':
      return 'The gateway has seen no steps of it.';
    case 'LOG':
      return 'The log has no line of a step.';
    default:
      return 'No step has ended yet.';
  }
};

/** A file in a Transfer workflow. AWS returns no times for it, but its log may have them. */
export const TransferDetails = ({ transfer }: { readonly transfer: Transfer }) => {
  const { server, origin } = transfer;
  const fileName = fileNameOf(transfer.initialFileLocation);
  return (
    <>
      <Section title="File">
        <Facts
          facts={[
            ['File', locationOf(transfer.initialFileLocation), true],
            [
              'Other transfers',
              fileName && <Link href={linkToPage({ name: 'file', fileName })}>All of this file</Link>,
            ],
            ['User', transfer.serviceMetadata?.userDetails?.userName],
            ['Workflow', transfer.workflowId],
            ['Execution', transfer.executionId],
            ['Server', server?.serverId],
            ['Console', server?.consoleUrl && <ConsoleLink href={server.consoleUrl} what="Server" />],
          ]}
        />
      </Section>
      <Section title={origin === 'AWS' ? 'Steps so far' : 'Steps'}>
        {stepsOf(transfer).length > 0 ? <TransferSteps transfer={transfer} /> : noStepsOf(transfer)}
      </Section>
      <LogSection
        id={transfer.id}
        title="Log"
        note="Lines of this transfer alone."
        isOpenAtFirst={transfer.rootCause !== null}
        isStarted
      />
    </>
  );
};
