import type { ConversationLabelFragment } from '../generated/graphql.ts';
import { Moment } from '../parts/moment.tsx';
import { toHref } from '../route.ts';
import { CHANNEL_NAMES, timeBetween, titleOf } from './words.ts';

/** One conversation of the list: its title is the link. */
export function ConversationCard({ conversation }: { readonly conversation: ConversationLabelFragment }) {
  const { id, name, channel, createdAt, lastMessageAt, endUserTarget } = conversation;
  // What has no name is called by these.
  const known = name ? [channel && CHANNEL_NAMES[channel], endUserTarget] : [];
  const chips = [...known, timeBetween(createdAt, lastMessageAt)].filter((chip) => chip !== null);
  return (
    <article className="card">
      <h2>
        <a href={toHref(['conversations', id])}>{titleOf(conversation)}</a>
      </h2>
      {createdAt !== null && (
        <p className="muted">
          <Moment at={createdAt} />
        </p>
      )}
      {chips.length > 0 && (
        <ul className="chips">
          {chips.map((chip) => (
            <li key={chip} className="chip">
              {chip}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
