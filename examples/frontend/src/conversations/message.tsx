import type { MessagePartsFragment } from '../generated/graphql.ts';
import { Values } from '../parts/values.tsx';
import { ROLE_NAMES, timeBetween } from './words.ts';

interface MessageProps {
  readonly message: MessagePartsFragment;
  /** When the conversation began. */
  readonly begun: string | null;
}

/** Who said what, how long after the beginning; with the tools that were called. */
export function Message({ message, begun }: MessageProps) {
  const { text, createdAt, sentAt, toolCalls } = message;
  const role = message.role ?? 'UNKNOWN';
  const at = sentAt ?? createdAt;
  const answer = role === 'TOOL' ? parsed(text) : undefined;
  return (
    <li className={`message ${role.toLowerCase()}`}>
      <p className="muted">
        <strong>{ROLE_NAMES[role]}</strong>
        {at !== null && (
          <>
            {' · '}
            <time dateTime={at}>{passed(begun, at)}</time>
          </>
        )}
      </p>
      {answer !== undefined && <Values value={answer} />}
      {answer === undefined && text && <p className="prose wrap">{text}</p>}
      {toolCalls.map(({ function: called }, index) => (
        <div key={index} className="call">
          <p>
            Calls <code>{called?.name ?? 'a tool'}</code>
          </p>
          {called && <Values value={called.argumentsJson ?? called.arguments} />}
        </div>
      ))}
    </li>
  );
}

function passed(begun: string | null, at: string): string {
  const time = timeBetween(begun, at);
  if (time !== null) return `after ${time}`;
  return begun === null ? at : 'at the beginning';
}

/** What a tool answered, where that is an object or a list of JSON. */
function parsed(text: string | null): unknown {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
