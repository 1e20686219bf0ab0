import TextField from '@mui/material/TextField';
import { type InputHTMLAttributes, useEffect, useState } from 'react';

const typingMs = 400;

/** Two columns of the grid of filters, or all of a narrow window: room for a text, or for a date with its time. */
export const doubleWidth = { gridColumn: { xs: '1 / -1', sm: 'span 2' } };

interface Props {
  readonly label: string;
  readonly value: string;
  /** Called when the reader has paused or pressed Enter. */
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly input?: InputHTMLAttributes<HTMLInputElement>;
}

/** A text field that reports its value when the reader pauses, so that not each letter costs a request. */
export const Field = ({ label, value, onChange, placeholder, input }: Props) => {
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  useEffect(() => {
    if (draft === value) return undefined;
    const timer = setTimeout(() => onChange(draft), typingMs);
    return () => clearTimeout(timer);
  }, [draft, value, onChange]);
  return (
    <TextField
      size="small"
      label={label}
      value={draft}
      placeholder={placeholder}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={(event) => event.key === 'Enter' && onChange(draft)}
      slotProps={{ htmlInput: { type: 'search', ...input }, inputLabel: { shrink: true } }}
      sx={{ bgcolor: 'background.paper', ...doubleWidth }}
    />
  );
};
