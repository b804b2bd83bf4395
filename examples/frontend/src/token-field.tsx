import { useApolloClient } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import { currentToken, setToken } from './token.ts';

/** Where the caller's own token is typed in. What was read with another one is forgotten. */
export function TokenField() {
  const client = useApolloClient();
  const [isSet, setIsSet] = useState(currentToken() !== '');
  const apply = (token: string) => {
    setToken(token);
    setIsSet(currentToken() !== '');
    // A query that fails shows its error itself.
    client.resetStore().catch(() => undefined);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const value = new FormData(form).get('token');
    apply(typeof value === 'string' ? value : '');
    form.reset();
    // It covers what the reader came for.
    form.closest('details')?.removeAttribute('open');
  };
  return (
    <details className="token">
      <summary>Token: {isSet ? 'set' : 'none'}</summary>
      <form onSubmit={submit}>
        <label htmlFor="token">Bearer token</label>
        <input id="token" name="token" type="password" autoComplete="off" spellCheck={false} />
        <small>Kept in memory only. The sandbox needs none.</small>
        <div className="row">
          <button type="submit">Use</button>
          {isSet && (
            <button type="button" className="quiet" onClick={() => apply('')}>
              Forget
            </button>
          )}
        </div>
      </form>
    </details>
  );
}
