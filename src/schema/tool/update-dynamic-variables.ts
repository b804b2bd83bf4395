import type { AssistantTool } from 'telnyx/resources/ai/assistants/assistants';
import { objects, text } from '../wire/fields.ts';
import { wireObject } from '../wire/object.ts';
import { toolVariant } from './tool.ts';

type UpdatableVariableWire = AssistantTool.UpdateDynamicVariables['update_dynamic_variables']['updatable_variables'][number];

export const UpdatableVariable = wireObject<UpdatableVariableWire>('UpdatableVariable', {
  description: 'A dynamic variable that the assistant may set.',
  fields: {
    name: text('Key of the variable: letters, digits, `.`, `_` and `-`; names that start with `telnyx_` are reserved.'),
    description: text('Which value to set: instructions for the model; null means the model has only the name.'),
    type: text('Hint at the type of the value, for example `string`; null means any.'),
  },
});

export const UpdateDynamicVariablesTool = toolVariant('UpdateDynamicVariablesTool', 'update_dynamic_variables', {
  description:
    'Lets the assistant set dynamic variables during the conversation; later `{{variables}}` and the conditions of its flow use the new values. At most one per assistant.',
  fields: {
    name: text(
      'Name under which the model calls it: letters, digits, `_` and `-`, different from every other function, webhook or client-side tool.',
    ),
    description: text('When to set which variable: instructions for the model.'),
    updatable_variables: objects(() => UpdatableVariable, 'The variables that may be set; at least one.'),
  },
});
