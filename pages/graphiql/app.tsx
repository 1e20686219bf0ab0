import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { createRoot } from 'react-dom/client';
import { fetcher } from './fetcher';
import { Identity } from './identity';
import { SchemaNotice } from './schemaNotice';
import { activeTab, storage } from './storage';
import { TabMenu } from './tabMenu';
import './workers';
import './style.css';

/* GraphiQL, served at /graphql. All URLs are relative, so that the gateway can be served under a path. */

const examples = JSON.parse(document.getElementById('examples')?.textContent ?? '[]') as string[];

const root = document.getElementById('root');

const hasReference = root?.hasAttribute('data-reference') ?? false;

const App = () => {
  const tab = activeTab();
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      {...(examples.length > 0 && { defaultTabs: examples.map((query) => ({ query })) })}
      {...(tab && { initialQuery: tab.query ?? '', initialVariables: tab.variables ?? '' })}
      // Headers can hold credentials, so they stay in memory.
      shouldPersistHeaders={false}
      defaultEditorToolsVisibility={false}
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>
        <TabMenu />
        <Identity />
        {hasReference && (
          <a className="gateway-link" href="docs">
            Reference
          </a>
        )}
      </GraphiQL.Logo>
      <GraphiQL.Footer>
        <SchemaNotice />
      </GraphiQL.Footer>
    </GraphiQL>
  );
};

if (root) createRoot(root).render(<App />);
