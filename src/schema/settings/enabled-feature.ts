import { wireEnum } from '../wire/enum.ts';

export const EnabledFeature = wireEnum('EnabledFeature', 'A channel on which an assistant can be reached.', {
  telephony: 'It makes and receives calls.',
  messaging: 'It sends and receives text messages.',
});
