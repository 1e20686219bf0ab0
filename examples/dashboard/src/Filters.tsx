import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import { type ListFilter, useScopes, type View } from './gateway';
import { kindNames, listedKinds } from './words';

interface Props {
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
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

/** The tabs of the views, and the menus for kind and scope. */
export const Filters = ({ filter, onFilter, counts }: Props) => {
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
        value={filter.view}
        onChange={(_event, view: View) => onFilter({ ...filter, view })}
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
          value={filter.kind}
          options={[['', 'All kinds'], ...kinds]}
          onChange={(value) =>
            onFilter({ ...filter, kind: listedKinds.find((kind) => kind === value) ?? '' })
          }
        />
        <Menu
          label="Account and region"
          value={filter.scope}
          options={[['', 'All'], ...scopes]}
          onChange={(scope) => onFilter({ ...filter, scope })}
        />
      </Stack>
    </Stack>
  );
};
