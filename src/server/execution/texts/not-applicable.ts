/** Thrown within the making of a text: the usual execution has to answer, and finds the reason by itself. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';
}
