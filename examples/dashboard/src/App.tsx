import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import Container from '@mui/material/Container';
import Link from '@mui/material/Link';
import Toolbar from '@mui/material/Toolbar';
import { ColorMode } from './ColorMode';
import { ExecutionList } from './ExecutionList';
import { ExecutionPage } from './ExecutionPage';
import { hrefOf, type Page, type Route, useRoute } from './route';
import { Statistics } from './Statistics';

const pages = [
  ['list', 'Executions'],
  ['statistics', 'Statistics'],
] as const satisfies readonly (readonly [Page['name'], string])[];

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
      <Box component="nav" aria-label="Pages" sx={{ display: 'flex', columnGap: 3 }}>
        {pages.map(([name, title]) => (
          <Link
            key={name}
            href={hrefOf({ name }, state)}
            color="inherit"
            underline={page.name === name ? 'always' : 'hover'}
            aria-current={page.name === name ? 'page' : undefined}
            sx={{ fontWeight: 650, textUnderlineOffset: 5 }}
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
