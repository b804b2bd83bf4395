import type { StandardSchemaV1 } from '@modelcontextprotocol/server';

/** What a prompt is asked for with. */
export interface PromptParams {
  readonly name: string;
  readonly arguments: Readonly<Record<string, string>>;
}

interface Issue {
  readonly message: string;
  readonly path: readonly string[];
}

/** As a Standard Schema, whose faults are answered as invalid parameters. Those of the protocol package are answered as a bug. */
export const PROMPT_PARAMS: StandardSchemaV1<unknown, PromptParams> = {
  '~standard': {
    version: 1,
    vendor: 'assistants-gateway',
    validate: (params) => {
      const { name, arguments: given = {} } = params as Readonly<Record<string, unknown>>;
      const issues: Issue[] = typeof name === 'string' ? [] : [text('name')];
      if (typeof given !== 'object' || given === null || Array.isArray(given))
        issues.push({ message: 'has to be an object', path: ['arguments'] });
      else for (const [key, value] of Object.entries(given)) if (typeof value !== 'string') issues.push(text('arguments', key));
      return issues.length > 0 ? { issues } : { value: { name, arguments: given } as PromptParams };
    },
  },
};

const text = (...path: readonly string[]): Issue => ({ message: 'has to be a string', path });
