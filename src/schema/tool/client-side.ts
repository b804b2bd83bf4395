import { json, text } from '../wire/fields.ts';
import { toolVariant } from './tool.ts';

export const ClientSideTool = toolVariant('ClientSideTool', 'client_side_tool', {
  description: 'Lets the assistant call a function of the client application, for example in the browser. An assistant may have many.',
  fields: {
    name: text('Name under which the model calls it.'),
    description: text('What it does and when to use it: instructions for the model.'),
    parameters: json('JSON Schema (type object) of the arguments.'),
  },
});
