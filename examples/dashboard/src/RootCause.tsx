import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { ConsoleLink } from './ConsoleLink';
import { Facts, Json } from './Facts';
import type { OpenedExecution } from './gateway';
import { linkTo } from './route';
import { Section } from './Section';
import { nameInArn } from './words';

type Cause = NonNullable<OpenedExecution['rootCause']>;

/** The page of the step that failed, if it has one. */
const hrefOfStep = (execution: OpenedExecution, { step }: Cause): string | undefined => {
  if (execution.__typename !== 'ImageBuilderWorkflow') return undefined;
  const failed = execution.steps?.nodes.find(({ name, status }) => name === step && status === 'FAILED');
  return failed && linkTo(failed.id);
};

const Missing = ({ missing }: { readonly missing: readonly string[] }) => (
  <Alert severity="warning" sx={{ mt: 1.5 }}>
    More could not be read:
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {missing.map((reason) => (
        <Box component="li" key={reason} sx={{ overflowWrap: 'anywhere' }}>
          {reason}
        </Box>
      ))}
    </Box>
  </Alert>
);

/** Why an execution failed, and what that rests on. Renders nothing for one that did not fail. */
export const RootCause = ({ execution }: { readonly execution: OpenedExecution }) => {
  const { rootCause: cause } = execution;
  if (!cause) return null;
  const href = hrefOfStep(execution, cause);
  return (
    <Section title="Root cause">
      <Typography sx={{ mb: 1.5, fontWeight: 600, overflowWrap: 'anywhere' }}>{cause.summary}</Typography>
      <Facts
        facts={[
          ['Step', href ? <Link href={href}>{cause.step}</Link> : cause.step],
          ['Component', cause.component && nameInArn(cause.component)],
          ['Phase', cause.phase],
          ['Action', cause.action],
          ['Message', cause.message && !cause.summary.includes(cause.message) && cause.message, true],
        ]}
      />
      {cause.excerpt && (
        <Box sx={{ mt: 1.5 }}>
          <Json value={cause.excerpt} label="Last lines of the output" />
        </Box>
      )}
      {cause.missing.length > 0 && <Missing missing={cause.missing} />}
      <Box sx={{ mt: 1.5, display: 'flex', flexWrap: 'wrap', columnGap: 3, rowGap: 0.5 }}>
        <ConsoleLink href={cause.logUrl} what="Log" />
        <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          From {cause.sources.join(', ')}
        </Typography>
      </Box>
    </Section>
  );
};
