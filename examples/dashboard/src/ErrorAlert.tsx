import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import { isGatewayError } from '@execution-gateway/client';

interface Props {
  readonly error: Error;
  readonly onRetry: () => void;
  /** True if the page still shows older data. */
  readonly isStale: boolean;
}

const messageOf = (error: Error): string => {
  if (!isGatewayError(error)) return error.message;
  switch (error.code) {
    case 'GATEWAY_UNAVAILABLE':
      return 'The gateway cannot be reached.';
    case 'TIMEOUT':
      return 'The gateway took too long.';
    case 'UNAUTHENTICATED':
    case 'FORBIDDEN':
      return `You are not allowed to see this. ${error.message}`;
    case 'UPSTREAM_FORBIDDEN':
      return `AWS denies this to the gateway. ${error.message}`;
    case 'RATE_LIMITED':
      return `You sent too many requests. ${error.message}`;
    default:
      return `${error.code}: ${error.message}`;
  }
};

/** The error of a request that returned no data. */
export const ErrorAlert = ({ error, onRetry, isStale }: Props) => (
  <Alert
    severity="error"
    sx={{ mb: 2 }}
    action={
      <Button color="inherit" size="small" onClick={onRetry} sx={{ whiteSpace: 'nowrap' }}>
        Try again
      </Button>
    }
  >
    <AlertTitle sx={{ fontSize: '0.95rem' }}>
      {isStale ? 'Could not refresh; what is shown is older' : 'Nothing could be loaded'}
    </AlertTitle>
    {messageOf(error)}
  </Alert>
);
