/** What a tool asks for: the model fills it in, and at a tool node the variable of that name. */
import { toCamelCase } from '../../camel-case.ts';
import type { JsonObject } from '../../json.ts';
import type { Path } from '../places/path.ts';
import { objectAt } from '../read-value.ts';

/** Keys of settings with schemas: of the parts of a URL and of a body, and those of functions. */
const SCHEMAS = ['path_parameters', 'query_parameters', 'body_parameters', 'parameters'] as const;

/** The names of its parameters, each with its place in the tool. */
export function* parametersOf(tool: JsonObject): Generator<readonly [name: string, below: Path], void, void> {
  const { type } = tool;
  const settings = typeof type === 'string' ? objectAt(tool, type) : {};
  for (const key of SCHEMAS) {
    for (const name of Object.keys(objectAt(objectAt(settings, key), 'properties'))) yield [name, [toCamelCase(key), 'properties', name]];
  }
}
