import type { WebsocketSettings as WebsocketSettingsWire } from '../../upstream/wire/newer.ts';
import { boolean, text, url } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';

export const WEBSOCKET = "A WebSocket over which Telnyx sends events of conversations to the customer's server (beta).";

export const WebsocketSettings = wireObject<WebsocketSettingsWire>('WebsocketSettings', {
  description: WEBSOCKET,
  fields: {
    enabled: boolean('Whether Telnyx opens it. Default false.'),
    url: url('Where Telnyx opens it: a public host.'),
    auth_ref: text('Identifier of the integration secret that Telnyx authenticates with, never the secret itself; null means none.'),
  },
});
