import { wholeAssistant, wholeVersion } from '../../resolvers/assistant-gaps.ts';
import { inTurn } from '../../resolvers/in-slices.ts';
import { access } from '../access/access.ts';
import { Assistant, AssistantVersion } from '../assistant/ref.ts';
import { builder } from '../builder.ts';
import { COST } from '../shared/directives.ts';
import { hashOf, takeSnapshot } from './take-snapshot.ts';

for (const [ref, noun, wholeOf] of [
  [Assistant, 'assistant', wholeAssistant],
  [AssistantVersion, 'version', wholeVersion],
] as const) {
  const cost = `Cost: none, but one upstream read where the ${noun} came from a list that leaves something out.`;
  builder.objectFields(ref, (t) => ({
    snapshot: t.field({
      type: 'JSON',
      nullable: false,
      cost: COST.read,
      description: `What the author of the ${noun} decides, as it lies in files and is applied again by \`applySnapshot\`: the keys of the Telnyx API in order, with \`$schema\`. It lacks the id, ids, names and times of versions, what only reads add (such as the definitions of shared tools, which \`tool_ids\` names) and what is null, except in \`dynamic_variables\`; \`tags\` and \`enabled_features\` are sorted. Empty \`dynamic_variables\`, \`telephony_settings\` and \`messaging_settings\` are left out. A half of a character (a lone surrogate) is U+FFFD in it, and in keys that would be equal by that its escape, such as \`\\ud800\`. A secret in clear is \`{"$kept":true}\` for every caller: applying it keeps what is there. ${cost}`,
      extensions: access({ redaction: 'nothing' }),
      resolve: async (document, _args, ctx) => {
        const whole = await wholeOf(document, ctx);
        return inTurn(() => takeSnapshot(whole), ctx);
      },
    }),
    contentHash: t.string({
      cost: COST.read,
      description: `The SHA-256 of \`snapshot\` as canonical JSON (RFC 8785), in 64 hexadecimal digits: equal for equal configurations, and for no others but those that differ in secrets alone. ${cost}`,
      resolve: async (document, _args, ctx) => {
        const whole = await wholeOf(document, ctx);
        return inTurn(() => hashOf(whole), ctx);
      },
    }),
  }));
}
