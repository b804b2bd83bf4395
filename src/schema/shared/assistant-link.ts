import type { RequestContext } from '../../context.ts';
import type { AssistantWire } from '../../upstream/wire/assistant.ts';
import { access, MAY_READ } from '../access/access.ts';
import { Assistant } from '../assistant/ref.ts';
import { COST_OF_REFERENCES } from './costs.ts';

/** A field from an object to an assistant; `about` says to which, and when it is null. */
export const assistantLink = <T>(
  about: string,
  get: (parent: T, ctx: RequestContext) => AssistantWire | null | Promise<AssistantWire | null>,
) => ({
  type: Assistant,
  description: `${about} ${COST_OF_REFERENCES}`,
  extensions: access({ needs: MAY_READ }),
  resolve: (parent: T, _args: object, ctx: RequestContext) => get(parent, ctx),
});
