/** `JSON.rawJSON`, from Node 21 on. */
const { rawJSON } = JSON as { readonly rawJSON?: (text: string) => unknown };

/** A JSON number that JavaScript's numbers would change: `9007199254740993`, `1e400`. It keeps its digits. */
export class ExactNumber {
  /** The number as it was sent. */
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  /** The nearest number of JavaScript; infinite beyond its range. */
  get value(): number {
    return Number(this.source);
  }

  /** Whether `JSON.stringify` can print it: with its own digits, or as the same double where Node is too old for that. */
  get isPrintable(): boolean {
    return rawJSON !== undefined || isDouble(this.source);
  }

  toJSON(): unknown {
    if (rawJSON) return rawJSON(this.source);
    return this.isPrintable ? this.value : null;
  }
}

/** Whether JavaScript reads and prints the JSON number as another one. */
export function isChanged(source: string): boolean {
  const value = Number(source);
  return !Number.isFinite(value) || !isSame(source, String(value));
}

/** What prints a double with 16 or 17 digits, such as `0.10000000000000001`, lost nothing that JavaScript could keep. */
function isDouble(source: string): boolean {
  const value = Number(source);
  const { digits, exponent } = decimalOf(source);
  const isFraction = exponent < 0;
  return isFraction && digits.length <= 17 && isSame(source, value.toPrecision(digits.length));
}

const isSame = (a: string, b: string): boolean => {
  const [one, other] = [decimalOf(a), decimalOf(b)];
  return one.digits === other.digits && (one.digits === '' || (one.isNegative === other.isNegative && one.exponent === other.exponent));
};

/** The same text for all spellings of one number: `1e400` for `10E399`. */
export function decimalText(source: string): string {
  const { isNegative, digits, exponent } = decimalOf(source);
  return digits === '' ? '0' : `${isNegative ? '-' : ''}${digits}${exponent === 0 ? '' : `e${exponent}`}`;
}

/** Digits without zeros at their ends, none for zero, times a power of ten. */
interface Decimal {
  readonly isNegative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

function decimalOf(source: string): Decimal {
  const isNegative = source.startsWith('-');
  const [mantissa = '', exponent = '0'] = (isNegative ? source.slice(1) : source).toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  let start = 0;
  let end = digits.length;
  while (start < end && digits[start] === '0') start += 1;
  while (end > start && digits[end - 1] === '0') end -= 1;
  return { isNegative, digits: digits.slice(start, end), exponent: Number(exponent) - fraction.length + digits.length - end };
}
