/** Where a finding stands in a file, in the words of the file: findings have those of the graph. */
import type { Finding } from '../../insight/findings/finding.ts';
import { isFlow } from '../../insight/flow/is-flow.ts';
import { itemsBelow, type Item } from '../../insight/places/document-walk.ts';
import { isOfTools, payloadKeyOf } from '../../insight/places/item-steps.ts';
import { wayFinder, type FindWay } from '../../insight/places/way-finder.ts';
import { isObject, type JsonObject } from '../../json.ts';
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
export class Held {
  readonly value: unknown;
  readonly #located: Located;
  readonly #findWay: FindWay;
  /** A flow may stand alone. */
  readonly #isFlow: boolean;

  constructor(value: unknown, located: Located) {
    this.value = value;
    this.#located = located;
    this.#isFlow = isFlow(value);
    this.#findWay = wayFinder(this.#isFlow ? { conversation_flow: value } : value);
  }

  /** A finding about it, with its place in the file and the file's words for what it names. */
  place<F extends Placed>(finding: F): F & FilePlace {
    const isOfFlow = this.#isFlow && finding.path[0] === 'conversationFlow';
    const way = this.#wayOf(finding).slice(isOfFlow ? 1 : 0);
    let located = this.#located;
    const filePath: string[] = [];
    let steps = isOfFlow ? 1 : 0;
    for (const [index, item] of way.entries()) {
      const holder = way[index - 1];
      if (!holder) continue;
      located = item.key === '' ? itemOf(holder.value, item.value, located) : (located.below.get(item.key) ?? located);
      const isStep = item.place !== holder.place;
      if (isStep) steps += 1;
      if (item.key !== '') filePath.push(item.key);
      else if (isStep) filePath.push(item.place?.step ?? '');
    }
    filePath.push(...finding.path.slice(steps).map(toSnakeCase));
    const { message, advice } = finding;
    return masked({ ...finding, message: inWordsOfFiles(message), advice: inWordsOfFiles(advice), line: located.line, filePath });
  }

  /** A refusal of something in it, with its place: `keys` are those of the file. */
  placeRefusal<R extends { readonly message: string }>(refusal: R, keys: readonly string[]): R & FilePlace {
    let located = this.#located;
    for (const key of keys) {
      const below = located.below.get(key);
      if (!below) break;
      located = below;
    }
    return masked({ ...refusal, message: inWordsOfFiles(refusal.message), line: located.line, filePath: keys });
  }

  /** The graph has the settings of a tool among its own fields, so that a key beside them may be taken for one of them. */
  #wayOf({ code, path }: Placed): readonly Item[] {
    const way = this.#findWay(path);
    const at = OF_SETTINGS.test(code) ? way.findLastIndex(({ list, value }) => isOfTools(list) && isObject(value)) : -1;
    const tool = way[at];
    const payloadKey = tool ? payloadKeyOf(tool.value as JsonObject) : null;
    const payload = tool && payloadKey !== null ? itemsBelow(tool).find(({ key }) => key === payloadKey) : undefined;
    const steps = way.slice(1, at + 1).filter(({ place }, index) => place !== way[index]?.place).length;
    const step = path[steps];
    const next = way[at + 1]?.key ?? '';
    if (!payload || step === undefined || next === payloadKey || BESIDE_SETTINGS.has(next)) return way;
    return [
      ...way.slice(0, at + 1),
      payload,
      ...itemsBelow(payload)
        .filter(({ place }) => place?.step === step)
        .slice(0, 1),
    ];
  }
}

/** What is placed: a finding, whatever else it has. */
type Placed = Pick<Finding, 'code' | 'path' | 'message' | 'advice'>;

/** Findings about the settings of a tool. */
const OF_SETTINGS = /^(?:TOOL|WEBHOOK|TRANSFER)_/;

/** What a tool has beside its settings. */
const BESIDE_SETTINGS = new Set(['type', 'timeout_ms', 'shared', 'tool_id']);

/** An item of a list, or of the lists in it: the graph has one list of tools where files have lists of lists. */
function itemOf(list: unknown, item: unknown, located: Located): Located {
  if (!Array.isArray(list)) return located;
  const place = list.indexOf(item);
  if (place >= 0) return located.below.get(String(place)) ?? located;
  for (const [index, inner] of list.entries()) {
    const below = located.below.get(String(index));
    const found = below && Array.isArray(inner) ? itemOf(inner, item, below) : below;
    if (found && found !== below) return found;
  }
  return located;
}

const toSnakeCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Keys that messages and advice name. Others in backticks are what authors of assistants have written. */
const NAMED =
  /`(?:bodyParameters|defaultMessagingProfileId|defaultTexmlAppId|dynamicVariables|enabledFeatures|externalLlm|llmApiKeyRef|pathParameters|queryParameters|sharedToolId|startNodeId|timeoutMs)`/g;

/** A text with the keys of files in place of names of the graph. */
export const inWordsOfFiles = (text: string): string => text.replaceAll(NAMED, toSnakeCase);
