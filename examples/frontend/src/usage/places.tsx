import type { PlaceOfSecretFragment } from '../generated/graphql.ts';
import { AssistantLink, type Reference } from '../parts/assistant-link.tsx';

/** A place of the graph as a person reads it: `tools › tool-open-ticket`. */
const PathOf = ({ path }: { readonly path: readonly string[] }) => <span className="muted wrap">{path.join(' › ')}</span>;

interface AssistantPlaceProps {
  readonly of: Reference;
  readonly paths: readonly (readonly string[])[];
}

/** An assistant with the places where it uses something. */
export const AssistantPlace = ({ of, paths }: AssistantPlaceProps) => (
  <li>
    <AssistantLink to={of} />
    {paths.map((path, index) => (
      <div key={index}>
        <PathOf path={path} />
      </div>
    ))}
  </li>
);

/** What has a place, if no assistant has it. */
function holderOf({ mcpServerId, mcpServer, sharedToolId, sharedTool }: PlaceOfSecretFragment): string {
  if (sharedToolId !== null) return `Shared tool ${sharedTool?.displayName ?? sharedToolId}`;
  return mcpServerId === null ? 'Something of the account' : `MCP server ${mcpServer?.name ?? mcpServerId}`;
}

/** The places that name a secret, in assistants, MCP servers and shared tools. */
export const SecretPlaces = ({ places }: { readonly places: readonly PlaceOfSecretFragment[] }) => (
  <ul className="links">
    {places.map((place, index) =>
      place.assistantId === null ? (
        <li key={index}>
          {holderOf(place)}
          <div>
            <PathOf path={place.path} />
          </div>
        </li>
      ) : (
        <AssistantPlace key={index} of={place} paths={[place.path]} />
      ),
    )}
  </ul>
);
