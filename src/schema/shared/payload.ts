import type { FieldMap, InterfaceRef, ObjectRef } from '@pothos/core';
import type { RequestContext } from '../../context.ts';
import type { Requirement } from '../../auth/scope.ts';
import { wholeOf } from '../../resolvers/thin-answers.ts';
import type { Written } from '../../resolvers/write.ts';
import { access } from '../access/access.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { isId } from '../wire/checks.ts';
import type { InputFields } from './mutation.ts';
import { UserError } from './user-error.ts';

/** Why a write was refused. */
export const userErrorsField = <R>(t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Written<R>>) =>
  t.field({
    type: [UserError],
    nullable: false,
    description: 'Why it was refused; empty when it was carried out.',
    resolve: (written) => [...written.userErrors],
  });

type PayloadFields<R> = PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Written<R>>;

/** What a write brought by fields of its own, or why it was refused. */
export const payload = <R>(name: string, description: string, fields: (t: PayloadFields<R>) => FieldMap) =>
  builder.objectRef<Written<R>>(name).implement({ description, fields: (t) => ({ ...fields(t), userErrors: userErrorsField(t) }) });

interface WrittenField<W extends object, R> {
  readonly type: ObjectRef<SchemaTypes, W> | InterfaceRef<SchemaTypes, W>;
  readonly description: string;
  readonly needs?: Requirement;
  /** The object, where the write's answer is not it. */
  readonly resolve?: (result: R, ctx: RequestContext) => W | null | Promise<W | null>;
  /** Its ids, for callers who may write it and not read it. */
  readonly ids?: Readonly<Record<string, WrittenId<R>>>;
}

interface WrittenId<R> {
  /** Of what it is the id. */
  readonly of: string;
  readonly resolve: (result: R) => unknown;
}

/** What a write brought, or why it was refused. */
export const writePayload = <W extends object, R = W>(
  name: string,
  field: string,
  { type, description, needs, resolve, ids = {} }: WrittenField<W, R>,
) =>
  payload<R>(name, 'What the write brought, or why it was refused.', (t) => ({
    [field]: t.field({
      type: type as ObjectRef<SchemaTypes, W>,
      description,
      extensions: access({ needs }),
      resolve: ({ result }, _args, ctx) => {
        if (result === null) return null as never;
        return (resolve ? resolve(result, ctx) : wholeOf(result as object, ctx)) as never;
      },
    }),
    ...Object.fromEntries(
      Object.entries(ids).map(([idName, { of, resolve: resolveId }]) => [
        idName,
        t.id({
          description: `Id of ${of}, which takes no scope to read; null when it was refused.`,
          resolve: ({ result }) => idOrNull(result === null ? null : resolveId(result)),
        }),
      ]),
    ),
  }));

const idOrNull = (id: unknown): string | null => (isId(id) ? String(id) : null);

/** The id of what was deleted, or why it was not. */
export const deletePayload = (name: string, noun: string) =>
  payload<string>(name, 'What was deleted, or why it was not.', (t) => ({
    deletedId: t.id({ description: `The id of the deleted ${noun}; null when it was refused.`, resolve: ({ result }) => result }),
  }));

/** What the input of a delete says. */
export const deleteFields =
  (noun: string, users = 'assistants') =>
  (t: InputFields) => ({
    id: t.id({ required: true, description: `Id of the ${noun} at Telnyx.` }),
    evenIfUsed: t.boolean({
      defaultValue: false,
      description: `Deletes the ${noun} although ${users} use it, without looking for them; otherwise that is refused with \`CONFLICT\`. The Telnyx API may still refuse it. Null is false.`,
    }),
  });

export const IDEMPOTENCY_KEY =
  '1 to 255 letters, digits, `-` and `_`, best a UUID. Sending the same input again under the same key within a day answers as the first time, without doing it twice. Null or absent: the gateway makes one for its own repeats.';
