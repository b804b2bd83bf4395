import type { Announcement, Audience, Beat } from '../bus.ts';

/** What a worker sends to the hub. */
export type ToHub =
  | { readonly kind: 'beat'; readonly number: number; readonly sentAt: number }
  | { readonly kind: 'publish'; readonly announcement: Announcement }
  | { readonly kind: 'acknowledge'; readonly to: string; readonly number: number }
  | { readonly kind: 'block'; readonly tenant: string; readonly milliseconds: number }
  | { readonly kind: 'leave' };

/** What the hub sends to a worker. */
export type FromHub =
  | { readonly kind: 'beaten'; readonly number: number; readonly beat: Beat }
  | { readonly kind: 'published'; readonly number: number; readonly audience: Audience }
  | { readonly kind: 'announced'; readonly announcement: Announcement }
  | { readonly kind: 'acknowledged'; readonly number: number; readonly by: string }
  | { readonly kind: 'blocked'; readonly tenant: string; readonly milliseconds: number };
