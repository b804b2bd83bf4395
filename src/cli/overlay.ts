import { CONVENTIONAL, type Environment } from '../settings.ts';

/** An environment with variables that go before its own, also before those whose names are in lower case. */
export function overlay(env: Environment, first: Environment): Environment {
  const hidden = [...CONVENTIONAL]
    .map((name) => [name, name.toLowerCase()] as const)
    .filter((names) => names.some((name) => first[name] !== undefined))
    .flat();
  return { ...env, ...Object.fromEntries(hidden.map((name) => [name, undefined])), ...first };
}
