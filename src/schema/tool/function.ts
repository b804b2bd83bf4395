import { json, text } from '../wire/fields.ts';
import { toolVariant } from './tool.ts';

export const FunctionTool = toolVariant('FunctionTool', 'function', {
  description: "Lets the assistant call a function in OpenAI's format. An assistant may have many.",
  fields: {
    name: text('Name under which the model calls it.'),
    description: text('What it does and when to use it: instructions for the model; null means the model has only the name.'),
    parameters: json('JSON Schema (type object) of the arguments; null means none.'),
  },
});
