/** What does not fit together in the tools of an assistant, found before Telnyx has to. */
import { SINGLE_KINDS } from '../insight/tools/kinds.ts';
import { isObject, type JsonObject } from '../json.ts';
import { idText, isIdOf, notAnId } from '../upstream/ids.ts';
import { sharedTools } from '../upstream/resources/shared-tools.ts';
import type { Problem } from './wire-body.ts';

/** Faults between the tools of an assistant on the wire, and between them and its other settings, by their paths in it. */
export function toolProblems(assistant: JsonObject): readonly Problem[] {
  const tools = Array.isArray(assistant['tools']) ? (assistant['tools'] as readonly unknown[]) : [];
  const types = tools.map((tool) => (isObject(tool) ? tool['type'] : undefined));
  const names = tools.map(functionName);
  const telephony = assistant['telephony_settings'];
  const hasKeys = isObject(telephony) && telephony['disable_dtmf'] === false;
  const ids = Array.isArray(assistant['tool_ids']) ? assistant['tool_ids'].map((id: unknown) => idText(id) ?? '') : [];
  return [
    ...ids.flatMap((id, index) =>
      id.trim() === '' || isIdOf(sharedTools, id)
        ? []
        : [{ path: ['tool_ids', String(index)], message: notAnId(sharedTools, 'An item of toolIds') }],
    ),
    ...types.flatMap((type, index) =>
      typeof type === 'string' && SINGLE_KINDS.has(type) && types.indexOf(type) < index
        ? [{ path: ['tools', String(index)], message: `An assistant has one ${type} tool at most.` }]
        : [],
    ),
    ...names.flatMap((name, index) =>
      name !== undefined && names.indexOf(name) < index
        ? [{ path: ['tools', String(index), 'function', 'name'], message: `Another function is called ${JSON.stringify(name)}.` }]
        : [],
    ),
    ...(hasKeys && types.includes('pay')
      ? [{ path: ['telephony_settings', 'disable_dtmf'], message: 'disableDtmf is false, but a pay tool needs it to be true.' }]
      : []),
  ];
}

const functionName = (tool: unknown): unknown =>
  isObject(tool) && tool['type'] === 'function' && isObject(tool['function']) ? tool['function']['name'] : undefined;
