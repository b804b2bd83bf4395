/** What a tag starts, and what the page about deploying says. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config.ts';
import { read, ROOT, scripts, snippetsOf } from '../support/pages.ts';
import { hasKubectl, render, validateManifest, type Manifest } from './manifests.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly needs?: string;
  readonly steps: readonly Step[];
  readonly 'timeout-minutes'?: number;
}

const text = read('.github/workflows/release.yml');
const workflow = parse(text) as { readonly permissions: object; readonly jobs: Readonly<Record<'check' | 'package' | 'image', Job>> };
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const lines = steps.flatMap(({ run }) => run ?? []);

describe('the workflow of releases', () => {
  test('takes the actions of others by their commit, with the version beside it', () => {
    const uses = [...text.matchAll(/uses: (.*)/g)].map(([, used]) => used);
    expect(uses.length).toBeGreaterThan(4);
    expect(uses.filter((used) => !/^actions\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(used ?? ''))).toEqual([]);
  });

  test('gives each job the rights that it needs, and a bound of time', () => {
    expect(workflow.permissions).toEqual({});
    expect(Object.fromEntries(Object.entries(workflow.jobs).map(([name, { permissions }]) => [name, permissions]))).toEqual({
      check: { contents: 'read' },
      package: { contents: 'read', 'id-token': 'write', attestations: 'write' },
      image: { contents: 'read', packages: 'write', 'id-token': 'write', attestations: 'write' },
    });
    expect(Object.values(workflow.jobs).map((job) => job['timeout-minutes'])).not.toContain(undefined);
  });

  test('publishes after all checks, with provenance and a bill of materials', () => {
    expect([workflow.jobs.package.needs, workflow.jobs.image.needs]).toEqual(['check', 'check']);
    expect(lines.filter((line) => /npm publish|buildx build/.test(line) && !/--provenance/.test(line))).toEqual([]);
    const attested = (job: Job) => job.steps.flatMap(({ uses }) => /actions\/(attest-\w+)/.exec(uses ?? '')?.[1] ?? []);
    expect([attested(workflow.jobs.package), attested(workflow.jobs.image)]).toEqual([['attest-sbom'], ['attest-build', 'attest-sbom']]);
  });

  test('runs scripts that there are, all of `npm run check` among them', () => {
    const run = lines.flatMap((line) => [...line.matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script));
    expect(run.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
    const inCheck = [...(scripts['check'] ?? '').matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script);
    expect(run).toEqual(expect.arrayContaining(inCheck));
  });

  test('puts no expression into a script, where a name of a branch could be a command', () => {
    expect(lines.filter((line) => line.includes('${{'))).toEqual([]);
  });

  test('builds the image of the bases that the Dockerfile names, by their digests', () => {
    const build = lines.find((line) => line.includes('buildx build')) ?? '';
    const bases = [...read('Dockerfile').matchAll(/^FROM (?:--\S+ )?(\S+)\$\{(\w+)\}/gm)].map(([, image, argument]) => [image, argument]);
    for (const [image, argument] of bases) {
      expect(build).toContain(`digest_of ${image})`);
      expect(build).toContain(`--build-arg "${argument}=@`);
    }
  });
});

describe('docs/deploy.md', () => {
  const page = read('docs/deploy.md');
  const snippets = snippetsOf('docs/deploy.md');
  const commands = snippets.filter(({ language }) => language === 'sh').map((snippet) => snippet.text);
  const ofKubernetes = snippets.find(({ language }) => language === 'yaml')?.text ?? '';

  test('names files that exist, and the bases and arguments of the Dockerfile', () => {
    const paths = [...page.matchAll(/(?:ops|\.github)\/[\w./-]+/g)].map(([path]) => path);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    const dockerfile = read('Dockerfile');
    const named = [...page.matchAll(/imagetools inspect (\S+)|--build-arg (\w+)=/g)].map(
      ([, image, argument]) => image ?? `ARG ${argument}=`,
    );
    expect(named).toHaveLength(4);
    expect(named.filter((name) => !dockerfile.includes(name))).toEqual([]);
  });

  test('writes the variables that Compose asks for', () => {
    const asked = new Set([...read('compose.yaml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name));
    const written = commands.find((one) => one.includes('.env')) ?? '';
    expect([...written.matchAll(/([A-Z_]+)=%s/g)].map(([, name]) => name).toSorted()).toEqual([...asked].toSorted());
  });

  test('makes the secret that the component of Redis mounts', () => {
    const component = read('ops/kubernetes/components/redis/deployment.yaml');
    const command = commands.find((one) => one.includes('create secret')) ?? '';
    expect(component).toContain(`secretName: ${/generic (\S+)/.exec(command)?.[1]}\n`);
    const keys = [...command.matchAll(/--from-literal=(\w+)=/g)].map(([, key]) => `/${key}`);
    expect(keys).toHaveLength(2);
    expect(keys.filter((key) => !component.includes(key))).toEqual([]);
  });

  test.skipIf(!hasKubectl)('has an overlay of all components that kustomize takes', async () => {
    const overlays = join(ROOT, 'ops/kubernetes/overlays');
    const folder = mkdtempSync(join(overlays, '.own-'));
    try {
      writeFileSync(join(folder, 'kustomization.yaml'), ofKubernetes);
      const rendered = await render(relative(join(ROOT, 'ops/kubernetes'), folder));
      for (const manifest of rendered) validateManifest(manifest);
      const kinds = ['ConfigMap', 'Deployment', 'HorizontalPodAutoscaler', 'PodDisruptionBudget', 'Service', 'ServiceMonitor'];
      expect(rendered.map(({ kind }) => kind).toSorted()).toEqual(kinds);
      const { data } = rendered.find(({ kind }) => kind === 'ConfigMap') as Manifest & { readonly data: Readonly<Record<string, string>> };
      // The key is in a file that only the container has.
      const { TELNYX_API_KEY_FILE: keyFile, ...settings } = data;
      expect(keyFile).toBe('/etc/telnyx/key');
      expect(loadConfig({ ...settings, TELNYX_API_KEY: 'key' })).toMatchObject({ auth: { mode: 'jwt' }, warnings: [] });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
