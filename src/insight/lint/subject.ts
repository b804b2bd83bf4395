/** What rules look at. */
import type { FoundAt } from '../findings/finding.ts';
import type { Parts } from '../parts.ts';
import { quoted } from '../quoted.ts';
import { placeInTool, type PlacedTool } from '../tools/placed-tools.ts';

/** Looks at one document, without knowing what else the account has. */
export type Rule = (parts: Parts) => readonly FoundAt[];

/** What is wrong with a tool, or with a place in it. */
export const ofTool = (tool: PlacedTool, found: Omit<FoundAt, 'path' | 'toolName'>, ...below: readonly string[]): FoundAt => ({
  ...found,
  ...placeInTool(tool, ...below),
});

/** What messages call a tool. */
export const nameOf = ({ kind, name }: PlacedTool): string =>
  name === null ? `The ${kind ?? 'unknown'} tool` : `The ${kind ?? 'unknown'} tool ${quoted(name)}`;
