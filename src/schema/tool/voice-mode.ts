import { wireEnum } from '../wire/enum.ts';

export const VoiceMode = wireEnum('VoiceMode', 'Whose voice is heard after one assistant hands over to another.', {
  unified: 'One voice throughout, so that callers do not notice the change.',
  distinct: 'Each assistant keeps its own voice, as in a conference call.',
});
