/** What reads cost that an operation asks for in several places, as descriptions tell it. */

/** Of entries that other objects refer to. */
export const COST_OF_REFERENCES =
  'Cost: all references of an operation together take one read where there is one id; for more, one list or a read for each, whichever is cheaper.';

/** Of entries that are only ever read as a list. */
export const COST_OF_LIST_REFERENCES = 'Cost: the list of them, for all references of an operation together.';

/** The same of secrets, which come in pages. */
export const COST_OF_SECRETS =
  'Cost: the list of secrets, which is one upstream call for each 100 of them, for all references of an operation together.';

/** Of what other products own. */
export const COST_OF_NEIGHBOURS =
  'Cost: one upstream read for one of them; for more in one operation, their list of 250 or a read for each, whichever is cheaper.';

/** Of single versions. */
export const COST_OF_VERSIONS =
  'Cost: one upstream read for one version of an assistant; for more of them, one list or a read for each, whichever is cheaper.';

/** Of conversations that other objects refer to. */
export const COST_OF_CONVERSATIONS =
  'Cost: one upstream read for one conversation; for more of them, one list for each 50, and a read for each that it does not bring.';
