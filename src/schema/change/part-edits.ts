/** Edits of the tools and the variables of an assistant. */
import { replaceTool } from '../../insight/edits/tool-edits.ts';
import { setVariables } from '../../insight/edits/variable-edits.ts';
import { isObject } from '../../json.ts';
import { keepSecrets, TOOLS } from '../../resolvers/kept-secrets.ts';
import { badInput } from '../../resolvers/user-errors.ts';
import { AssistantToolInput } from '../tool/inputs/union.ts';
import { refuseMasks } from '../wire/input-fields.ts';
import { editMutation } from './edits.ts';

editMutation('replaceTool', {
  description:
    'Puts a tool in the place of one that the assistant has of its own: the one with `name`, or the only one of the same kind. Header values and passwords that are left out stay where they go where they went. Other tools, those of the library among them, stay as they are.',
  input: 'Which tool to replace, and by what.',
  fields: (t) => ({
    name: t.string({ description: 'Name of the tool that is replaced; null or absent: the only one of the same kind as `tool`.' }),
    tool: t.field({ type: AssistantToolInput.ref, required: true, description: 'The tool, whole.' }),
  }),
  edit: ({ name, tool }, addFault) =>
    replaceTool(AssistantToolInput.toWire(tool, ['input', 'tool'], addFault), name ?? null, (wire, stored) => {
      const { whole, faults, secrets } = keepSecrets(TOOLS, [wire], stored);
      const [kept] = whole;
      return {
        tool: isObject(kept) ? kept : wire,
        secrets,
        faults: faults.map(({ path, message }) => ({
          code: 'BAD_USER_INPUT' as const,
          message,
          field: ['tool', ...AssistantToolInput.nameBelow(path.slice(1), tool)],
        })),
      };
    }),
});

editMutation('setDynamicVariables', {
  description: 'Sets default values of dynamic variables of an assistant; those that are not named stay as they are.',
  input: 'Which variables get which defaults.',
  fields: (t) => ({
    variables: t.field({ type: 'JSON', required: true, description: 'Default values by the names of the variables.' }),
    remove: t.stringList({ description: 'Names of variables that are taken away; null means none.' }),
  }),
  edit: ({ variables, remove }, addFault) => {
    const field = ['input', 'variables'];
    if (!isObject(variables)) addFault(badInput(field, 'variables takes a JSON object.'));
    refuseMasks(variables, field, addFault);
    return setVariables(isObject(variables) ? variables : {}, remove ?? []);
  },
});
