/** What is wrong between the assistants of an account. */
import { compareText } from '../compare-text.ts';
import type { JsonObject } from '../../json.ts';
import type { FindingPlace, FoundAt } from '../findings/finding.ts';
import type { SecretLooks } from '../references/secret-places.ts';
import { objectAt } from '../read-value.ts';
import { handoffGraph, type HandoffGraph, type HandoffNode } from '../handoff/handoff-graph.ts';
import type { HandingOver } from '../handoff/handoffs.ts';
import { maskedFinding } from './placer.ts';
import { quoted } from '../quoted.ts';
import type { Lint } from './lint-assistant.ts';

/** What was found of several assistants, and between them. `isWhole`: whether there are no others, which may lead to them. */
export function lintAccount(
  each: readonly Lint[],
  handing: readonly HandingOver[],
  { isWhole, looks }: { readonly isWhole: boolean; readonly looks: SecretLooks },
): Lint {
  const graph = handoffGraph(handing);
  const between = [...sameNames(handing), ...loops(graph), ...(isWhole ? islands(graph) : [])];
  return {
    found: [...each.flatMap(({ found }) => found), ...between.map((found) => maskedFinding(found, looks))],
    skipped: [...new Set(each.flatMap(({ skipped }) => skipped))].toSorted(compareText),
  };
}

function sameNames(assistants: readonly HandingOver[]): readonly FoundAt[] {
  const first = new Map<string, string>();
  return assistants.flatMap(({ id, name }) => {
    const text = name?.trim() ?? '';
    if (text === '') return [];
    const other = first.get(text);
    if (other === undefined) {
      first.set(text, id);
      return [];
    }
    return [
      {
        code: 'NAME_DUPLICATE',
        message: `The assistant ${quoted(other)} is called ${quoted(text)} as well.`,
        advice: 'Give each assistant a name of its own.',
        path: ['name'],
        assistantId: id,
      },
    ];
  });
}

/** Those of several assistants: one that hands over to itself is reported by itself. */
const loops = (graph: HandoffGraph): readonly FoundAt[] =>
  graph.loops.flatMap((loop): readonly FoundAt[] => {
    if (loop.length === 1) return [];
    return [
      {
        code: 'HANDOFF_LOOP',
        message: `${loop.length} assistants hand over in a circle: ${namesOf(loop)}.`,
        advice: 'See that a conversation does not go round by itself: only the caller is to decide to go back.',
        assistantId: loop[0]?.assistantId ?? null,
        ...placeIn(loop),
      },
    ];
  });

/** The first place that leads from one of them to another. */
function placeIn(loop: readonly HandoffNode[]): FindingPlace {
  const all = new Set(loop);
  const [first] = loop;
  const leading = first?.outgoing.find(({ to }) => to !== null && to !== first && all.has(to));
  return leading?.at ?? { path: [], nodeId: null, edgeId: null, toolName: null };
}

const NAMED = 10;
const namesOf = (loop: readonly HandoffNode[]): string => {
  const named = loop.slice(0, NAMED).map(({ assistantId }) => quoted(assistantId));
  return [...named, ...(loop.length > NAMED ? [`and ${loop.length - NAMED} more`] : [])].join(', ');
};

/** One that says by which channels it is reached, and that is none. */
const islands = ({ entryPoints }: HandoffGraph): readonly FoundAt[] =>
  entryPoints
    .filter(({ document }) => isUnreached(document))
    .map(({ assistantId }) => ({
      code: 'HANDOFF_ISLAND',
      message: 'No assistant hands over to this one, and no channel reaches it.',
      advice: 'Enable a channel, hand over to it, or delete it.',
      path: ['enabledFeatures'],
      assistantId,
    }));

function isUnreached(document: JsonObject): boolean {
  const { enabled_features: features } = document;
  return (
    Array.isArray(features) &&
    features.length === 0 &&
    objectAt(document, 'telephony_settings')['supports_unauthenticated_web_calls'] !== true
  );
}
