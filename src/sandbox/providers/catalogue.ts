import type { AssistantDraft, Provider } from '../wire.ts';
import { ELEVENLABS_AGENTS } from './elevenlabs-agents.ts';
import { fromElevenLabs } from './elevenlabs.ts';
import { RETELL_AGENTS } from './retell-agents.ts';
import { fromRetell } from './retell.ts';
import type { Resolve } from './types.ts';
import { VAPI_ASSISTANTS } from './vapi-agents.ts';
import { fromVapi } from './vapi.ts';

/** An agent at a provider, ready to become an assistant. */
export interface CatalogueAgent {
  importId: string;
  /** Hand-overs to agents that `resolve` does not know are left out: the account has nothing to point at. */
  toAssistant(resolve: Resolve): AssistantDraft;
}

/** Everything that the providers have. */
export const AGENTS: Readonly<Record<Provider, readonly CatalogueAgent[]>> = {
  elevenlabs: ELEVENLABS_AGENTS.map((agent) => ({
    importId: agent.agent_id,
    toAssistant: (resolve) => fromElevenLabs(agent, ELEVENLABS_AGENTS, resolve),
  })),
  vapi: VAPI_ASSISTANTS.map((agent) => ({
    importId: agent.id,
    toAssistant: (resolve) => fromVapi(agent, VAPI_ASSISTANTS, resolve),
  })),
  retell: RETELL_AGENTS.map((agent) => ({
    importId: agent.agent_id,
    toAssistant: (resolve) => fromRetell(agent, RETELL_AGENTS, resolve),
  })),
};
