import { isObject } from '../../json.ts';
import { withText } from '../client.ts';
import { resource } from '../resource.ts';
import { assistants, type OfAssistant } from './assistants.ts';

/** A text on the wire: in JSON, or as it is. */
export interface TexmlWire {
  readonly assistant_id: string;
  readonly texml: string;
}

/** A page of a proxy, which is no TeXML. */
const IS_HTML = /^\s*<(?:!doctype\s+html|html)\b/i;

/** The TeXML of one assistant, which writes on assistants outdate. */
export const texml = resource<TexmlWire, OfAssistant>({
  kind: assistants.kind,
  noun: ['a', 'TeXML document'],
  idKey: 'assistant_id',
  above: { assistantId: { resource: assistants, key: 'assistant_id' } },
  retrieve: ({ assistants: calls }, id, options) => calls.getTexml(id, withText(options)),
  list: null,
  tells: ['texml'],
  readBody: (body) => {
    const text = isObject(body) ? body['data'] : body;
    if (text === null || text === '') return null;
    return typeof text === 'string' && !IS_HTML.test(text) ? { texml: text } : body;
  },
});
