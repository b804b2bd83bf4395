import { createHash, randomUUID } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { Conversations } from './conversations/conversations.ts';
import { DeletedAssistants } from './deleted.ts';
import { AGENTS, type CatalogueAgent } from './providers/catalogue.ts';
import type { Reply } from './reply.ts';
import { Versions } from './assistants/versions.ts';
import { seedCanaryDeploys } from './seed/canary-deploys.ts';
import { seedConversations, seedOf } from './seed/conversations.ts';
import { seedAssistants } from './seed/index.ts';
import { seedConnections } from './seed/integrations.ts';
import { seedIntegrationSecrets } from './seed/integration-secrets.ts';
import { seedInsightGroups, seedInsights } from './seed/insights.ts';
import { seedMcpServers } from './seed/mcp-servers.ts';
import { seedMessagingProfiles, seedPhoneNumbers, seedTexmlApps } from './seed/neighbours.ts';
import { seedMissionRuns, seedMissions } from './seed/missions.ts';
import type { ScheduledEvent } from './scheduled-event.ts';
import { seedScheduledEvents } from './seed/scheduled-events.ts';
import { seedSharedTools } from './seed/shared-tools.ts';
import { seedTestRuns, seedTests } from './seed/tests.ts';
import { seedVersions } from './seed/versions.ts';
import type { AssistantWire, Provider } from './wire.ts';
import { isoTime } from './clock.ts';

const MAX_ACCOUNTS = 100;
const MAX_REMEMBERED_REPLIES = 200;
const REPLAY_MS = 24 * 60 * 60 * 1000;
const WINDOW_MS = 60_000;

/** Requests per minute that the rate-limit headers announce. Counted, never enforced. */
export const RATE_LIMIT = 10_000;

/** Accounts by credential; the one not used for longest makes room for a new one. Credentials are kept as digests only. */
export class Accounts {
  readonly #accounts = new LRUCache<string, Account>({ max: MAX_ACCOUNTS });

  /** The account of a credential; a new one begins now. */
  forToken(token: string, now: number): Account {
    const key = createHash('sha256').update(token).digest('base64url');
    const known = this.#accounts.get(key);
    if (known) return known;
    const account = new Account(now);
    this.#accounts.set(key, account);
    return account;
  }
}

const byKey = <K extends string, T extends Record<K, string>>(key: K, items: readonly T[]) =>
  new Map(items.map((item) => [item[key], item]));

