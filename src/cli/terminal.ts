/** Where a command writes. Data goes to `out`, everything else to `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether the outputs are terminals that show colours. */
  readonly hasColours: Readonly<Record<'out' | 'err', boolean>>;
}

/** Colours a text for what it says; on what is not a terminal it stays as it is. */
export type Paint = (meaning: 'good' | 'bad' | 'doubtful' | 'heading', text: string) => string;

const CODES = { good: 32, bad: 31, doubtful: 33, heading: 1 } as const;

const paint: Paint = (meaning, text) => `\u001b[${CODES[meaning]}m${text}\u001b[0m`;
const plain: Paint = (_meaning, text) => text;

export const paintFor = (hasColours: boolean): Paint => (hasColours ? paint : plain);

/** The terminal of this process. */
export const processTerminal = (): Terminal => ({
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  // `hasColors` obeys NO_COLOR.
  hasColours: { out: process.stdout.isTTY && process.stdout.hasColors(), err: process.stderr.isTTY && process.stderr.hasColors() },
});
