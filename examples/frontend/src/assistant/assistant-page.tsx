import { useQuery } from '@apollo/client/react';
import { lazy, Suspense } from 'react';
import { Chips } from '../assistants/assistant-card.tsx';
import { EditSection } from '../edit/edit-section.tsx';
import { AssistantDocument, type AssistantQuery } from '../generated/graphql.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { Json } from '../parts/json.tsx';
import { Page } from '../parts/page.tsx';
import { toHref } from '../route.ts';
import { ToolGroups } from '../tools/tool-groups.tsx';
import { VersionsSection } from '../versions/versions-section.tsx';
import { Settings } from './settings.tsx';

// Most of the page's weight is the graph's library, which only a page with a flow needs.
const FlowSection = lazy(() => import('../flow/flow-section.tsx').then((module) => ({ default: module.FlowSection })));

/** One assistant by id. What could be read is shown even where some of it could not. */
export function AssistantPage({ id }: { readonly id: string }) {
  const { data, error, loading, refetch } = useQuery(AssistantDocument, {
    variables: { id },
    errorPolicy: 'all',
    notifyOnNetworkStatusChange: true,
  });
  const assistant = data?.assistant;
  const isAbsent = data !== undefined && assistant === null && error === undefined;
  const retry = () => void refetch().catch(() => undefined);
  return (
    <>
      <a className="back" href={toHref([])}>
        ← All assistants
      </a>
      <Page title={assistant?.name ?? id} aside={<p role="status">{loading ? 'Loading…' : ''}</p>}>
        {error && !loading && <FailureNotice error={error} onRetry={retry} />}
        {isAbsent && (
          <p className="notice">
            The assistant <code>{id}</code> does not exist.
          </p>
        )}
        {assistant && <Sections assistant={assistant} />}
      </Page>
    </>
  );
}

function Sections({ assistant }: { readonly assistant: NonNullable<AssistantQuery['assistant']> }) {
  const { description, model, tags, enabledFeatures, importMetadata, tools, conversationFlow, extra } = assistant;
  return (
    <>
      <div className="lead">
        {description !== null && <p>{description}</p>}
        <p className="muted">
          {model ?? 'no model'} · <code>{assistant.id}</code>
        </p>
        <Chips provider={importMetadata?.importProvider ?? null} features={enabledFeatures} tags={tags} />
        <p>
          <a href={toHref(['assistants', assistant.id, 'conversations'])}>Conversations</a>
        </p>
      </div>
      <EditSection assistant={assistant} />
      {conversationFlow && (
        <Suspense fallback={<div className="flow" />}>
          <FlowSection assistantId={assistant.id} flow={conversationFlow} />
        </Suspense>
      )}
      <section aria-labelledby="tools">
        <h2 id="tools">Tools</h2>
        {tools.length === 0 ? <p className="muted">None of its own.</p> : <ToolGroups tools={tools} />}
      </section>
      <Settings assistant={assistant} />
      <VersionsSection assistant={assistant} />
      {extra !== null && (
        <details>
          <summary>What the gateway does not know yet</summary>
          <Json value={extra} />
        </details>
      )}
    </>
  );
}
