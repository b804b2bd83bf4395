/** What writes outdate beside assistants themselves: what is read below one of them. */
import { assistantVersions } from '../upstream/resources/assistant-versions.ts';
import { assistantTags } from '../upstream/resources/assistant-tags.ts';
import { assistants } from '../upstream/resources/assistants.ts';
import { deletedAssistants } from '../upstream/resources/deleted-assistants.ts';
import { scheduledEvents } from '../upstream/resources/scheduled-events.ts';
import { scopeOf, type Scope } from '../upstream/kinds.ts';

/** The versions of one assistant. */
export const versionsOf = (assistantId: string): Scope => scopeOf(assistantVersions.kind, { assistantId });

/** The canary deploy of one assistant. */
export const canaryOf = (assistantId: string): Scope => scopeOf('canary-deploys', { assistantId });

/** The scheduled events of one assistant. */
export const eventsOf = (assistantId: string): Scope => scopeOf(scheduledEvents.kind, { assistantId });

/** What a delete takes away with an assistant, and what brings it back. */
export const scopesOfAssistant = (id: string): readonly Scope[] => [
  assistants.kind,
  assistantTags.kind,
  deletedAssistants.kind,
  versionsOf(id),
  canaryOf(id),
  eventsOf(id),
];
