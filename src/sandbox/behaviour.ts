/** What the description leaves open: the sandbox can do either. */
export interface Behaviour {
  /** What an update does with a settings object: puts it in the place of the one before, or lays its keys over it. */
  settings: 'replaced' | 'merged';
  /** Whether null clears a key of a settings object, or is refused with 422. */
  nullsInSettings: 'accepted' | 'refused';
  /** What an update does with the metadata of a conversation. */
  metadata: 'replaced' | 'merged';
  /** Whether the list of insight groups has their insights. */
  insightsOfGroups: 'listed' | 'left out';
}

export const DEFAULT_BEHAVIOUR: Behaviour = {
  settings: 'replaced',
  nullsInSettings: 'accepted',
  metadata: 'replaced',
  insightsOfGroups: 'listed',
};
