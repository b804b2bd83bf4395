/** Sets a header of a response of Yoga's, whose own ones have capitals: beside those `set` alone puts another one. */
export function setHeader(headers: Headers, name: string, value: string): void {
  headers.delete(name);
  headers.set(name, value);
}
