import type { ImportProvider } from '../generated/graphql.ts';

/** An enum value as a person reads it: `MESSAGING` is `messaging`. */
export const toWords = (value: string): string => value.toLowerCase().replaceAll('_', ' ');

/** How the providers write their own names. */
export const PROVIDER_NAMES = {
  ELEVENLABS: 'ElevenLabs',
  VAPI: 'Vapi',
  RETELL: 'Retell',
  UNKNOWN: 'another provider',
} as const satisfies Record<ImportProvider, string>;

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** A time as a person says it, by its two largest units: `1 day 2 hours`. What is shorter than a second, or has a part of one, is in milliseconds. */
export function durationOf(milliseconds: number): string {
  if (milliseconds < 1_000 || milliseconds % 1_000 !== 0) return `${milliseconds} ms`;
  let rest = milliseconds;
  const parts = UNITS.flatMap(([unit, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return [{ unit, count }];
  });
  const first = parts.findIndex(({ count }) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(({ count }) => count > 0)
    .map(({ count, unit }) => countOf(count, unit))
    .join(' ');
}

/** A count with its noun: `1 tool`, `2 tools`. */
export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
