/** What writes outdate beside assistants themselves: what is read below one of them. */
import { assistantVersions } from '../upstream/resources/assistant-versions.ts';
import { scopeOf, type Scope } from '../upstream/kinds.ts';

/** The versions of one assistant. */
export const versionsOf = (assistantId: string): Scope => scopeOf(assistantVersions.kind, { assistantId });

/** The canary deploy of one assistant. */
export const canaryOf = (assistantId: string): Scope => scopeOf('canary-deploys', { assistantId });
