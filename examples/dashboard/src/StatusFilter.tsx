import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { changeState } from './route';
import { type Status, statuses, wordOf } from './words';

interface Props {
  readonly chosen: readonly Status[];
  /** The number of executions with each status. Undefined while loading; a status without executions is missing. */
  readonly counts: ReadonlyMap<string, number> | undefined;
}

interface ToggleProps {
  readonly label: string;
  readonly count: number | undefined;
  readonly isOn: boolean;
  readonly onClick: () => void;
}

const Toggle = ({ label, count, isOn, onClick }: ToggleProps) => (
  <Chip
    component="button"
    type="button"
    label={count === undefined ? label : `${label} ${count.toLocaleString('en')}`}
    aria-pressed={isOn}
    color={isOn ? 'primary' : 'default'}
    variant={isOn ? 'filled' : 'outlined'}
    onClick={onClick}
    sx={{ fontVariantNumeric: 'tabular-nums', ...(isOn ? {} : { bgcolor: 'background.paper' }) }}
  />
);

const withOrWithout = (chosen: readonly Status[], status: Status): readonly Status[] =>
  chosen.includes(status) ? chosen.filter((other) => other !== status) : [...chosen, status];

/** A button for each status, with the number of executions. None pressed means all. */
export const StatusFilter = ({ chosen, counts }: Props) => {
  const countOf = (status: Status) => counts && (counts.get(status) ?? 0);
  const total = counts && [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    <Box role="group" aria-label="Statuses" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
      <Toggle
        label="All"
        count={total}
        isOn={chosen.length === 0}
        onClick={() => changeState({ statuses: [] })}
      />
      {statuses.map((status) => (
        <Toggle
          key={status}
          label={wordOf(status)}
          count={countOf(status)}
          isOn={chosen.includes(status)}
          onClick={() => changeState({ statuses: withOrWithout(chosen, status) })}
        />
      ))}
    </Box>
  );
};
