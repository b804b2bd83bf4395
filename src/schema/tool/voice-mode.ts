import { wireEnum } from '../wire/enum.ts';

export const VoiceMode = wireEnum('VoiceMode', 'Which voice is used after one assistant hands off to another.', {
  unified: 'One voice throughout, so that callers do not notice the handoff.',
  distinct: 'Each assistant keeps its own voice, as in a conference call.',
});
