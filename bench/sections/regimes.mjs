/** The regimes: what answers each, and what the gateway must reach. */
import { OTHER_TEXTS } from '../workloads/other-texts.mjs';

const ALL = ['W1', 'W2', 'W3', 'W4'];

/** `least` is the ratio of operations per second that the gateway must reach against a server. */
export const REGIMES = {
  repeated: {
    title: '1. Repeated operations: same caller, text and variables, cache warm',
    gatewayEnv: { CACHE_TTL_MS: '3600000' },
    differing: false,
    servers: ['static', 'mercurius-cache'],
    goals: [
      { against: 'static', on: ALL, least: 0.5 },
      { against: 'mercurius-cache', on: ['W1'], least: 1 },
    ],
  },
  computed: {
    title: '2. Computed answers: the read cache is warm, but every request differs',
    gatewayEnv: { CACHE_TTL_MS: '3600000' },
    differing: true,
    servers: ['bffmem'],
    goals: [{ against: 'bffmem', on: ALL, least: 0.5 }],
  },
  'other-texts': {
    title: '3. Computed answers to other texts, the read cache warm',
    gatewayEnv: { CACHE_TTL_MS: '3600000' },
    differing: true,
    workloads: OTHER_TEXTS,
    servers: ['bffmem'],
    goals: [{ against: 'bffmem', on: OTHER_TEXTS.map(({ id }) => id), least: 0.5 }],
  },
  'no-cache': {
    title: '4. No cache: 50 equal requests at a time, everything read from the upstream',
    gatewayEnv: { CACHE_TTL_MS: '0' },
    differing: false,
    servers: ['bffsf', 'mercurius', 'yoga'],
    // At 201 calls an operation, 50 of them take seconds: one long run in place of several short ones.
    slow: { W3: ['mercurius', 'yoga'] },
    goals: [
      { against: 'mercurius', on: ALL, least: 1 },
      { against: 'bffsf', on: ['W2', 'W3'], least: 1 },
      { against: 'yoga', on: ['W2', 'W3'], least: 1 },
    ],
  },
};
