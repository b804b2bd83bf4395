/** Variables of all assistants of an account together. */
import type { JsonObject } from '../../json.ts';
import { compareText } from '../compare-text.ts';
import type { TemplateVariable } from './variable.ts';

/** A variable in one assistant. */
export interface VariableOfAssistant {
  readonly document: JsonObject;
  readonly variable: TemplateVariable;
}

export interface AccountVariable {
  readonly name: string;
  readonly isSystem: boolean;
  /** The assistants that use, define or set it, in their order. */
  readonly assistants: readonly VariableOfAssistant[];
}

/** By name. */
export function accountVariables(
  assistants: readonly (readonly [document: JsonObject, variables: readonly TemplateVariable[]])[],
): readonly AccountVariable[] {
  const found = new Map<string, { isSystem: boolean; assistants: VariableOfAssistant[] }>();
  for (const [document, variables] of assistants) {
    for (const variable of variables) {
      const known = found.get(variable.name) ?? { isSystem: variable.isSystem, assistants: [] };
      found.set(variable.name, known);
      known.assistants.push({ document, variable });
    }
  }
  return [...found]
    .map(([name, { isSystem, assistants: all }]) => ({ name, isSystem, assistants: all }))
    .toSorted((one, other) => compareText(one.name, other.name));
}
