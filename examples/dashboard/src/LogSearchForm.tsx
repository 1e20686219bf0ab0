import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import type { LogSearch } from './log';
import { monospace } from './theme';

interface Props {
  readonly search: LogSearch;
  readonly onSearch: (search: LogSearch) => void;
}

/** CloudWatch Logs refuses longer patterns. */
const maxLength = 1024;

/** A text and a pattern that select lines. Each search costs AWS calls, so it begins with the button or Enter. */
export const LogSearchForm = ({ search, onSearch }: Props) => {
  const [draft, setDraft] = useState(search);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSearch(draft);
  };
  const fieldOf = (name: keyof LogSearch, label: string, placeholder: string, fontFamily?: string) => (
    <TextField
      size="small"
      label={label}
      value={draft[name]}
      placeholder={placeholder}
      onChange={({ target }) => setDraft({ ...draft, [name]: target.value })}
      slotProps={{
        htmlInput: { type: 'search', maxLength, style: { fontFamily } },
        inputLabel: { shrink: true },
      }}
      sx={{ flex: '1 1 240px' }}
    />
  );
  return (
    <Box
      component="form"
      role="search"
      aria-label="Lines of the log"
      onSubmit={submit}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1.5 }}
    >
      {fieldOf('contains', 'Lines with this text', 'Case counts')}
      {fieldOf('pattern', 'Pattern of CloudWatch Logs', '?Stderr ?ExitCode', monospace)}
      <Button type="submit" variant="outlined">
        Search
      </Button>
    </Box>
  );
};
