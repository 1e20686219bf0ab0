import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { monospace } from './theme';

export type Fact = readonly [name: string, value: ReactNode, isWide?: true];

/** A list of names and values, without the empty ones. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <Box
    component="dl"
    sx={{
      m: 0,
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(210px, 1fr))',
      columnGap: 3,
      rowGap: 1.5,
    }}
  >
    {facts
      .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
      .map(([name, value, isWide]) => (
        <Box key={name} sx={isWide && { gridColumn: '1 / -1' }}>
          <Typography component="dt" variant="caption" sx={{ color: 'text.secondary' }}>
            {name}
          </Typography>
          <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {value}
          </Typography>
        </Box>
      ))}
  </Box>
);

/** A formatted JSON value. A string is shown as is. */
export const Json = ({ value, label }: { readonly value: unknown; readonly label: string }) => (
  <Box
    component="pre"
    tabIndex={0}
    aria-label={label}
    sx={{
      m: 0,
      p: 1.5,
      bgcolor: 'background.default',
      border: 1,
      borderColor: 'divider',
      borderRadius: 1,
      fontFamily: monospace,
      fontSize: '0.8rem',
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      maxHeight: 360,
      overflow: 'auto',
    }}
  >
    {typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
  </Box>
);
