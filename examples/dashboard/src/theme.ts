import { createTheme } from '@mui/material/styles';

/** System fonts, so that the page loads nothing from other servers. */
const fontFamily = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';

export const monospace = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace';

export const theme = createTheme({
  palette: {
    primary: { main: '#1f4e79' },
    background: { default: '#f5f6f8' },
    text: { primary: '#1c2733', secondary: '#505d6b' },
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
        head: { fontWeight: 600, color: '#505d6b', whiteSpace: 'nowrap' },
        root: { verticalAlign: 'top' },
      },
    },
    MuiPaper: { defaultProps: { variant: 'outlined' } },
    MuiTab: { styleOverrides: { root: { minHeight: 44 } } },
  },
});
