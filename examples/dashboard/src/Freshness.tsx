import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { refreshSeconds } from './gateway';
import { lengthOf, useNow, wholeMomentOf } from './time';

interface Props {
  /** When AWS returned the oldest data on the page. */
  readonly asOf: string | undefined;
  readonly isRefreshing: boolean;
  readonly onRefreshing: (isRefreshing: boolean) => void;
}

const Age = ({ asOf }: { readonly asOf: string }) => {
  const now = useNow();
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary' }} title={wholeMomentOf(asOf)}>
      As of {lengthOf((now - Date.parse(asOf)) / 1000)} ago
    </Typography>
  );
};

/** The age of the data, and the switch for automatic refreshing. */
export const Freshness = ({ asOf, isRefreshing, onRefreshing }: Props) => (
  <Stack direction="row" sx={{ alignItems: 'center', gap: 2 }}>
    {asOf !== undefined && <Age asOf={asOf} />}
    <FormControlLabel
      control={
        <Switch
          size="small"
          checked={isRefreshing}
          onChange={(event) => onRefreshing(event.target.checked)}
        />
      }
      label={`Refresh every ${refreshSeconds} s`}
      slotProps={{ typography: { variant: 'body2' } }}
      sx={{ mr: 0 }}
    />
  </Stack>
);
