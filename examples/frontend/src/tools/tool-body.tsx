import type { ReactNode } from 'react';
import { AssistantLink } from '../parts/assistant-link.tsx';
import { Facts } from '../parts/facts.tsx';
import { Json } from '../parts/json.tsx';
import { toWords } from '../parts/words.ts';
import type { Tool } from './tool-kinds.ts';
import { HeaderList, Named, Schemas, Targets } from './tool-pieces.tsx';

/** What is particular to the kind of a tool. */
export function ToolBody({ tool }: { readonly tool: Tool }): ReactNode {
  switch (tool.__typename) {
    case 'WebhookTool':
      return (
        <Named name={tool.name} description={tool.description}>
          <p className="wrap">
            <code>
              {tool.method ?? 'POST'} {tool.url ?? ''}
            </code>
            {tool.async === true && ' in the background'}
          </p>
          <HeaderList headers={tool.headers} />
          <Facts facts={[['Keeps', tool.storeFieldsAsVariables.map(({ name }) => name).join(', ')]]} />
          <Schemas schemas={{ path: tool.pathParameters, query: tool.queryParameters, body: tool.bodyParameters }} />
        </Named>
      );
    case 'RetrievalTool':
      return (
        <Facts
          facts={[
            ['Buckets', tool.bucketIds.join(', ')],
            ['Results at most', tool.maxNumResults],
          ]}
        />
      );
    case 'HandoffTool':
      return (
        <>
          <ul className="links">
            {tool.aiAssistants.map((target, index) => (
              <li key={index}>
                <AssistantLink to={target} />
                {target.name !== null && target.name !== target.assistant?.name && <span className="muted"> as {target.name}</span>}
              </li>
            ))}
          </ul>
          <Facts facts={[['Voice', tool.voiceMode && toWords(tool.voiceMode)]]} />
        </>
      );
    case 'TransferTool':
    case 'InviteTool':
      return (
        <Named description={'description' in tool ? tool.description : null}>
          <Targets targets={tool.targets} template={tool.targetsTemplate} />
          <Facts
            facts={[
              ['From', tool.from],
              ['Says before', 'warmTransferInstructions' in tool ? tool.warmTransferInstructions : null],
            ]}
          />
          <HeaderList headers={tool.customHeaders} />
        </Named>
      );
    case 'SIPReferTool':
      return (
        <>
          <Targets targets={tool.targets} template={null} />
          <HeaderList headers={[...tool.sipHeaders, ...tool.customHeaders]} />
        </>
      );
    case 'SendMessageTool':
      return <p>{tool.messageTemplate ?? <span className="muted">Writes its own text.</span>}</p>;
    case 'HangupTool':
    case 'SkipTurnTool':
      return <Named description={tool.description} />;
    case 'DTMFTool':
      return tool.sendDtmf === null ? <p className="muted">Sends DTMF tones.</p> : <Json value={tool.sendDtmf} />;
    case 'ClientSideTool':
    case 'FunctionTool':
      return (
        <Named name={tool.name} description={tool.description}>
          <Schemas schemas={{ parameters: tool.parameters }} />
        </Named>
      );
    case 'PayTool':
      return (
        <Named description={tool.description}>
          <Facts
            facts={[
              ['Connector', tool.connectorName],
              ['Currency', tool.currency],
              ['Paid by', tool.paymentMethod],
            ]}
          />
        </Named>
      );
    case 'UpdateDynamicVariablesTool':
      return (
        <Named name={tool.name} description={tool.description}>
          <Facts facts={tool.updatableVariables.map(({ name, type, description }) => [name ?? '?', description ?? type])} />
        </Named>
      );
    case 'UnknownTool':
      return (
        <>
          <p>
            The gateway does not know the kind <code>{tool.type ?? '?'}</code> yet. As it was sent:
          </p>
          <Json value={tool.raw} />
        </>
      );
  }
}
