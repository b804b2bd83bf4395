import type { FaultPartsFragment } from '../generated/graphql.ts';

export type Fault = FaultPartsFragment;

/** What the gateway refused of this input or of what is in it. */
export const faultsAt = (faults: readonly Fault[], path: readonly string[]): readonly Fault[] =>
  faults.filter(({ field }) => path.every((step, index) => field?.[index] === step));

/** What the gateway refused and none of these inputs shows. */
export const faultsElsewhere = (faults: readonly Fault[], paths: readonly (readonly string[])[]): readonly Fault[] =>
  faults.filter((fault) => !paths.some((path) => faultsAt([fault], path).length > 0));

/** Refusals, read out when they appear. */
export function FaultLines({ faults }: { readonly faults: readonly Fault[] }) {
  return faults.map(({ code, message }, index) => (
    <p key={index} className="fault" role="alert">
      <code>{code}</code> {message}
    </p>
  ));
}
