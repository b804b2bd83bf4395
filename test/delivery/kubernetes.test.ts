/** The manifests of `ops/kubernetes`, by the schemas of Kubernetes and by what the process does. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { loadConfig } from '../../src/config.ts';
import { read, ROOT, snippetsOf } from '../support/pages.ts';
import { hasKubectl, MANIFESTS, render, unknownKeysOf, validateManifest, type Manifest } from './manifests.ts';
import { isSettingVariable } from './setting-variables.ts';

const BASE = 'ops/kubernetes/base';
const OVERLAYS = readdirSync(join(ROOT, 'ops/kubernetes/overlays')).filter((name) => !name.startsWith('.'));

interface Container {
  readonly env?: readonly { readonly name: string; readonly value: string }[];
  readonly ports: readonly { readonly containerPort: number }[];
  readonly readinessProbe: { readonly periodSeconds: number; readonly failureThreshold: number };
  readonly volumeMounts?: readonly { readonly mountPath: string }[];
  readonly [key: string]: unknown;
}
interface PodSpec {
  readonly containers: readonly [Container];
  readonly terminationGracePeriodSeconds: number;
  readonly [key: string]: unknown;
}

const manifestOf = (kind: string) => MANIFESTS.find(([, manifest]) => manifest.kind === kind)?.[1] as Manifest;
const podOf = (deployment: Manifest) => (deployment['spec'] as { readonly template: { readonly spec: PodSpec } }).template.spec;
const deployment = manifestOf('Deployment');
const settings = parseEnv(read(`${BASE}/gateway.env`));

test.each(MANIFESTS)('%s is what its schema says', (_path, manifest) => {
  expect(() => validateManifest(manifest)).not.toThrow();
});

test('a wrong type and a missing field are found', () => {
  expect(() => validateManifest({ ...deployment, spec: { ...(deployment['spec'] as object), replicas: 'two' } })).toThrow(/replicas/);
  expect(() => validateManifest({ ...deployment, spec: {} })).toThrow(/selector/);
});

test('no manifest has a key that its schema lacks, and each such key is found', { timeout: 60_000 }, async () => {
  const all = MANIFESTS.map(([, manifest]) => manifest);
  const pod = podOf(deployment);
  const inPod = (spec: object) => ({ ...deployment, spec: { ...(deployment['spec'] as object), template: { spec: { ...pod, ...spec } } } });
  const wrong = [
    { ...deployment, speck: {} },
    inPod({ terminationGracePeriod: 30 }),
    inPod({ containers: [{ ...pod.containers[0], readynessProbe: {} }] }),
    inPod({ containers: [{ ...pod.containers[0], securityContext: { readOnlyRootFileSystem: true } }] }),
  ];
  expect(await unknownKeysOf([...all, ...wrong])).toEqual(['speck', 'terminationGracePeriod', 'readynessProbe', 'readOnlyRootFileSystem']);
});

test('pods have no rights that the gateway does not need', () => {
  expect(podOf(deployment)).toMatchObject({
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
        resources: { limits: { memory: '512Mi' } },
        livenessProbe: { httpGet: { path: '/health/live' } },
        readinessProbe: { httpGet: { path: '/health/ready' } },
      },
    ],
  });
});

test('pods are killed after they have ended, and end after balancers know', () => {
  const { terminationGracePeriodSeconds, containers } = podOf(deployment);
  const [, drain = '', close = ''] = /DRAIN_MS = ([\d_]+);[^]*CLOSE_MS = ([\d_]+);/.exec(read('src/cli/start/shutdown.ts')) ?? [];
  const [drainMs, closeMs] = [drain, close].map((text) => Number(text.replaceAll('_', ''))) as [number, number];
  const delayMs = Number(settings['SHUTDOWN_DELAY_MS']);
  const { periodSeconds, failureThreshold } = containers[0].readinessProbe;
  expect(delayMs).toBeGreaterThan(periodSeconds * failureThreshold * 1_000);
  expect(terminationGracePeriodSeconds * 1_000).toBeGreaterThan(delayMs + drainMs + closeMs);
});

test('the settings are settings, with values that the gateway accepts', () => {
  expect(Object.keys(settings).filter((name) => !isSettingVariable(name))).toEqual([]);
  const config = loadConfig(settings);
  expect(config.warnings).toEqual([]);
  expect(config).toMatchObject({ host: '0.0.0.0', port: podOf(deployment).containers[0].ports[0]?.containerPort });
});

test('the component of Redis names files of secrets by settings, where its volume has them', () => {
  const { env = [], volumeMounts = [] } = podOf(parse(read('ops/kubernetes/components/redis/deployment.yaml')) as Manifest).containers[0];
  expect(env.map(({ name }) => name)).toEqual(['REDIS_URL_FILE', 'SHARED_CACHE_SECRET_FILE']);
  expect(env.filter(({ name }) => !isSettingVariable(name))).toEqual([]);
  expect(env.map(({ value }) => value)).toEqual(env.map(({ name }) => `${volumeMounts[0]?.mountPath}/${name.replace(/_FILE$/, '')}`));
});

test('the image is the one of this version', () => {
  const { images } = parse(read(`${BASE}/kustomization.yaml`)) as { readonly images: readonly { readonly newTag: string }[] };
  expect(images.map(({ newTag }) => newTag)).toEqual([(JSON.parse(read('package.json')) as { readonly version: string }).version]);
});

test.skipIf(!hasKubectl)('kustomize makes valid objects of the base and the overlays', { timeout: 60_000 }, async () => {
  const rendered = await Promise.all(['base', ...OVERLAYS.map((name) => `overlays/${name}`)].map(render));
  for (const manifest of rendered.flat()) validateManifest(manifest);
  expect(await unknownKeysOf(rendered.flat())).toEqual([]);
  const kinds = (manifests: readonly Manifest[] = []) => manifests.map(({ kind }) => kind).toSorted();
  const inBase = ['ConfigMap', 'Deployment', 'PodDisruptionBudget', 'Service'];
  expect(
    Object.fromEntries(OVERLAYS.map((name, index) => [name, kinds(rendered[index + 1]).filter((kind) => !inBase.includes(kind))])),
  ).toEqual({
    hpa: ['HorizontalPodAutoscaler'],
    redis: [],
    servicemonitor: ['ServiceMonitor'],
  });
  expect(kinds(rendered[0])).toEqual(inBase);
  const deploymentOf = (name: string) => rendered[OVERLAYS.indexOf(name) + 1]?.find(({ kind }) => kind === 'Deployment');
  expect(deploymentOf('hpa')?.['spec']).not.toHaveProperty('replicas');
  expect(podOf(deploymentOf('redis') as Manifest).containers[0].env).toHaveLength(2);
});

describe.skipIf(!hasKubectl)('the folder of your own that docs/deploy.md shows', { timeout: 60_000 }, () => {
  const shown =
    snippetsOf('docs/deploy.md').find(({ language, text }) => language === 'yaml' && text.includes('kind: Kustomization'))?.text ?? '';
  const authority = snippetsOf('docs/deploy.md').find(({ text }) => text.includes('name: assistants-gateway-authorities'))?.text ?? '';
  const metadata = { name: 'assistants-gateway' };
  const withAuthority = { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { template: { spec: parse(authority) as unknown } } };
  const files = (pod: PodSpec) => pod.containers[0].volumeMounts?.map(({ mountPath }) => mountPath).toSorted() ?? [];

  test.each([
    ['with all components', '', ['/etc/telnyx', '/run/secrets/assistants-gateway']],
    ['without any', 'components', ['/etc/telnyx']],
    ['with an authority of your own', '', ['/etc/authorities', '/etc/telnyx', '/run/secrets/assistants-gateway']],
  ])('is valid %s, and mounts the key where the setting says', async (_title, left, mounted) => {
    const folder = mkdtempSync(join(ROOT, 'ops/kubernetes/overlays/.own-'));
    try {
      const {
        [left]: _left,
        patches,
        ...kustomization
      } = parse(shown) as Readonly<Record<string, unknown>> & { readonly patches: object[] };
      const added = mounted.includes('/etc/authorities') ? [{ patch: stringify(withAuthority) }] : [];
      writeFileSync(join(folder, 'kustomization.yaml'), stringify({ ...kustomization, patches: [...patches, ...added] }));
      const manifests = await render(`overlays/${basename(folder)}`);
      for (const manifest of manifests) validateManifest(manifest);
      const pod = podOf(manifests.find(({ kind }) => kind === 'Deployment') as Manifest);
      expect(files(pod)).toEqual(mounted);
      const { data } = manifests.find(({ kind }) => kind === 'ConfigMap') as unknown as { readonly data: Readonly<Record<string, string>> };
      expect(data).toMatchObject({ AUTH_MODE: 'jwt', TELNYX_API_KEY_FILE: '/etc/telnyx/key' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
