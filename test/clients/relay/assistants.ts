/** What a program with Relay writes. It is compiled, never run: Relay's compiler replaces each tag by what it makes of it. */
import { graphql } from 'relay-runtime';

export const listQuery = graphql`
  query assistantsListQuery($count: Int!) {
    ...assistantsPage @arguments(count: $count)
  }
`;

export const page = graphql`
  fragment assistantsPage on Query
  @refetchable(queryName: "assistantsPageQuery")
  @argumentDefinitions(count: { type: "Int!" }, cursor: { type: "String" }) {
    assistants(first: $count, after: $cursor, orderBy: { field: NAME }) @connection(key: "assistantsPage_assistants") {
      __id
      totalCount
      edges {
        node {
          ...assistantsCard
        }
      }
    }
  }
`;

export const card = graphql`
  fragment assistantsCard on Assistant @refetchable(queryName: "assistantsCardQuery") {
    id
    name
    globalId
    tools {
      __typename
      ... on Tool {
        type
      }
      ... on HandoffTool {
        aiAssistants {
          assistantId
          assistant {
            name
          }
        }
      }
    }
  }
`;

export const nodesQuery = graphql`
  query assistantsNodesQuery($ids: [ID!]!) {
    nodes(ids: $ids) {
      ...assistantsCard @alias(as: "card")
    }
  }
`;

export const importMutation = graphql`
  mutation assistantsImportMutation($input: ImportAssistantsInput!, $connections: [ID!]!) {
    importAssistants(input: $input) {
      assistants @appendNode(connections: $connections, edgeTypeName: "AssistantEdge") {
        ...assistantsCard
      }
      userErrors {
        code
        field
      }
    }
  }
`;

export const settingsQuery = graphql`
  query assistantsSettingsQuery($id: ID!) {
    assistant(id: $id) {
      telephonySettings {
        timeLimitSecs
      }
    }
  }
`;

export const otherSettingsQuery = graphql`
  query assistantsOtherSettingsQuery($id: ID!) {
    assistant(id: $id) {
      telephonySettings {
        noiseSuppression
      }
    }
  }
`;

export const deferredQuery = graphql`
  query assistantsDeferredQuery($id: ID!) {
    assistant(id: $id) {
      name
      ...assistantsCard @defer(label: "card") @alias(as: "card")
    }
  }
`;

export const chatSubscription = graphql`
  subscription assistantsChatSubscription($content: String!) {
    chat(input: { assistantId: "assistant-parcel-tracker", content: $content }) {
      __typename
      ... on ChatDelta {
        content
      }
      ... on ChatDone {
        conversationId
      }
    }
  }
`;
