/** By which people reach an assistant, as flags name them. */
export const CHANNELS = ['calls', 'messages', 'web'] as const;
export type Channel = (typeof CHANNELS)[number];
