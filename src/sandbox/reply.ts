/** What a route answers; the server adds the headers that every answer has. */
export interface Reply {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}
