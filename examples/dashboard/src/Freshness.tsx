import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { LiveStatus } from './LiveStatus';
import { changeState } from './route';
import type { LiveState } from './useWatch';
import { lengthOf, useNow, wholeMomentOf } from './time';

interface Props {
  /** When AWS returned the oldest data on the page. */
  readonly asOf: string | undefined;
  /** True if a part of the data is missing. */
  readonly isPartial: boolean;
  readonly isRefreshing: boolean;
  /** The state of the stream of a page that has one. */
  readonly live?: LiveState;
}

const Age = ({ asOf, isPartial }: { readonly asOf: string; readonly isPartial: boolean }) => {
  const now = useNow();
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary' }} title={wholeMomentOf(asOf)}>
      As of {lengthOf((now - Date.parse(asOf)) / 1000)} ago
      {isPartial && <strong>, incomplete</strong>}
    </Typography>
  );
};

/** How the data is kept up to date, its age, whether a part is missing, and the switch for automatic refreshing. */
export const Freshness = ({ asOf, isPartial, isRefreshing, live = 'off' }: Props) => (
  <Stack direction="row" sx={{ alignItems: 'center', columnGap: 2, flexWrap: 'wrap' }}>
    <LiveStatus live={live} isRefreshing={isRefreshing} />
    {asOf !== undefined && live !== 'live' && <Age asOf={asOf} isPartial={isPartial} />}
    {live === 'live' && isPartial && <strong>incomplete</strong>}
    <FormControlLabel
      control={
        <Switch
          size="small"
          checked={isRefreshing}
          onChange={(event) => changeState({ isRefreshing: event.target.checked })}
        />
      }
      label="Update by itself"
      slotProps={{ typography: { variant: 'body2' } }}
      sx={{ mr: 0 }}
    />
  </Stack>
);
