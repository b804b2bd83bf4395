/** Quotes, colon and comma or brace of a member of an object. */
const BYTES_PER_MEMBER = 4;

/** Parsed documents are never changed, so each object of one is walked once. */
const sizes = new WeakMap<object, number>();

/** The bytes of a JSON value that can be printed, or fewer. */
export function printedSize(value: unknown): number {
  if (typeof value !== 'object' || value === null) return sizeOfText(value);
  const known = sizes.get(value);
  if (known !== undefined) return known;
  let size = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const item = waiting.pop();
    size += 1 + sizeOfText(item);
    if (Array.isArray(item)) for (const inner of item) waiting.push(inner);
    else if (typeof item === 'object' && item !== null && !('toJSON' in item && typeof item.toJSON === 'function')) {
      for (const [key, inner] of Object.entries(item)) {
        size += BYTES_PER_MEMBER + key.length;
        waiting.push(inner);
      }
    }
  }
  sizes.set(value, size);
  return size;
}

const sizeOfText = (value: unknown): number => (typeof value === 'string' ? value.length + 1 : 0);
