/** What a route answers; the server adds the headers that every answer has. */
export interface Reply {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
  /** A body that is sent piece by piece instead. */
  stream?: ReplyStream;
}

/** A body in pieces, between which time passes by the clock. */
export interface ReplyStream {
  contentType: string;
  pieces: readonly Uint8Array[];
  everyMs: number;
  /** Whether the connection breaks after the pieces. */
  breaks: boolean;
}
