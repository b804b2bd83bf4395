import { ApolloProvider } from '@apollo/client/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createClient } from './client.ts';
import './styles/base.css';
import './styles/pages.css';
import './styles/forms.css';
import './styles/flow.css';
import './styles/conversations.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <ApolloProvider client={createClient()}>
        <App />
      </ApolloProvider>
    </StrictMode>,
  );
}
