import type { TestRunWire } from '../../upstream/resources/test-runs.ts';
import type { TestSuiteWire } from '../../upstream/resources/test-suites.ts';
import type { TestWire } from '../../upstream/resources/tests.ts';
import { builder } from '../builder.ts';

/** The names of the types, apart from their fields, for the types that point to them. */
export const AssistantTest = builder.objectRef<TestWire>('AssistantTest');
export const TestRun = builder.objectRef<TestRunWire>('TestRun');
export const TestSuite = builder.objectRef<TestSuiteWire>('TestSuite');
