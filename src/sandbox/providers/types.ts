/** The id of the assistant that an agent of the same provider became, if it was imported. */
export type Resolve = (importId: string) => string | undefined;

/** The part of JSON Schema that tools use for their parameters. */
export interface ParametersSchema {
  type: 'object';
  properties: Record<string, unknown>;
  required?: string[];
}

/** A tool of an agent of Retell. */
export type RetellTool =
  | { type: 'end_call'; name: string; description: string }
  | { type: 'agent_swap'; name: string; description: string; agent_id: string }
  | {
      type: 'transfer_call';
      name: string;
      description: string;
      transfer_destination: { type: 'predefined'; number: string };
    }
  | {
      type: 'custom';
      tool_id: string;
      name: string;
      description: string;
      url: string;
      method: 'GET' | 'POST';
      timeout_ms: number;
      headers: Record<string, string>;
      parameters: ParametersSchema;
      response_variables: Record<string, string>;
    };
