import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** An authority, and two certificates of it: of a server at 127.0.0.1, and of a client. Made anew, so that no key is in a file. */
export function createCertificates(): Readonly<Record<'authority' | 'server' | 'client', Certificate>> {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  try {
    openssl('req', '-x509', ...key, '-days', '2', '-subj', '/CN=Own authority', '-keyout', 'authority.key', '-out', 'authority.pem');
    for (const [name, extension] of [
      ['server', 'subjectAltName=IP:127.0.0.1'],
      ['client', 'extendedKeyUsage=clientAuth'],
    ] as const) {
      const issuer = ['-CA', 'authority.pem', '-CAkey', 'authority.key'];
      const of = ['-subj', `/CN=${name}`, '-addext', extension];
      openssl('req', '-x509', ...key, ...issuer, '-days', '2', ...of, '-keyout', `${name}.key`, '-out', `${name}.pem`);
    }
    const read = (name: string): Certificate => ({
      cert: readFileSync(join(folder, `${name}.pem`), 'utf8'),
      key: readFileSync(join(folder, `${name}.key`), 'utf8'),
    });
    return { authority: read('authority'), server: read('server'), client: read('client') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
