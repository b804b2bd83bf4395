import type { RequestContext } from '../context.ts';
import { models, type ModelWire } from '../upstream/resources/models.ts';
import { listAll } from './lists/all.ts';
import { byText, combine } from './lists/filters.ts';
import { findReferenced, getOne } from './one.ts';

export interface ModelFilter {
  readonly ids?: readonly string[] | null | undefined;
  readonly idContains?: string | null | undefined;
  readonly ownedBy?: string | null | undefined;
  readonly tier?: string | null | undefined;
  readonly recommendedForAssistants?: boolean | null | undefined;
}

export const getModel = (id: string, ctx: RequestContext) => getOne(models, { parent: null, id }, ctx);
export const getReferencedModel = (id: unknown, ctx: RequestContext) => findReferenced(models, { parent: null, id }, ctx);

export const listModels = ({ ids, idContains, ...values }: ModelFilter, ctx: RequestContext) => {
  const asked: Partial<ModelWire> = {
    ...(isGiven(values.ownedBy) && { owned_by: values.ownedBy }),
    ...(isGiven(values.tier) && { tier: values.tier as ModelWire['tier'] }),
  };
  const { recommendedForAssistants: recommended } = values;
  const tests = [
    byText<ModelWire>('id', idContains),
    ...Object.entries(asked).map(
      ([key, value]) =>
        (model: ModelWire) =>
          model[key as keyof ModelWire] === value,
    ),
    // What does not say so is not recommended.
    isGiven(recommended) ? (model: ModelWire) => (model.recommended_for_assistants ?? false) === recommended : null,
  ];
  return listAll(models, combine('id', 'id', { ids }, tests), ctx);
};

const isGiven = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;
