import type { ReactNode } from 'react';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { More } from '../parts/more.tsx';
import { Placeholder } from '../parts/placeholder.tsx';

interface SectionProps {
  readonly id: string;
  readonly title: string;
  /** What the heading says beside it. */
  readonly count: string | null;
  readonly loading: boolean;
  readonly error: unknown;
  readonly onRetry: () => Promise<unknown>;
  /** Reads the next page; absent where there is none. */
  readonly onMore?: (() => Promise<unknown>) | undefined;
  /** Null where nothing could be read. */
  readonly children: ReactNode;
}

/** A list of what is used, page by page, in a section of its own: what fails of one harms no other. */
export function UsageSection({ id, title, count, loading, error, onRetry, onMore, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <div className="row">
        <h2 id={id}>{title}</h2>
        <span role="status" className="muted">
          {loading ? 'Loading…' : count}
        </span>
      </div>
      {error !== undefined && !loading && <FailureNotice error={error} onRetry={() => void onRetry().catch(() => undefined)} />}
      {children === null && loading && <Placeholder />}
      {children}
      <More label="More" onRead={onMore} />
    </section>
  );
}