/** The state of one account: its assistants, its secrets, the answers it may ask to be replayed. */
export class Account {
  readonly #assistants = new Map(seedAssistants().map((assistant) => [assistant.id, assistant]));
  /** Those of each assistant, the one that it is of among them. */
  readonly versions = new Versions([...seedVersions(), ...this.#assistants.values()]);
  /** By the id of their assistant. */
  readonly canaryDeploys = byKey('assistant_id', seedCanaryDeploys());
  readonly insights = byKey('id', seedInsights());
  readonly insightGroups = byKey('id', seedInsightGroups());
  readonly mcpServers = byKey('id', seedMcpServers());
  readonly missions = byKey('mission_id', seedMissions());
  /** Runs of missions with all that belongs to them, the oldest first. */
  readonly missionRuns = byKey('id', seedMissionRuns());
  readonly sharedTools = byKey('id', seedSharedTools());
  readonly tests = byKey('test_id', seedTests());
  /** Runs of tests, the oldest first. */
  readonly testRuns = byKey('runId', seedTestRuns());
  readonly deleted: DeletedAssistants;
  readonly scheduledEvents: Map<string, ScheduledEvent>;
  readonly conversations = new Conversations(seedConversations(), seedOf);
  readonly #window = { requests: 0, endsAt: 0 };

  readonly texmlApps = byKey('id', seedTexmlApps());
  readonly messagingProfiles = byKey('id', seedMessagingProfiles());
  readonly phoneNumbers = seedPhoneNumbers();
  /** Connections to integrations. */
  readonly connections = byKey('id', seedConnections());
  readonly secrets = byKey('identifier', seedIntegrationSecrets());

  /** Successful answers by idempotency key, with a digest of the body that they answered. */
  readonly replays = new LRUCache<string, { digest: string; reply: Reply }>({
    max: MAX_REMEMBERED_REPLIES,
    ttl: REPLAY_MS,
  });

  /** Times of its seed that count from today count from then. */
  constructor(now: number) {
    this.deleted = DeletedAssistants.seeded(now);
    this.scheduledEvents = byKey('id', seedScheduledEvents(now));
  }

  list(): AssistantWire[] {
    return [...this.#assistants.values()];
  }

  get(id: string): AssistantWire | undefined {
    return this.#assistants.get(id);
  }

  /** Puts an assistant in the place of the one with its id, or behind all others, and its version among the versions. */
  put(assistant: AssistantWire): AssistantWire {
    this.#assistants.set(assistant.id, assistant);
    this.versions.put(assistant);
    return assistant;
  }

  /** Deletes an assistant; it can be restored if a time is given. */
  remove(assistant: AssistantWire, at: number | null): void {
    this.#assistants.delete(assistant.id);
    if (at !== null) this.deleted.put(assistant, at);
  }

  /** Whether another assistant's handoff or flow leads to this one. */
  leadsTo(id: string): boolean {
    return this.list().some(
      (assistant) =>
        assistant.id !== id &&
        ((assistant.tools ?? []).some(
          (tool) => tool.type === 'handoff' && tool.handoff.ai_assistants?.some((target) => target.id === id),
        ) ||
          (assistant.conversation_flow?.edges ?? []).some(({ target }) => target.type === 'assistant' && target.assistant_id === id)),
    );
  }

  /** Whether the assistant is of this version. */
  isMain({ id, version_id: versionId }: AssistantWire): boolean {
    return this.#assistants.get(id)?.version_id === versionId;
  }

  /** Makes a version the one that its assistant is of, which ends the canary deploy. */
  promote(version: AssistantWire): AssistantWire {
    this.canaryDeploys.delete(version.id);
    return this.put(version);
  }

  /** Puts another one in the place of each assistant and each version. */
  change(replace: (assistant: AssistantWire) => AssistantWire): void {
    for (const assistant of this.list()) this.#assistants.set(assistant.id, replace(assistant));
    this.versions.change(replace);
  }

  /** Whether an assistant has this shared tool, or a node of its flow. */
  usesTool(id: string): boolean {
    return this.list().some(
      ({ tools = [], conversation_flow: flow }) =>
        tools.some((tool) => tool.shared === true && tool.tool_id === id) ||
        (flow?.nodes ?? []).some(
          (node) =>
            ('shared_tool_id' in node && node.shared_tool_id === id) || ('shared_tool_ids' in node && node.shared_tool_ids?.includes(id)),
        ),
    );
  }

  /**
   * Stores agents of a provider as assistants. One that was imported before keeps its id, its place and its
   * date of creation, and gets a new version.
   */
  import(provider: Provider, agents: readonly CatalogueAgent[], at: number): AssistantWire[] {
    const now = isoTime(at);
    const known = new Map<string, AssistantWire>();
    for (const assistant of this.#assistants.values()) {
      const metadata = assistant.import_metadata;
      if (metadata?.import_provider === provider && metadata.import_id) known.set(metadata.import_id, assistant);
    }
    // Ids come first: agents of one import may hand over to each other.
    const ids = new Map([...known].map(([importId, assistant]) => [importId, assistant.id]));
    for (const { importId } of agents) if (!ids.has(importId)) ids.set(importId, `assistant-${randomUUID()}`);

    return agents.map(({ importId, toAssistant }) => {
      const assistant: AssistantWire = {
        id: ids.get(importId) ?? importId,
        created_at: known.get(importId)?.created_at ?? now,
        version_id: randomUUID(),
        version_created_at: now,
        ...toAssistant((other) => ids.get(other)),
      };
      return this.put(assistant);
    });
  }

  /** Counts a request and answers what is left of the minute. */
  countRequest(now: number): { remaining: number; resetSeconds: number } {
    if (now >= this.#window.endsAt) {
      this.#window.requests = 0;
      this.#window.endsAt = now + WINDOW_MS;
    }
    this.#window.requests += 1;
    return {
      remaining: Math.max(0, RATE_LIMIT - this.#window.requests),
      resetSeconds: Math.ceil((this.#window.endsAt - now) / 1000),
    };
  }
}

/** The provider's agents with these import ids, in their order and once each; all of them without ids. */
export function selectAgents(provider: Provider, importIds?: readonly string[]): CatalogueAgent[] {
  const agents = AGENTS[provider];
  if (!importIds) return [...agents];
  return [...new Set(importIds)].flatMap((id) => agents.filter((agent) => agent.importId === id));
}
