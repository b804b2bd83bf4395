/** What is wrong between the assistants of an account. */
import { compareText } from '../compare-text.ts';
import type { JsonObject } from '../../json.ts';
import type { FoundAt } from '../findings/finding.ts';
import type { SecretLooks } from '../references/secret-places.ts';
import { idIn } from '../flow/flow-graph.ts';
import type { Lint } from './lint-assistant.ts';
import { quoted } from '../quoted.ts';

/** What was found of several assistants, and between them. */
export function lintAccount(assistants: readonly JsonObject[], each: readonly Lint[], looks: SecretLooks): Lint {
  return {
    found: [...each.flatMap(({ found }) => found), ...sameNames(assistants, looks)],
    skipped: [...new Set(each.flatMap(({ skipped }) => skipped))].toSorted(compareText),
  };
}

function sameNames(assistants: readonly JsonObject[], { maskTokens }: SecretLooks): readonly FoundAt[] {
  const first = new Map<string, string>();
  return assistants.flatMap(({ id, name }) => {
    const own = idIn(id);
    const text = typeof name === 'string' ? name.trim() : '';
    if (own === null || text === '') return [];
    const other = first.get(text);
    if (other === undefined) {
      first.set(text, own);
      return [];
    }
    return [
      {
        code: 'NAME_DUPLICATE',
        message: maskTokens(`The assistant ${quoted(other)} is called ${quoted(text)} as well.`),
        advice: 'Give each assistant a name of its own.',
        path: ['name'],
        assistantId: own,
      },
    ];
  });
}
