import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Certificate {
  readonly cert: string;
  readonly key: string;
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
const FOR_LOOPBACK = 'subjectAltName=IP:127.0.0.1';

/** Runs openssl in a folder, and gives the certificates of these names that it has left there. */
function certificatesBy<N extends string>(
  names: readonly N[],
  make: (openssl: (...args: string[]) => void, folder: string) => void,
): Readonly<Record<N, Certificate>> {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  try {
    make((...args) => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' }), folder);
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    const entries = names.map((name) => [name, { cert: read(`${name}.pem`), key: read(`${name}.key`) }]);
    return Object.fromEntries(entries) as Readonly<Record<N, Certificate>>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** An authority, and two certificates of it: of a server at 127.0.0.1, and of a client. Made in each run, so that no key is in a file. */
export const createCertificates = (): Readonly<Record<'authority' | 'server' | 'client', Certificate>> =>
  certificatesBy(['authority', 'server', 'client'], (openssl) => {
    openssl('req', '-x509', ...KEY, '-days', '2', '-subj', '/CN=Own authority', '-keyout', 'authority.key', '-out', 'authority.pem');
    for (const [name, extension] of [
      ['server', FOR_LOOPBACK],
      ['client', 'extendedKeyUsage=clientAuth'],
    ] as const) {
      const issuer = ['-CA', 'authority.pem', '-CAkey', 'authority.key'];
      const of = ['-subj', `/CN=${name}`, '-addext', extension];
      openssl('req', '-x509', ...KEY, ...issuer, '-days', '2', ...of, '-keyout', `${name}.key`, '-out', `${name}.pem`);
    }
  });

/** One of a server at 127.0.0.1 that the authority has made, and that ended yesterday. */
export const expiredCertificate = (authority: Certificate): Certificate =>
  certificatesBy(['server'], (openssl, folder) => {
    writeFileSync(join(folder, 'authority.pem'), authority.cert);
    writeFileSync(join(folder, 'authority.key'), authority.key);
    openssl('req', '-new', ...KEY, '-subj', '/CN=server', '-addext', FOR_LOOPBACK, '-keyout', 'server.key', '-out', 'server.csr');
    const issuer = ['-CA', 'authority.pem', '-CAkey', 'authority.key', '-set_serial', '1'];
    openssl('x509', '-req', '-in', 'server.csr', ...issuer, '-days', '-1', '-copy_extensions', 'copy', '-out', 'server.pem');
  }).server;
