import { readFileSync } from 'node:fs';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { startGateway } from '../support/gateway.ts';
import { run, runJson, SHAPES } from '../support/command.ts';
import { filesOf } from './files.ts';
import { BASE, CHANGES, changed } from './planted-changes.ts';

describe('schema print', () => {
  test('prints what schema.graphql and schema.subgraph.graphql have', async () => {
    const { exitCode, out } = await run(['schema', 'print', '--sorted']);
    expect([exitCode, out]).toEqual([0, readFileSync('schema.graphql', 'utf8')]);
    expect((await run(['schema', 'print', '--subgraph'])).out).toBe(readFileSync('schema.subgraph.graphql', 'utf8'));
  });

  test('prints what the gateway serves to routers, with scopes for JWTs and without them for API keys', async () => {
    const { query } = startGateway({ upstreamUrl: 'http://127.0.0.1:1', subgraph: true });
    const { data: served } = (await query('{ _service { sdl } }')) as { data: { _service: { sdl: string } } };
    const { data } = await runJson(SHAPES.schemaPrint, ['schema', 'print', '--subgraph', '--no-scopes']);
    expect(data.sdl).toBe(`${served._service.sdl}\n`);
    expect(data.sdl).not.toContain('@requiresScopes');
    const { exitCode, err } = await run(['schema', 'print', '--no-scopes']);
    expect([exitCode, err]).toEqual([2, '--no-scopes only applies with --subgraph.\nSee assistants-gateway --help.\n']);
  });

  test('in the order of the code without --sorted, and as data', async () => {
    const { data } = await runJson(SHAPES.schemaPrint, ['schema', 'print']);
    expect(data.sdl.length).toBe(readFileSync('schema.graphql', 'utf8').length);
    expect(data.sdl).not.toBe(readFileSync('schema.graphql', 'utf8'));
    const subgraph = await runJson(SHAPES.schemaPrint, ['schema', 'print', '--subgraph', '--sorted']);
    expect(/^type Assistant [^{]*/m.exec(subgraph.data.sdl)?.[0]).toContain('@key(fields: "id")');
  });
});

describe('schema diff', () => {
  test.each(CHANGES)('$level: $what', async ({ level, from, to, message }) => {
    const { before, after } = filesOf({ before: BASE, after: changed(from, to) });
    const { exitCode, data } = await runJson(SHAPES.schemaDiff, ['schema', 'diff', before, after]);
    expect(data[level].map((change) => change.message)).toContainEqual(expect.stringContaining(message));
    expect(exitCode).toBe(data.breaking.length > 0 ? 1 : 0);
    if (level !== 'breaking') expect(data.breaking).toEqual([]);
    if (level === 'safe') expect(data.dangerous).toEqual([]);
  });

  test('prints the changes below their classes', async () => {
    const { before, after } = filesOf({ before: BASE, after: changed('  name: String\n', '  title: String\n') });
    const { exitCode, out } = await run(['schema', 'diff', before, after]);
    expect(exitCode).toBe(1);
    expect(out).toMatch(
      /^breaking: 1\n {2}Field 'name' was removed from object type 'Thing'\n {4}Removing a field[^\n]*\ndangerous: 0\nsafe: 1\n {2}Field 'title' was added/,
    );
  });

  test('says why once for all changes of a kind, and never what the message says', async () => {
    const { before, after, deprecated } = filesOf({
      before: BASE,
      after: changed('  BLUE\n', '  BLUE\n  GREEN\n  GREY\n'),
      deprecated: changed('radius: Int', 'radius: Int @deprecated(reason: "Use size.")'),
    });
    const { out } = await run(['schema', 'diff', before, after]);
    expect(out).toMatch(
      /^breaking: 0\ndangerous: 2\n {2}Enum value[^\n(]*\n {2}Enum value[^\n(]*\n {4}Adding an enum value may[^\n]*\nsafe: 0\n$/,
    );
    const { data } = await runJson(SHAPES.schemaDiff, ['schema', 'diff', before, deprecated]);
    expect(data.safe.map(({ reason }) => reason)).toEqual(data.safe.map(() => null));
    expect(data.safe.length).toBeGreaterThan(1);
  });

  test('compares with the schema of this version where one file is named, for subgraphs too', async () => {
    for (const argv of [['schema.graphql'], ['schema.subgraph.graphql', '--subgraph']])
      expect((await runJson(SHAPES.schemaDiff, ['schema', 'diff', ...argv])).data).toEqual({
        ok: true,
        breaking: [],
        dangerous: [],
        safe: [],
      });
  });

  test('reads the answer of an introspection query, with and without data around it', async () => {
    const introspection = introspectionFromSchema(buildSchema(BASE));
    const { bare, wrapped, sdl } = filesOf({
      bare: `\uFEFF${JSON.stringify(introspection)}`,
      wrapped: JSON.stringify({ data: introspection }),
      sdl: BASE,
    });
    for (const path of [bare, wrapped]) expect((await runJson(SHAPES.schemaDiff, ['schema', 'diff', path, sdl])).data.breaking).toEqual([]);
  });

  test('names a file that is not there or no schema', async () => {
    const { sdl, text } = filesOf({ sdl: BASE, text: 'no schema' });
    const missing = {
      exitCode: 1,
      data: { ok: false, error: { kind: 'failure', faults: ['/no/such cannot be used: there is no such file (ENOENT).'], warnings: [] } },
    };
    expect(await runJson(SHAPES.fault, ['schema', 'diff', '/no/such', sdl])).toMatchObject(missing);
    expect((await run(['schema', 'diff', '/no/such', sdl])).err).not.toContain('configuration');
    expect(await run(['schema', 'diff', sdl, text])).toMatchObject({
      exitCode: 1,
      out: '',
      err: expect.stringContaining(`${text} is not a schema: Syntax Error`) as string,
    });
    expect((await runJson(SHAPES.fault, ['schema', 'diff', sdl, text])).data.error.kind).toBe('failure');
  });
});
