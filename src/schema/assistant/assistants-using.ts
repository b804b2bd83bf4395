import type { ObjectRef } from '@pothos/core';
import { listAssistantsUsing } from '../../resolvers/assistants.ts';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../resolvers/lists/page.ts';
import type { Used } from '../../insight/references/uses.ts';
import { access, MAY_READ } from '../access/access.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { frontArgs, listSize, toSlice, type AnyFieldBuilder } from '../shared/connection-parts.ts';
import { showEdges } from '../shared/gaps.ts';
import { COST } from '../shared/directives.ts';
import { AssistantConnection } from './queries.ts';

interface AssistantsUsing<T> {
  /** Which assistants these are, as a sentence. */
  readonly about: string;
  readonly uses: Used;
  readonly idOf: (parent: T) => string;
}

/** `assistants` of what assistants use: those that do, newest first, page by page. */
export function assistantsUsing<T extends object>(ref: ObjectRef<SchemaTypes, T>, { about, uses, idOf }: AssistantsUsing<T>): void {
  builder.objectField(ref, 'assistants', (t) =>
    t.field({
      type: AssistantConnection,
      cost: COST.read,
      listSize: listSize(DEFAULT_PAGE_SIZE, ['first']),
      description: `${about} Newest first. Cost: one list of assistants, for any number of them, and a read for each of which that list leaves something out.`,
      args: frontArgs(t as unknown as AnyFieldBuilder, DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE),
      extensions: access({ needs: MAY_READ }),
      resolve: async (parent, args, ctx, info) => {
        const page = await listAssistantsUsing(uses, idOf(parent), { ...toSlice(args, info), orderBy: null }, ctx);
        return showEdges(page, ['an', 'assistant'], ctx, info);
      },
    }),
  );
}
