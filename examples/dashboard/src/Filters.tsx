import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import { useScopes, type View, type Wish } from './gateway';
import { kindNames, listedKinds } from './words';

interface Props {
  readonly wish: Wish;
  readonly onWish: (wish: Wish) => void;
  readonly counts: Readonly<Record<View, number>> | undefined;
}

const views = [
  ['failed', 'Failed'],
  ['rollingBack', 'Rolling back'],
  ['running', 'Running'],
] as const;

export const panelId = 'executions';
export const tabIdOf = (view: View): string => `tab-${view}`;

interface MenuProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
}

const Menu = ({ label, value, options, onChange }: MenuProps) => (
  <TextField
    select
    size="small"
    label={label}
    value={value}
    onChange={(event) => onChange(event.target.value)}
    slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    sx={{ minWidth: 190, bgcolor: 'background.paper' }}
  >
    {options.map(([key, text]) => (
      <option key={key} value={key}>
        {text}
      </option>
    ))}
  </TextField>
);

/** What to see: failed or running, of which kind, and where. */
export const Filters = ({ wish, onWish, counts }: Props) => {
  const scopes = useScopes().map(
    ({ accountId, region }) => [`${accountId}/${region}`, `${accountId}, ${region}`] as const,
  );
  const kinds = listedKinds.map((kind) => [kind, `${kindNames[kind]}s`] as const);
  return (
    <Stack
      direction="row"
      sx={{ flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'end', gap: 2, mb: 2 }}
    >
      <Tabs
        value={wish.view}
        onChange={(_event, view: View) => onWish({ ...wish, view })}
        aria-label="Which executions"
      >
        {views.map(([view, name]) => (
          <Tab
            key={view}
            id={tabIdOf(view)}
            aria-controls={panelId}
            value={view}
            label={counts ? `${name} (${counts[view].toLocaleString('en')})` : name}
          />
        ))}
      </Tabs>
      <Stack direction="row" sx={{ gap: 1.5 }}>
        <Menu
          label="Kind"
          value={wish.kind}
          options={[['', 'All kinds'], ...kinds]}
          onChange={(value) => onWish({ ...wish, kind: listedKinds.find((kind) => kind === value) ?? '' })}
        />
        <Menu
          label="Account and region"
          value={wish.scope}
          options={[['', 'All'], ...scopes]}
          onChange={(scope) => onWish({ ...wish, scope })}
        />
      </Stack>
    </Stack>
  );
};
