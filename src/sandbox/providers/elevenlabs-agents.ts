import type { ElevenLabsAgent, ElevenLabsTool } from './elevenlabs.ts';

/** The agents of the ElevenLabs workspace: an online school. The first is in the seed. */
export const ELEVENLABS_AGENTS: readonly ElevenLabsAgent[] = [
  agent({
    id: 'agent_school_guide',
    name: 'Course guide',
    prompt:
      'You help people choose an evening course. Ask what they already know and how many hours a week they have, then name at most two courses. Never promise a place: enrolment is another desk.',
    llm: 'gemini-2.5-flash',
    greeting: 'Evening School, hello. What would you like to learn?',
    variables: { term: 'autumn', open_courses: 42 },
    keywords: ['pottery', 'bookkeeping', 'Portuguese'],
    tags: ['school', 'imported'],
    tools: [
      {
        type: 'webhook',
        name: 'search_courses',
        description: 'Finds courses by topic and level.',
        response_timeout_secs: 8,
        api_schema: {
          url: 'https://school.example.com/api/courses',
          method: 'GET',
          query_params_schema: {
            type: 'object',
            properties: {
              topic: { type: 'string', description: 'Topic in one or two words' },
              level: { type: 'string', enum: ['beginner', 'intermediate', 'advanced'] },
            },
            required: ['topic'],
          },
          request_headers: { 'x-term': '{{term}}' },
        },
      },
      {
        type: 'system',
        name: 'transfer_to_agent',
        description: 'Hands over to another agent of the school.',
        params: {
          system_tool_type: 'transfer_to_agent',
          transfers: [
            { agent_id: 'agent_school_enrolment', condition: 'The caller wants to enrol' },
            { agent_id: 'agent_school_homework', condition: 'The caller has a question about homework' },
          ],
        },
      },
      end('Ends the call after a goodbye.'),
    ],
  }),
  agent({
    id: 'agent_school_enrolment',
    name: 'Enrolment desk',
    prompt:
      'You enrol students. Confirm the course, the name and the e-mail address letter by letter, then write the enrolment. Offer a person from the office when a fee is disputed.',
    llm: 'gpt-4.1',
    greeting: 'Enrolment desk. Which course may I put you down for?',
    variables: { deadline: '30 September' },
    keywords: [],
    tags: ['school', 'imported'],
    tools: [
      {
        type: 'webhook',
        name: 'enrol_student',
        description: 'Writes an enrolment once every detail is confirmed.',
        response_timeout_secs: 10,
        api_schema: {
          url: 'https://school.example.com/api/courses/{course_id}/enrolments',
          method: 'POST',
          path_params_schema: { course_id: { type: 'string', description: 'Code of the course' } },
          request_body_schema: {
            type: 'object',
            properties: { name: { type: 'string' }, email: { type: 'string' } },
            required: ['name', 'email'],
          },
          request_headers: {},
        },
      },
      {
        type: 'system',
        name: 'transfer_to_number',
        description: 'Connects the caller with a person.',
        params: {
          system_tool_type: 'transfer_to_number',
          transfers: [{ phone_number: '+15550107101', condition: 'Fees office' }],
        },
      },
      {
        type: 'system',
        name: 'transfer_to_agent',
        description: 'Back to the course guide.',
        params: {
          system_tool_type: 'transfer_to_agent',
          transfers: [{ agent_id: 'agent_school_guide', condition: 'The caller wants another course' }],
        },
      },
      end('Ends the call once the enrolment is read back.'),
    ],
  }),
  agent({
    id: 'agent_school_homework',
    name: 'Homework helper',
    prompt: 'You explain homework without doing it. Give one hint at a time and wait. When the student is thinking, stay silent.',
    llm: 'claude-sonnet-4',
    greeting: '',
    variables: {},
    keywords: ['quadratic'],
    tags: ['school'],
    textOnly: true,
    tools: [
      {
        type: 'client',
        name: 'show_hint',
        description: 'Shows a hint card in the student’s browser.',
        parameters: { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] },
      },
      {
        type: 'system',
        name: 'skip_turn',
        description: 'Says nothing while the student thinks.',
        params: { system_tool_type: 'skip_turn' },
      },
    ],
  }),
];

interface Outline {
  id: string;
  name: string;
  prompt: string;
  llm: string;
  greeting: string;
  variables: Record<string, string | number | boolean>;
  keywords: string[];
  tags: string[];
  tools: ElevenLabsTool[];
  textOnly?: boolean;
}

function agent(outline: Outline): ElevenLabsAgent {
  return {
    agent_id: outline.id,
    name: outline.name,
    conversation_config: {
      asr: { keywords: outline.keywords },
      turn: { turn_timeout: 7, silence_end_call_timeout: -1 },
      tts: {
        model_id: 'eleven_turbo_v2',
        voice_id: 'sandboxvoice01',
        stability: 0.5,
        speed: 1,
        similarity_boost: 0.8,
      },
      conversation: { text_only: outline.textOnly ?? false, max_duration_seconds: 600 },
      agent: {
        first_message: outline.greeting,
        language: 'en',
        dynamic_variables: { dynamic_variable_placeholders: outline.variables },
        prompt: { prompt: outline.prompt, llm: outline.llm, temperature: 0, tools: outline.tools },
      },
    },
    platform_settings: { privacy: { record_voice: true, zero_retention_mode: false } },
    tags: outline.tags,
  };
}

function end(description: string): ElevenLabsTool {
  return { type: 'system', name: 'end_call', description, params: { system_tool_type: 'end_call' } };
}
