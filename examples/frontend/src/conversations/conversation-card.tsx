import type { ConversationLabelFragment } from '../generated/graphql.ts';
import { Moment } from '../parts/moment.tsx';
import { toHref } from '../route.ts';
import { CHANNEL_NAMES, timeBetween, titleOf } from './words.ts';

/** One conversation of the list: its title is the link. */
export function ConversationCard({ conversation }: { readonly conversation: ConversationLabelFragment }) {
  const { id, name, channel, createdAt, lastMessageAt, endUserTarget } = conversation;
  const length = timeBetween(createdAt, lastMessageAt);
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
      <ul className="chips">
        {name && channel !== null && <li className="chip strong">{CHANNEL_NAMES[channel]}</li>}
        {name && endUserTarget !== null && <li className="chip">{endUserTarget}</li>}
        {length !== null && <li className="chip">{length}</li>}
      </ul>
    </article>
  );
}
