import { useState } from 'react';
import type { AssistantTextsFragment } from '../generated/graphql.ts';
import { VersionList } from './version-list.tsx';

/** The versions, which are read when somebody wants to see them: upstream, their list has each of them in full. */
export function VersionsSection({ assistant }: { readonly assistant: AssistantTextsFragment }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-labelledby="versions">
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <h2 id="versions">Versions</h2>
        </summary>
        {isOpen && <VersionList assistant={assistant} />}
      </details>
    </section>
  );
}
