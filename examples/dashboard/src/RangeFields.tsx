import TextField from '@mui/material/TextField';
import { doubleWidth } from './Field';
import type { ListState, RangeName } from './listState';
import { Menu } from './Menu';
import { changeState } from './route';
import { localInputOf } from './time';

const ranges = [
  ['any', 'Any time'],
  ['1h', 'Last hour'],
  ['24h', 'Last 24 hours'],
  ['7d', 'Last 7 days'],
  ['30d', 'Last 30 days'],
  ['custom', 'From … to …'],
] as const satisfies readonly (readonly [RangeName, string])[];

const dayMs = 86_400_000;

interface MomentProps {
  readonly label: string;
  /** ISO time, or empty. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A moment in the reader's time zone. */
const MomentField = ({ label, value, onChange }: MomentProps) => (
  <TextField
    type="datetime-local"
    size="small"
    label={label}
    value={value && localInputOf(value)}
    onChange={({ target }) => onChange(target.value && new Date(target.value).toISOString())}
    slotProps={{ inputLabel: { shrink: true } }}
    sx={{ bgcolor: 'background.paper', ...doubleWidth }}
  />
);

/** The range of start times. */
export const RangeFields = ({ range, from, to }: Pick<ListState, 'range' | 'from' | 'to'>) => (
  <>
    <Menu
      label="Started"
      value={range}
      options={ranges}
      onChange={(chosen) => {
        const yesterday = new Date(Math.floor(Date.now() / 60_000) * 60_000 - dayMs).toISOString();
        changeState({ range: chosen, from: chosen === 'custom' ? from || yesterday : '', to: '' });
      }}
    />
    {range === 'custom' && (
      <>
        <MomentField label="From" value={from} onChange={(moment) => changeState({ from: moment })} />
        <MomentField label="To" value={to} onChange={(moment) => changeState({ to: moment })} />
      </>
    )}
  </>
);
