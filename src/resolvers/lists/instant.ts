/** Times to their last digit: upstream ones may be finer than a millisecond. */

export interface Instant {
  /** As it was written, or with what was left out. */
  readonly text: string;
  /** Milliseconds since 1970, without the fraction of a second. */
  readonly wholeSecondsMs: number;
  /** The digits of the fraction, without zeros at the end. */
  readonly fraction: string;
}

const FORM = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d+))?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** What a text says, in UTC where it names no zone; null for one that is no time. */
export function instantOf(text: unknown): Instant | null {
  const found = typeof text === 'string' ? FORM.exec(text) : null;
  if (!found) return null;
  const [whole, date = '', time = '00:00', fraction = '', zone] = found;
  const wholeSecondsMs = Date.parse(`${date}T${time}${offsetOf(zone ?? 'Z')}`);
  // The day after the last one of a month is taken for the first one of the next.
  if (Number.isNaN(wholeSecondsMs) || new Date(`${date}T00:00Z`).toISOString().slice(0, 10) !== date) return null;
  const complete = zone === undefined ? `${whole}${found[2] === undefined ? 'T00:00:00' : ''}Z` : whole;
  return { text: complete, wholeSecondsMs, fraction: fraction.replace(/(?<!0)0+$/, '') };
}

/** Whether the first one is earlier (negative), later (positive), or the same. */
export const compareInstants = (a: Instant, b: Instant): number =>
  a.wholeSecondsMs - b.wholeSecondsMs || (a.fraction < b.fraction ? -1 : Number(a.fraction > b.fraction));

const offsetOf = (zone: string): string =>
  zone.toUpperCase().replace(/^([+-]\d{2}):?(\d{2})?$/, (_all, hours: string, minutes = '00') => `${hours}:${minutes}`);
