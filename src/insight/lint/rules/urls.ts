/** The URLs that Telnyx calls: those of webhook tools and of agents, that of variables, and that of delivery reports. */
import { isObject } from '../../../json.ts';
import type { FoundAt } from '../../findings/finding.ts';
import { isPrivateHost } from '../private-host.ts';
import { PLACEHOLDER } from '../../references/secret-places.ts';
import { stepsIn } from '../../places/item-steps.ts';
import type { Path } from '../../places/path.ts';
import type { Parts } from '../../parts.ts';
import { nameOf, ofTool, type Rule } from '../subject.ts';
import { objectAt } from '../../read-value.ts';

interface PlacedUrl {
  readonly url: unknown;
  /** What messages call its owner. */
  readonly owner: string;
  /** Whether nothing works without it. The URL of a setting may be left empty, or be set when a call begins. */
  readonly isNeeded: boolean;
  readonly at: (found: Omit<FoundAt, 'path' | 'toolName'>) => FoundAt;
}

export const urls: Rule = (subject) => urlsOf(subject).flatMap(faultsOf);

function urlsOf({ document, tools }: Parts): readonly PlacedUrl[] {
  const setting = (url: unknown, owner: string, path: Path, isNeeded = false): PlacedUrl => ({
    url,
    owner,
    isNeeded,
    at: (found) => ({ ...found, path }),
  });
  const agents: readonly unknown[] = Array.isArray(document['a2a_agents']) ? document['a2a_agents'] : [];
  const steps = stepsIn(agents, 'a2a_agents');
  return [
    ...tools
      .filter(({ kind }) => kind === 'webhook')
      .map((tool) => ({
        url: tool.payload['url'],
        owner: nameOf(tool),
        isNeeded: true,
        at: (found: Omit<FoundAt, 'path' | 'toolName'>) => ofTool(tool, found, 'url'),
      })),
    ...agents.flatMap((agent, index) =>
      isObject(agent) ? [setting(agent['url'], 'The agent', ['a2aAgents', steps[index] ?? '', 'url'], true)] : [],
    ),
    setting(document['dynamic_variables_webhook_url'], 'The webhook of dynamic variables', ['dynamicVariablesWebhookUrl']),
    setting(objectAt(document, 'messaging_settings')['delivery_status_webhook_url'], 'The webhook of delivery reports', [
      'messagingSettings',
      'deliveryStatusWebhookUrl',
    ]),
  ];
}

function faultsOf({ url, owner, isNeeded, at }: PlacedUrl): readonly FoundAt[] {
  const read = readUrl(url);
  if (read === 'TEMPLATE') return [];
  if (read === null) {
    return isNeeded
      ? [
          at({
            code: 'WEBHOOK_URL_INVALID',
            message: `${owner} has no URL that can be called.`,
            advice: 'Set an absolute URL that begins with https://.',
          }),
        ]
      : [];
  }
  if (read.host !== null && isPrivateHost(read.host)) {
    return [
      at({
        code: 'WEBHOOK_URL_PRIVATE',
        message: `${owner} has a URL of a private network, which Telnyx cannot reach.`,
        advice: 'Use a host that is reachable from the internet.',
      }),
    ];
  }
  return read.isInsecure
    ? [
        at({
          code: 'WEBHOOK_URL_INSECURE',
          message: `${owner} is called without encryption.`,
          advice: 'Use https:// in place of http://.',
        }),
      ]
    : [];
}

interface ReadUrl {
  /** Null where a placeholder is in it. */
  readonly host: string | null;
  readonly isInsecure: boolean;
}

/** What a placeholder is read as. */
const STAND_IN = 'placeholder0';

/** A port that is a placeholder, or has one, behind the host. */
const PORT = new RegExp(`^([^/?#]*://[^/?#]*):\\d{0,5}(?:${STAND_IN})+\\d{0,5}(?=[/?#]|$)`);

/** A URL by its parts; `TEMPLATE` where its scheme has a placeholder, and null where it is none that can be called. */
function readUrl(url: unknown): ReadUrl | 'TEMPLATE' | null {
  if (typeof url !== 'string') return null;
  const text = url.trim();
  if (text.startsWith('{{')) return 'TEMPLATE';
  const filled = text.replaceAll(PLACEHOLDER, STAND_IN).replaceAll(/\{[\w.-]{1,100}\}/g, STAND_IN);
  const callable = filled.replace(PORT, '$1');
  if (!URL.canParse(callable)) return null;
  const { protocol, hostname } = new URL(callable);
  if (protocol.includes(STAND_IN)) return 'TEMPLATE';
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return { host: hostname.includes(STAND_IN) ? null : hostname, isInsecure: protocol === 'http:' };
}
