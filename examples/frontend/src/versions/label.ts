import type { VersionLabelFragment } from '../generated/graphql.ts';

/** What a version is called: its label, or its id where it has none. */
export const labelOf = ({ versionName, versionId }: VersionLabelFragment): string => versionName || (versionId ?? 'unnamed');
