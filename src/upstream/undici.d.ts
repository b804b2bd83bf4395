/** The part of undici that is loaded; the package declares itself only as a whole. */

declare module 'undici/lib/dispatcher/agent.js' {
  import { Agent } from 'undici';

  export = Agent;
}
