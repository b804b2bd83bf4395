/** What a rule of a canary deploy may not hold, beside what its fields tell. */
import { isObject, objectsIn, type JsonObject } from '../json.ts';
import { idText, isIdOf, notAnId } from '../upstream/ids.ts';
import { assistantVersions } from '../upstream/resources/assistant-versions.ts';
import type { Problem } from './wire-body.ts';

/** The upstream says less than 100; what it makes of 100 is left to it. */
const MAX_SUM = 100;

/** What is wrong in a rule as it would be sent, at the paths of the wire. */
export function canaryProblems({ serve }: JsonObject): readonly Problem[] {
  if (!isObject(serve)) return [];
  const { version_id: version, rollout } = serve;
  const slots = objectsIn(rollout);
  const sum = slots.reduce((total, { weight }) => total + Number(weight), 0);
  return [
    ...(version === undefined ? [] : problemOfVersion(version, ['serve', 'version_id'])),
    ...slots.flatMap(({ version_id: id }, index) => problemOfVersion(id, ['serve', 'rollout', String(index), 'version_id'])),
    ...(sum > MAX_SUM ? [{ path: ['serve', 'rollout'], message: `The weights of rollout make ${sum}, but take ${MAX_SUM} at most.` }] : []),
  ];
}

const problemOfVersion = (id: unknown, path: readonly string[]): readonly Problem[] =>
  isIdOf(assistantVersions, idText(id) ?? '') ? [] : [{ path, message: notAnId(assistantVersions, 'versionId') }];
