import type { ToolWire } from '../wire.ts';
import type { Resolve } from './types.ts';

/** The number that imported transfers call from, since a provider's agent does not name one. */
export const TRANSFER_FROM = '+15550109900';

const VENDORS = [
  [/^gpt-|^o\d/, 'openai'],
  [/^claude-/, 'anthropic'],
  [/^gemini-/, 'google'],
] as const;

/** A model as `vendor/name`, which is how assistants name it. */
export function toModel(name: string): string {
  const vendor = VENDORS.find(([pattern]) => pattern.test(name))?.[1];
  return vendor ? `${vendor}/${name}` : name;
}

/** One handoff to the agents that have become assistants, or none. */
export function toHandoff(targets: { importId: string; name: string }[], resolve: Resolve): ToolWire[] {
  const assistants = targets.flatMap(({ importId, name }) => {
    const id = resolve(importId);
    return id ? [{ id, name }] : [];
  });
  return assistants.length > 0 ? [{ type: 'handoff', handoff: { ai_assistants: assistants } }] : [];
}

/** One transfer to these numbers, or none. */
export function toTransfer(targets: { name: string; to: string }[]): ToolWire[] {
  return targets.length > 0 ? [{ type: 'transfer', transfer: { from: TRANSFER_FROM, targets } }] : [];
}

/** Header maps of the providers as the list that a webhook has. */
export const toHeaders = (headers: Record<string, string>) => Object.entries(headers).map(([name, value]) => ({ name, value }));
