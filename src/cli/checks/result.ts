type Status = 'ok' | 'warning' | 'failed' | 'skipped';

export interface Check {
  readonly name: 'configuration' | 'schema' | 'operations' | 'mcp' | 'keys' | 'redis' | 'upstream';
  readonly status: Status;
  readonly detail: string;
}
