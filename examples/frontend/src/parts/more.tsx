import { useState } from 'react';
import { FailureNotice } from './failure-notice.tsx';

interface MoreProps {
  readonly label: string;
  /** Reads the next page; absent where there is none. Rejects where it could not be read. */
  readonly onRead: (() => Promise<unknown>) | undefined;
}

/** The button that reads the next page, once at a time, and why the last one could not be read. */
export function More({ label, onRead }: MoreProps) {
  const [isReading, setReading] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const read = (next: () => Promise<unknown>) => {
    if (isReading) return;
    setReading(true);
    setFailure(undefined);
    void next()
      .catch(setFailure)
      .finally(() => setReading(false));
  };
  return (
    <>
      {failure !== undefined && <FailureNotice error={failure} />}
      {onRead && (
        <button type="button" className="more" aria-disabled={isReading} onClick={() => read(onRead)}>
          {isReading ? 'Loading…' : label}
        </button>
      )}
    </>
  );
}
