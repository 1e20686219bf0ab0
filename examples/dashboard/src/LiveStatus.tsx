import Typography from '@mui/material/Typography';
import { refreshSeconds } from './gateway';
import type { LiveState } from './useWatch';

const textOf = (live: LiveState, isRefreshing: boolean): string => {
  if (!isRefreshing) return 'Not refreshed';
  switch (live) {
    case 'live':
      return 'Live';
    case 'connecting':
      return 'Connecting…';
    case 'reconnecting':
      return 'Reconnecting…';
    case 'offline':
      return 'Offline: the gateway cannot be reached. Trying again…';
    case 'off':
    case 'refused':
    case 'complete':
      return `Refreshed every ${refreshSeconds} s`;
  }
};

interface Props {
  readonly live: LiveState;
  readonly isRefreshing: boolean;
}

/** How what is shown stays up to date, for screen readers too. */
export const LiveStatus = ({ live, isRefreshing }: Props) => (
  <Typography
    variant="body2"
    role="status"
    aria-label="Updates"
    sx={{ color: isRefreshing && live === 'offline' ? 'error.main' : 'text.secondary' }}
  >
    {textOf(live, isRefreshing)}
  </Typography>
);
