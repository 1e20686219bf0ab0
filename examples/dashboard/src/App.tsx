import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import Container from '@mui/material/Container';
import Link from '@mui/material/Link';
import Toolbar from '@mui/material/Toolbar';
import { ColorMode } from './ColorMode';
import { ComparisonPage } from './ComparisonPage';
import { ExecutionList } from './ExecutionList';
import { ExecutionPage } from './ExecutionPage';
import { FilePage } from './FilePage';
import { hrefOf, type Page, type Route, useRoute } from './route';
import { Statistics } from './Statistics';

const pages: readonly (readonly [Page, string])[] = [
  [{ name: 'list' }, 'Executions'],
  [{ name: 'statistics' }, 'Statistics'],
  [{ name: 'file', fileName: '' }, 'Files'],
];

const Navigation = ({ page, state }: Route) => (
  <AppBar
    position="static"
    variant="elevation"
    elevation={0}
    sx={{ bgcolor: '#1f4e79', color: '#fff', backgroundImage: 'none' }}
  >
    <Toolbar
      variant="dense"
      sx={{ flexWrap: 'wrap', justifyContent: 'space-between', columnGap: 1, rowGap: 0.5, py: 0.5 }}
    >
      <Box component="nav" aria-label="Pages" sx={{ display: 'flex', columnGap: { xs: 1.5, sm: 3 } }}>
        {pages.map(([linked, title]) => (
          <Link
            key={linked.name}
            href={hrefOf(linked, state)}
            color="inherit"
            underline={page.name === linked.name ? 'always' : 'hover'}
            aria-current={page.name === linked.name ? 'page' : undefined}
            sx={{ fontSize: { xs: '0.9rem', sm: '1rem' }, fontWeight: 650, textUnderlineOffset: 5 }}
          >
            {title}
          </Link>
        ))}
      </Box>
      <ColorMode />
    </Toolbar>
  </AppBar>
);

const Opened = ({ page, state }: Route) => {
  switch (page.name) {
    case 'list':
      return <ExecutionList state={state} />;
    case 'statistics':
      return <Statistics state={state} />;
    case 'execution':
      return <ExecutionPage key={page.id} id={page.id} state={state} />;
    case 'file':
      return <FilePage fileName={page.fileName} state={state} />;
    case 'comparison':
      return <ComparisonPage key={`${page.base} ${page.head}`} {...page} state={state} />;
  }
};

export const App = () => {
  const route = useRoute();
  return (
    <>
      <Navigation {...route} />
      <Container component="main" maxWidth="xl" sx={{ py: 3 }}>
        <Opened {...route} />
      </Container>
    </>
  );
};
