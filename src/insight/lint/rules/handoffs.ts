/** Handoffs to other assistants: to itself, and with a voice that is not heard. */
import { isObject, type JsonObject } from '../../../json.ts';
import type { FoundAt } from '../../findings/finding.ts';
import { handoffsOf, type Handoff } from '../../handoff/handoffs.ts';
import { quoted } from '../../quoted.ts';
import type { Rule } from '../subject.ts';
import { idIn, objectAt } from '../../read-value.ts';

export const handoffsToItself: Rule = (parts) => {
  const own = idIn(parts.document['id']);
  return handoffsOf(parts).flatMap(({ toId, at }): readonly FoundAt[] =>
    toId === own
      ? [
          {
            code: 'HANDOFF_SELF',
            message: 'The assistant hands over to itself, which begins its conversation again.',
            advice: 'Hand over to another assistant, or take the target out.',
            ...at,
          },
        ]
      : [],
  );
};

/** Voices of targets that are not heard, as far as the targets are known. */
export function unheardVoices(
  document: JsonObject,
  handoffs: readonly Handoff[],
  assistants: ReadonlyMap<string, object>,
): readonly FoundAt[] {
  const [own, ownId] = [speechOf(document), idIn(document['id'])];
  return handoffs.flatMap(({ toId: id, voiceMode, at }): readonly FoundAt[] => {
    const target = assistants.get(id);
    // The voice of this assistant goes on, unless each has its own.
    if (voiceMode === 'distinct' || id === ownId || !isObject(target)) return [];
    const { voice, language } = speechOf(target);
    if (voice === null || own.voice === null || voice === own.voice) return [];
    const isForeign = language !== null && own.language !== null && language !== own.language;
    return [
      {
        code: 'HANDOFF_VOICE_UNUSED',
        ...(isForeign ? { severity: 'WARNING' as const } : {}),
        message: `The assistant ${quoted(id)} has ${isForeign ? `another voice and language (${language})` : 'another voice'}, which is not heard: the voice stays the same over this handoff.`,
        advice: 'Use the voice mode `DISTINCT` where the other voice is to be heard.',
        ...at,
      },
    ];
  });
}

/** What an assistant speaks with. Languages that stand for several are none. */
function speechOf(assistant: JsonObject): { readonly voice: string | null; readonly language: string | null } {
  const { voice } = objectAt(assistant, 'voice_settings');
  const { language } = objectAt(assistant, 'transcription');
  const base = typeof language === 'string' ? (/^([a-z]{2,3})(?:[-_]|$)/i.exec(language)?.[1]?.toLowerCase() ?? null) : null;
  return { voice: typeof voice === 'string' && voice !== '' ? voice : null, language: base };
}
