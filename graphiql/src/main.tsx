import './workers.ts';
import { createRoot } from 'react-dom/client';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './style.css';
import { ActiveTab } from './active-tab.tsx';
import { config } from './config.ts';
import { fetcher } from './fetcher.ts';
import { keptIn } from './kept.ts';
import { OutcomeLine } from './outcome-line.tsx';
import { queryBuilder } from './query-builder.tsx';
import { TabList } from './tab-list.tsx';
import { TokenBox } from './token-box.tsx';

const { tabs } = await (config.tabs === 'sandbox' ? import('./tabs.sandbox.generated.ts') : import('./tabs.generated.ts'));
/** Of a link to this page. */
const link = new URLSearchParams(location.search);
const linked = link.get('query');
const variables = link.get('variables') ?? '';
const storage = keptIn(() => localStorage);
const plugins = [queryBuilder, HISTORY_PLUGIN];

createRoot(document.getElementById('root') as HTMLElement).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={plugins}
    defaultTabs={[...(linked === null ? [] : [{ query: linked, variables }]), ...tabs.map((query) => ({ query }))]}
    {...(linked !== null && { initialQuery: linked, initialVariables: variables })}
    storage={storage}
    shouldPersistHeaders={false}
    showPersistHeadersSettings={false}
    schemaDescription
    inputValueDeprecation
    defaultEditorToolsVisibility={variables === '' ? false : 'variables'}
  >
    <GraphiQL.Logo>
      <TabList />
      <TokenBox />
    </GraphiQL.Logo>
    <GraphiQL.Footer>
      <OutcomeLine />
    </GraphiQL.Footer>
    <ActiveTab />
  </GraphiQL>,
);
