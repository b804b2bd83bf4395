import type { AssistantA2AAgent } from 'telnyx/resources/ai/assistants/assistants';
import { boolean, int, objects, text, unset, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { FillerMessage } from './filler-message.ts';
import { HttpHeader } from './headers.ts';

export const A2AAgent = wireObject<AssistantA2AAgent>('A2AAgent', {
  description:
    "A remote agent that the assistant may delegate to over the A2A (Agent2Agent) protocol. Each skill on the agent's card becomes a tool when a conversation starts; 64 agents, 64 skills per card and 128 A2A tools are the limit; more are dropped.",
  fields: {
    name: text(
      'Name of the agent, and part of the names of its tools (`a2a_<name>_<skill>`). Names that differ only in punctuation collide and are refused.',
    ),
    url: url(
      "Base URL of the agent or URL of its card, at most 2048 bytes; the host must be public and may not be a template. If it does not end in `.json`, the card's standard path is appended.",
    ),
    headers: objects(() => HttpHeader, 'Headers of every request to the agent, including those for authentication.'),
    async: unset(
      'false: the caller waits for the answer',
      boolean("Whether the conversation goes on at once and the agent's answer is added when it arrives."),
    ),
    messages: objects(() => FillerMessage, 'What the assistant says while it waits; ignored when `async` is true.'),
    poll_interval_ms: int('Polling interval in milliseconds for a task that the agent has not finished. Default 500.'),
    timeout_ms: int("Timeout of one call to the agent in milliseconds, polling included; null means the assistant's timeout for tools."),
  },
});
