import type { InputFieldMap, InputShapeFromFields, ObjectRef } from '@pothos/core';
import type { Requirement } from '../../auth/scope.ts';
import type { RequestContext } from '../../context.ts';
import type { Written } from '../../resolvers/write.ts';
import { access, MAY_RUN, MAY_WRITE } from '../access/access.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { COST, TAG } from './directives.ts';

export type InputFields = PothosSchemaTypes.InputFieldBuilder<SchemaTypes, 'InputObject'>;

export interface Mutation<F extends InputFieldMap, R, O extends Written<R> = Written<R>> {
  /** What it does, and what that costs. */
  readonly description: string;
  /** What its input says, as a sentence. */
  readonly input: string;
  readonly fields: (t: InputFields) => F;
  readonly payload: ObjectRef<SchemaTypes, O>;
  /** The scopes that allow it; `assistants:write` by default. */
  readonly needs?: Requirement;
  /** Whether it makes Telnyx do something that others notice. */
  readonly isSideEffect?: boolean;
  readonly cost?: number;
  readonly resolve: (input: InputShapeFromFields<F>, ctx: RequestContext) => Promise<O>;
}

/** What mutations have in common that run an assistant, its tests or its webhooks. */
export const RUNS = { needs: MAY_RUN, isSideEffect: true } as const;

/** A mutation `x(input: XInput!): XPayload!`; gives the type of its input. */
export function mutation<F extends InputFieldMap, R, O extends Written<R> = Written<R>>(
  name: string,
  { description, input: about, fields, payload, needs = MAY_WRITE, isSideEffect = false, cost = COST.read, resolve }: Mutation<F, R, O>,
) {
  const input = builder.inputType(`${name.charAt(0).toUpperCase()}${name.slice(1)}Input`, { description: about, fields });
  builder.mutationField(name, (t) =>
    t.field({
      type: payload,
      nullable: false,
      cost,
      tag: isSideEffect ? [TAG.write, TAG.sideEffect] : TAG.write,
      description,
      args: { input: t.arg({ type: input, required: true, description: about }) },
      extensions: access({ needs }),
      // Payloads are no lists, which Pothos cannot tell.
      resolve: (_root, args, ctx) => resolve((args as { readonly input: InputShapeFromFields<F> }).input, ctx) as never,
    }),
  );
  return input;
}
