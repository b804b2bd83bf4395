/** Where a finding stands in a file, in the words of the file: findings are told in those of the graph. */
import { toCamelCase } from '../../camel-case.ts';
import type { Finding } from '../../insight/findings/finding.ts';
import { payloadKeyOf, stepTo } from '../../insight/references/item-step.ts';
import { isObject } from '../../json.ts';
import { masked } from '../masked.ts';
import type { Located } from './json-lines.ts';

export interface FilePlace {
  /** Null where no file was looked at. */
  readonly line: number | null;
  /** The keys of the file that lead there, with ids for items that have them; null where no file was looked at. */
  readonly filePath: readonly string[] | null;
}

export type PlacedFinding = Finding & FilePlace;

/** What a file holds, and on which lines. */
export interface Held {
  readonly value: unknown;
  readonly located: Located;
}

/** A finding about a document of a file, with its place there and the file's words for what it names. */
export function placedIn(held: Held, finding: Finding): PlacedFinding {
  // A flow may stand alone.
  const isFlow = finding.path[0] === 'conversationFlow' && isObject(held.value) && !Object.hasOwn(held.value, 'conversation_flow');
  const steps = isFlow ? finding.path.slice(1) : finding.path;
  const filePath: string[] = [];
  let at: Held = held;
  for (const [index, step] of steps.entries()) {
    const keys = keysTo(at.value, step);
    const below = keys?.reduce<Held | null>((one, key) => one && member(one, key), at) ?? null;
    if (keys === null || below === null) {
      filePath.push(...steps.slice(index).map(toSnakeCase));
      break;
    }
    filePath.push(...(Array.isArray(at.value) ? [step] : keys));
    at = below;
  }
  const { message, advice } = finding;
  return masked({ ...finding, message: inWordsOfFiles(message), advice: inWordsOfFiles(advice), line: at.located.line, filePath });
}

function member({ value, located }: Held, key: string): Held | null {
  const below = located.below.get(key);
  return below && typeof value === 'object' && value !== null ? { value: (value as Record<string, unknown>)[key], located: below } : null;
}

/** The keys that a step of a path stands for; null where there are none. */
function keysTo(value: unknown, step: string): readonly string[] | null {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const index = items.findIndex((item, place) => stepTo(item, place) === step || (isObject(item) && item['id'] === step));
    return index >= 0 ? [String(index)] : Object.hasOwn(items, step) ? [step] : null;
  }
  if (!isObject(value)) return null;
  const key = [step, ...Object.keys(value).filter((one) => toCamelCase(one) === step), ...(OTHER_NAMES[step] ?? [])].find((one) =>
    Object.hasOwn(value, one),
  );
  if (key !== undefined) return [key];
  // The graph has the settings of a tool at the tool.
  const payloadKey = payloadKeyOf(value);
  const inPayload = payloadKey === null ? null : keysTo(value[payloadKey], step);
  return payloadKey === null || inPayload === null ? null : [payloadKey, ...inPayload];
}

/** Names of the graph that are not the camel case of keys. */
const OTHER_NAMES: Readonly<Partial<Record<string, readonly string[]>>> = { nodeId: ['id'], edgeId: ['id'] };

const toSnakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Keys that messages and advice name. Others in backticks are what authors of assistants have written. */
const NAMED =
  /`(?:bodyParameters|dynamicVariables|enabledFeatures|externalLlm|llmApiKeyRef|pathParameters|queryParameters|sharedToolId|startNodeId|timeoutMs)`/g;

const inWordsOfFiles = (text: string): string => text.replaceAll(NAMED, toSnakeCase);
