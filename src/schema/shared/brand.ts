import { brandWithType } from '@pothos/core';

/** Marks a value with its type, as an interface has to know which type it is looking at. */
export function brandAs<T extends object>(type: string, value: T): T {
  brandWithType(value, type as never);
  return value;
}
