import { json, text } from '../wire/fields.ts';
import { toolVariant } from './tool.ts';

export const FunctionTool = toolVariant('FunctionTool', 'function', {
  description: 'Lets the assistant call a function described in the manner of OpenAI. An assistant may have many.',
  fields: {
    name: text('Name under which the model calls it.'),
    description: text('What it does and when to use it, in words for the model; null means the name must do.'),
    parameters: json('The arguments it takes, as a JSON Schema of type object; null means none.'),
  },
});
