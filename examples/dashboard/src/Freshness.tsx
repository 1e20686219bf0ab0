import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { refreshSeconds } from './gateway';
import { changeState } from './route';
import { lengthOf, useNow, wholeMomentOf } from './time';

interface Props {
  /** When AWS returned the oldest data on the page. */
  readonly asOf: string | undefined;
  /** True if a part of the data is missing. */
  readonly isPartial: boolean;
  readonly isRefreshing: boolean;
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

/** The age of the data, whether a part is missing, and the switch for automatic refreshing. */
export const Freshness = ({ asOf, isPartial, isRefreshing }: Props) => (
  <Stack direction="row" sx={{ alignItems: 'center', columnGap: 2, flexWrap: 'wrap' }}>
    {asOf !== undefined && <Age asOf={asOf} isPartial={isPartial} />}
    <FormControlLabel
      control={
        <Switch
          size="small"
          checked={isRefreshing}
          onChange={(event) => changeState({ isRefreshing: event.target.checked })}
        />
      }
      label={`Refresh every ${refreshSeconds} s`}
      slotProps={{ typography: { variant: 'body2' } }}
      sx={{ mr: 0 }}
    />
  </Stack>
);
