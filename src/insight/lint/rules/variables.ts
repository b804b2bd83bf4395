/** Variables of templates: those that nothing defines or uses, reserved names, and templates that are none. */
import type { JsonObject } from '../../../json.ts';
import { Pace, type Pieces } from '../../../pieces.ts';
import { textsIn, TEXTS_PER_PIECE, type Item } from '../../places/document-walk.ts';
import { pathTo } from '../../places/path.ts';
import type { FoundAt } from '../../findings/finding.ts';
import { isBlank } from '../../read-value.ts';
import { scanText } from '../../templates/scan-text.ts';
import { isSystemVariable, TEXTS, type Templates } from '../../templates/template-variables.ts';
import type { TemplateVariable } from '../../templates/variable.ts';
import type { Unused } from '../../templates/unused-variables.ts';
import { parametersOf } from '../../tools/parameters.ts';
import { toolOfShared } from '../../tools/shared-tool.ts';
import { quoted } from '../../quoted.ts';

/** What follows from a document alone; which variables are unused may take more. */
export function* variables(document: JsonObject, templates: Templates): Pieces<readonly FoundAt[]> {
  return [
    ...templates.variables.flatMap((variable) => undefinedOne(variable, document)),
    ...templates.variables.flatMap(reserved),
    ...templates.broken.map((path): FoundAt => ({
      code: 'TEMPLATE_BROKEN',
      message: 'A {{ has no }}, so it stays in the text as it is.',
      advice: 'Close the braces, or take them out.',
      path,
    })),
    ...(yield* singleBraces(document, templates.variables)),
  ];
}

function undefinedOne({ name, isDefined, isSystem, setBy, usedAt }: TemplateVariable, document: JsonObject): readonly FoundAt[] {
  const [path] = usedAt;
  if (!path || isDefined || isSystem || setBy.length > 0) return [];
  const hasWebhook = !isBlank(document['dynamic_variables_webhook_url']);
  return [
    {
      code: 'VARIABLE_UNDEFINED',
      ...(hasWebhook && { severity: 'INFO' as const }),
      message: `The variable ${quoted(name)} is used in ${usedAt.length === 1 ? '1 place' : `${usedAt.length} places`}, and nothing defines it${hasWebhook ? ', unless the webhook of dynamic variables does' : ''}.`,
      advice: 'Give it a default in `dynamicVariables`, unless whoever starts a conversation always sets it.',
      path,
    },
  ];
}

const reserved = ({ name, isDefined, isSystem, setBy }: TemplateVariable): readonly FoundAt[] =>
  isSystem
    ? [...(isDefined ? [['dynamicVariables', name]] : []), ...setBy].map((path) => ({
        code: 'VARIABLE_RESERVED' as const,
        message: `The variable ${quoted(name)} is one to which Telnyx gives its value.`,
        advice: 'Use a name that does not begin with `telnyx_`.',
        path,
      }))
    : [];

const SINGLE_BRACES = /(?<![{$])\{\s{0,8}([\w.-]{1,100})\s{0,8}\}(?!\})/g;
/** Where single braces have a meaning of their own: path parameters. */
const isUrl = ({ key }: Item) => key === 'url';

function* singleBraces(document: JsonObject, all: readonly TemplateVariable[]): Pieces<readonly FoundAt[]> {
  const known = new Set(all.filter(({ isDefined, setBy }) => isDefined || setBy.length > 0).map(({ name }) => name));
  const texts = Object.fromEntries(TEXTS.flatMap((key) => (Object.hasOwn(document, key) ? [[key, document[key]]] : [])));
  const found: FoundAt[] = [];
  const pace = new Pace(TEXTS_PER_PIECE);
  for (const item of textsIn(texts)) {
    if (pace.isOver()) yield;
    if (isUrl(item) || !item.value.includes('{')) continue;
    const names = [...item.value.matchAll(SINGLE_BRACES)].map(([, name = '']) => name);
    const name = names.find((one) => known.has(one) || isSystemVariable(one));
    if (name === undefined) continue;
    found.push({
      code: 'TEMPLATE_SINGLE_BRACES',
      message: `{${name}} stays in the text as it is, although there is a variable of that name.`,
      advice: `Write {{${name}}} for its value.`,
      path: pathTo(item.place),
    });
  }
  return found;
}

/** The findings, with the definitions of shared tools; null where one of them is not known. */
export function unused({ names, unresolved }: Unused, definitionOf: (id: string) => object | null | undefined): readonly FoundAt[] | null {
  if (names.length === 0) return [];
  const used = new Set<string>();
  for (const [id, takesArguments] of unresolved) {
    const definition = definitionOf(id);
    if (definition === undefined) return null;
    if (definition === null) continue;
    const tool = toolOfShared(definition as JsonObject);
    for (const { value } of textsIn(tool)) for (const name of scanText(value).variables) used.add(name);
    if (takesArguments) for (const [name] of parametersOf(tool)) used.add(name);
  }
  return names
    .filter((name) => !used.has(name))
    .map((name) => ({
      code: 'VARIABLE_UNUSED',
      message: `The variable ${quoted(name)} is used nowhere.`,
      advice: 'Use it, or take it out of `dynamicVariables`.',
      path: ['dynamicVariables', name],
    }));
}
