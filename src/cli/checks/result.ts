type Status = 'ok' | 'warning' | 'failed' | 'skipped';

export interface Check {
  readonly name: 'configuration' | 'schema' | 'operations' | 'keys' | 'upstream';
  readonly status: Status;
  readonly detail: string;
}
