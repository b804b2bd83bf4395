import type { RequestContext } from '../context.ts';
import { models, type ModelWire } from '../upstream/resources/models.ts';
import { listAll } from './lists/all.ts';
import { byText, combine, equals, isGiven } from './lists/filters.ts';
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

export const listModels = ({ ids, idContains, ownedBy, tier, recommendedForAssistants: recommended }: ModelFilter, ctx: RequestContext) => {
  const tests = [
    byText<ModelWire>('id', idContains),
    equals<ModelWire>('owned_by', ownedBy),
    equals<ModelWire>('tier', tier),
    // What does not say so is not recommended.
    isGiven(recommended) ? (model: ModelWire) => (model.recommended_for_assistants ?? false) === recommended : null,
  ];
  return listAll(models, combine('id', 'id', { ids }, tests), ctx);
};
