import { failuresOf } from './failures.ts';

/** An error with the gateway's code, message and the time after which to try again. */
export function FailureNotice({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const failures = failuresOf(error);
  return (
    <div className="notice bad" role="alert">
      <ul>
        {failures.map(({ code, message, retryAfterSeconds }, index) => (
          <li key={index}>
            <code>{code}</code> {message}
            {retryAfterSeconds !== null && <strong> Try again in {retryAfterSeconds} s.</strong>}
            {code === 'UNAUTHENTICATED' && <span> Type a token in at the top of the page.</span>}
          </li>
        ))}
      </ul>
      {onRetry && (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}
