/** The keys and items that lead to a place of a document, in the names of the graph. */
export type Path = readonly string[];

/** A step of a path and those before it: paths are made for what is found only. */
export interface Place {
  readonly step: string;
  readonly before: Place | null;
}

export function pathTo(place: Place | null): Path {
  const steps: string[] = [];
  for (let at = place; at; at = at.before) steps.push(at.step);
  return steps.toReversed();
}
