import AppBar from '@mui/material/AppBar';
import Container from '@mui/material/Container';
import Link from '@mui/material/Link';
import Toolbar from '@mui/material/Toolbar';
import { useState } from 'react';
import { ExecutionList } from './ExecutionList';
import { ExecutionPage } from './ExecutionPage';
import type { ListFilter } from './gateway';
import { linkToList, useOpenedId } from './route';

export const App = () => {
  const openedId = useOpenedId();
  const [filter, setFilter] = useState<ListFilter>({ view: 'failed', kind: '', scope: '' });
  const [isRefreshing, setRefreshing] = useState(true);
  const refreshing = { isRefreshing, onRefreshing: setRefreshing };
  return (
    <>
      <AppBar
        position="static"
        variant="elevation"
        elevation={0}
        sx={{ bgcolor: '#1f4e79', color: '#fff', backgroundImage: 'none' }}
      >
        <Toolbar variant="dense">
          <Link href={linkToList} color="inherit" underline="none" sx={{ fontWeight: 650 }}>
            Execution dashboard
          </Link>
        </Toolbar>
      </AppBar>
      <Container component="main" maxWidth="xl" sx={{ py: 3 }}>
        {openedId === undefined ? (
          <ExecutionList filter={filter} onFilter={setFilter} {...refreshing} />
        ) : (
          <ExecutionPage key={openedId} id={openedId} {...refreshing} />
        )}
      </Container>
    </>
  );
};
