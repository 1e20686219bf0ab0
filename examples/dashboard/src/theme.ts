import { createTheme } from '@mui/material/styles';

/** System fonts, so that the page loads nothing from other servers. */
const fontFamily = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';

export const monospace = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace';

export const theme = createTheme({
  // Follows the browser's preference for light or dark until the reader chooses.
  cssVariables: { colorSchemeSelector: 'class' },
  colorSchemes: {
    light: {
      palette: {
        primary: { main: '#1f4e79' },
        background: { default: '#f5f6f8' },
        text: { primary: '#1c2733', secondary: '#505d6b' },
      },
    },
    dark: {
      palette: {
        primary: { main: '#8fc1f0' },
        background: { default: '#12171d', paper: '#1a2129' },
        text: { primary: '#e7ecf1', secondary: '#a7b3bf' },
      },
    },
  },
  typography: {
    fontFamily,
    h1: { fontSize: '1.375rem', fontWeight: 650 },
    h2: { fontSize: '1.05rem', fontWeight: 650 },
    button: { textTransform: 'none' },
  },
  shape: { borderRadius: 6 },
  components: {
    MuiTableCell: {
      styleOverrides: {
        head: { fontWeight: 600, color: 'var(--mui-palette-text-secondary)', whiteSpace: 'nowrap' },
        root: { verticalAlign: 'top' },
      },
    },
    MuiPaper: { defaultProps: { variant: 'outlined' } },
    MuiTab: { styleOverrides: { root: { minHeight: 44 } } },
  },
});
