import TextField from '@mui/material/TextField';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly onChange: (value: Value) => void;
}

/** A menu of the browser, which works by keyboard and on phones. */
export const Menu = <Value extends string>({ label, value, options, onChange }: Props<Value>) => (
  <TextField
    select
    size="small"
    label={label}
    value={value}
    onChange={(event) => {
      const chosen = options.find(([key]) => key === event.target.value);
      if (chosen) onChange(chosen[0]);
    }}
    slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    sx={{ bgcolor: 'background.paper' }}
  >
    {options.map(([key, text]) => (
      <option key={key} value={key}>
        {text}
      </option>
    ))}
  </TextField>
);
