/** Whether a host, as `URL` writes it, is one that the internet cannot reach: by its name, or by its address. */
export function isPrivateHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name.startsWith('[')) return isPrivateV6(name.slice(1, -1));
  const parts = name.split('.');
  if (parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part))) return isPrivateV4(parts.map(Number));
  return PRIVATE_NAMES.some((private_) => name === private_ || name.endsWith(`.${private_}`));
}

/** `metadata.google.internal` is one of `internal`. */
const PRIVATE_NAMES = ['localhost', 'localdomain', 'local', 'internal', 'intranet', 'lan', 'home.arpa'];

/** Of this network, private, shared by a provider, loopback, link-local (with the metadata of clouds), and multicast or reserved. */
function isPrivateV4([a = 0, b = 0]: readonly number[]): boolean {
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168)
  );
}

/** Unspecified, loopback, unique local, link-local, multicast; and what stands for an IPv4 address. */
function isPrivateV6(address: string): boolean {
  if (address === '::' || address === '::1') return true;
  const mapped = /^(?:::ffff:|64:ff9b::)([\da-f]{1,4}):([\da-f]{1,4})$/.exec(address);
  if (mapped) {
    const high = Number.parseInt(mapped[1] ?? '', 16);
    return isPrivateV4([high >> 8, high & 255]);
  }
  const [first = ''] = address.split(':');
  const group = Number.parseInt(first, 16);
  return (group & 0xfe00) === 0xfc00 || (group & 0xffc0) === 0xfe80 || (group & 0xff00) === 0xff00;
}
