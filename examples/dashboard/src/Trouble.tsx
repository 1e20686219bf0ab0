import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import { isGatewayError } from '@execution-gateway/client';

interface Props {
  readonly error: Error;
  readonly onRetry: () => void;
  /** True when older data is still shown. */
  readonly isStale: boolean;
}

const adviceOf = (error: Error): string => {
  if (!isGatewayError(error)) return error.message;
  switch (error.code) {
    case 'GATEWAY_UNAVAILABLE':
      return 'The gateway cannot be reached.';
    case 'TIMEOUT':
      return 'The gateway took too long.';
    case 'UNAUTHENTICATED':
    case 'FORBIDDEN':
      return `You may not see this. ${error.message}`;
    default:
      return `${error.code}: ${error.message}`;
  }
};

/** An answer that did not come. */
export const Trouble = ({ error, onRetry, isStale }: Props) => (
  <Alert
    severity="error"
    sx={{ mb: 2 }}
    action={
      <Button color="inherit" size="small" onClick={onRetry}>
        Try again
      </Button>
    }
  >
    <AlertTitle sx={{ fontSize: '0.95rem' }}>
      {isStale ? 'Could not refresh; what is shown is older' : 'There is no answer'}
    </AlertTitle>
    {adviceOf(error)}
  </Alert>
);
