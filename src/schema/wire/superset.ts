/**
 * What any member of `U` may hold: one GraphQL type serves wire shapes that differ only in which keys they have.
 * A key that one of them gains must then be mapped as well.
 */
export type Superset<U> = { readonly [K in KeyOf<U>]?: ValueOf<U, K> };

type KeyOf<U> = U extends unknown ? keyof U : never;
type ValueOf<U, K> = U extends unknown ? (K extends keyof U ? U[K] : never) : never;
