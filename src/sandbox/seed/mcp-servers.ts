import type { McpServer } from 'telnyx/resources/ai/mcp-servers';
import { isoTime } from '../clock.ts';
import { copiesOf } from './copies.ts';

const NAMED: McpServer[] = [
  {
    id: 'mcp-seat-map',
    name: 'Seat map',
    type: 'http',
    url: 'https://mcp.airline.example.com/seats',
    allowed_tools: ['find_seats', 'hold_seat', 'release_seat'],
    api_key_ref: 'seat-map-key',
    created_at: '2026-02-03T10:00:00Z',
  },
  { id: 'mcp-unused', name: 'Weather', type: 'sse', url: 'https://mcp.weather.example.com/sse', created_at: '2026-02-04T10:00:00Z' },
];

/** More than a page of them. The assistant of the airline names one that is not among them. */
const NUMBERED: McpServer[] = Array.from({ length: 103 }, (_server, index) => {
  const number = String(index + 1).padStart(3, '0');
  return {
    id: `mcp-branch-${number}`,
    name: `Branch ${number}`,
    type: 'http',
    url: `https://mcp.example.com/branches/${number}`,
    allowed_tools: index % 2 === 0 ? null : [],
    api_key_ref: null,
    created_at: isoTime(Date.UTC(2026, 2, 1, 8, index)),
  };
});

/** The MCP servers that every account starts with: a fresh copy. */
export const seedMcpServers = copiesOf((): McpServer[] => [...NAMED, ...NUMBERED]);
