import { useColorScheme } from '@mui/material/styles';
import Box from '@mui/material/Box';
import { useId } from 'react';

/** For screen readers alone, where the bar has no room. */
const visuallyHidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;

const modes = ['system', 'light', 'dark'] as const;

/** The choice between light and dark. The browser remembers it. */
export const ColorMode = () => {
  const { mode = 'system', setMode } = useColorScheme();
  const id = useId();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: '0.875rem' }}>
      <Box
        component="label"
        htmlFor={id}
        sx={(theme) => ({ [theme.breakpoints.down('sm')]: visuallyHidden })}
      >
        Colors
      </Box>
      <Box
        component="select"
        id={id}
        value={mode}
        onChange={({ target }) =>
          setMode(modes.find((known) => known === (target as HTMLSelectElement).value) ?? 'system')
        }
        sx={{
          font: 'inherit',
          color: 'inherit',
          bgcolor: 'transparent',
          border: '1px solid rgba(255,255,255,.6)',
          borderRadius: 1,
          p: 0.5,
          '& option': { color: '#1c2733', bgcolor: '#fff' },
        }}
      >
        <option value="system">As the system</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </Box>
    </Box>
  );
};
