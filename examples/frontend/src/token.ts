/** The bearer token, kept in memory only: it is gone when the page is. Empty means none. */
let token = '';

export const currentToken = (): string => token;

export function setToken(next: string): void {
  token = next.trim();
}
