import type { GraphQLError, GraphQLResolveInfo } from 'graphql';

/** A place in the answer; undefined stands for the whole of it. */
export type Path = GraphQLResolveInfo['path'] | undefined;

/** The errors of one execution. Below a place that has become null by an error, further ones are of no interest to anybody. */
export class CollectedErrors {
  readonly list: GraphQLError[] = [];
  readonly #places = new Set<Path>();

  add(error: GraphQLError, path: Path): void {
    if (this.#isWithinNull(path)) return;
    this.#places.add(path);
    this.list.push(error);
  }

  #isWithinNull(path: Path): boolean {
    for (let at = path; at !== undefined; at = at.prev) if (this.#places.has(at)) return true;
    return this.#places.has(undefined);
  }
}
