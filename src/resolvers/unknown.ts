/** The value of each closed set that stands for whatever the gateway does not know: it is only ever read. */
import { GatewayError } from '../errors.ts';

/** No value of the upstream looks like it. */
export const UNKNOWN = '\u0000unknown';

/** Why it is refused at this place, without a full stop. */
export const noUnknown = (place: string): string => `${place} takes no UNKNOWN: that value is only ever read`;

/** Throws `BAD_USER_INPUT` where something is asked for by it. */
export function refuseUnknown(place: string, value: string | null | undefined): void {
  if (value === UNKNOWN) throw new GatewayError('BAD_USER_INPUT', `${noUnknown(place)}.`);
}
