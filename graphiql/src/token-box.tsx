import { activeTab, outcomes } from './costs.ts';
import { config } from './config.ts';
import { token } from './token.ts';

const HINTS = {
  sandbox: 'Optional in the sandbox',
  passthrough: 'Telnyx API key',
  jwt: 'JWT of the gateway',
} as const;

/** The token of all tabs. */
export function TokenBox() {
  const value = token.use();
  const isRefused = outcomes.use().get(activeTab.use())?.codes.includes('UNAUTHENTICATED') === true;
  return (
    <form className="token-box" autoComplete="off" onSubmit={(event) => event.preventDefault()}>
      <label htmlFor="token">Token</label>
      <input
        id="token"
        type="password"
        name="gateway-token"
        autoComplete="off"
        spellCheck={false}
        placeholder={HINTS[config.token]}
        title="Sent as Authorization: Bearer with the operations of all tabs. Kept until this browser tab is closed."
        aria-invalid={isRefused}
        value={value}
        onChange={(event) => token.set(event.target.value)}
      />
    </form>
  );
}
