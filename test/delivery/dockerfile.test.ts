/** What the image is made of, by its Dockerfile; `npm run image:check` makes it, and runs it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { expect, test } from 'vitest';
import { PAGES, read, ROOT } from '../support/pages.ts';
import { faultsOf, stagesOf } from './dockerfile-rules.ts';
import { isSettingVariable } from './setting-variables.ts';

const dockerfile = read('Dockerfile');

test('the Dockerfile keeps the rules', () => {
  expect(faultsOf(dockerfile)).toEqual([]);
});

test.each([
  ['a base that moves', /node:20\S+(?=\$)/, 'node:latest', '9 FROM: base is not pinned'],
  ['a base without a digest', /(?<=slim)\S+/, '', '9 FROM: base is not pinned'],
  [
    'a user by name',
    /USER 65532:65532(?=\nEXPOSE)/,
    'USER nonroot',
    'runs as nonroot, which is no number that Kubernetes can compare with 0',
  ],
  ['root', /USER 65532:65532\n(?=EXPOSE)/, '', 'runs as nobody in particular, which is no number that Kubernetes can compare with 0'],
  ['an archive that is taken apart', 'COPY . .', 'ADD . .', '13 ADD: ADD takes archives and URLs apart: COPY'],
  ['a shell that takes the signals', /ENTRYPOINT .*/, 'ENTRYPOINT node dist/main.js', '38 ENTRYPOINT: not in exec form'],
  ['a probe that needs a shell', /CMD \[.*\]/, 'CMD node dist/main.js health', '37 HEALTHCHECK: not in exec form'],
  ['a secret in a variable', 'HOST=0.0.0.0', 'TELNYX_API_KEY=x', '34 ENV: TELNYX_API_KEY stays in the image'],
  ['a secret in an argument', 'ARG NODE_DIGEST', 'ARG NPM_TOKEN\nARG NODE_DIGEST', '5 ARG: NPM_TOKEN stays in the image'],
  [
    'the sources',
    /COPY --from=build (?=\/src\/package.json \/src\/LICENSE)/,
    'COPY ',
    '31 COPY: copied from the checkout, not from a build',
  ],
  ['tools of the build', 'EXPOSE', 'RUN ["/nodejs/bin/node"]\nEXPOSE', '36 RUN: the image has what only a build needs'],
  ['no probe', /HEALTHCHECK .*\n/, '', 'no HEALTHCHECK'],
])('%s is found', (_name, sound, planted, fault) => {
  const text = dockerfile.replace(sound, planted);
  expect(text).not.toBe(dockerfile);
  expect(faultsOf(text)).toEqual([fault]);
});

test('both stages that run the gateway have the same base, so that the code compiled in one is taken in the other', () => {
  const [, compiled, run] = stagesOf(DockerfileParser.parse(dockerfile).getInstructions()).map(([from]) => from?.getArgumentsContent());
  expect(compiled).toBe(`${run} AS compiled`);
});

test('the build has the Node of the runtime, and that of .nvmrc', () => {
  const [, version, ofRuntime] = /FROM \S+ node:(\d+)\.[^]*nodejs(\d+)-/.exec(dockerfile) ?? [];
  expect([version, ofRuntime]).toEqual([read('.nvmrc').trim().split('.')[0], version]);
});

test('the variables of the image are settings', () => {
  const names = DockerfileParser.parse(dockerfile)
    .getENVs()
    .flatMap((env) => env.getProperties().map((property) => property.getName()))
    .filter((name) => name !== 'NODE_ENV');
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !isSettingVariable(name))).toEqual([]);
});

test('the context of the build is a list of what it reads, all of which is there', () => {
  const [first, ...patterns] = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(first).toBe('*');
  const taken = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  expect(taken.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  expect(patterns.filter((pattern) => !pattern.startsWith('!'))).toEqual(['**/node_modules', '**/.env*']);
});

test('commands of the pages that run in a container run what the image starts', () => {
  const [, program] = /^ENTRYPOINT \["(.+)", "\/app\/(.+)"\]$/m.exec(dockerfile)?.slice(0, 2) ?? [];
  const named = PAGES.flatMap((page) =>
    [...read(page).matchAll(/(?:exec POD --|compose exec gateway) (\S+ \S+)/g)].map(([, command]) => command),
  );
  expect(dockerfile).toContain('\nWORKDIR /app\n');
  expect(new Set(named)).toEqual(new Set([`${program} dist/main.js`]));
});
