import { useDeferStream } from '@graphql-yoga/plugin-defer-stream';
import {
  NoSchemaIntrospectionCustomRule,
  NoUndefinedVariablesRule,
  NoUnusedVariablesRule,
  OverlappingFieldsCanBeMergedRule,
  SingleFieldSubscriptionsRule,
  specifiedRules,
  UniqueVariableNamesRule,
  VariablesAreInputTypesRule,
  VariablesInAllowedPositionRule,
  type DocumentNode,
  type ValidationRule,
} from 'graphql';
import { SafeIdLiteralsRule } from '../limits/id-numbers.ts';
import { IntrospectionWeightRule } from '../limits/introspection-limits.ts';
import { usesStream } from '../incremental/uses-stream.ts';
import { SubscriptionRootRule } from './subscription-root.ts';

export interface RulesOptions {
  /** Whether questions about the schema are answered. */
  readonly introspection: boolean;
  /** Whether `@defer` and `@stream` are taken. */
  readonly incremental: boolean;
}

/** Of all rules those that can find something in a document. */
export type RulesFor = (document: DocumentNode) => readonly ValidationRule[];

/** They find nothing in a text without a `$`, and each of them goes through it. */
const ABOUT_VARIABLES: ReadonlySet<ValidationRule> = new Set([
  UniqueVariableNamesRule,
  NoUndefinedVariablesRule,
  NoUnusedVariablesRule,
  VariablesAreInputTypesRule,
  VariablesInAllowedPositionRule,
]);

export function createRules({ introspection, incremental }: RulesOptions): RulesFor {
  const specified = [
    ...specifiedRules.map((rule) => (rule === SingleFieldSubscriptionsRule ? SubscriptionRootRule : rule)),
    SafeIdLiteralsRule,
    introspection ? IntrospectionWeightRule : NoSchemaIntrospectionCustomRule,
  ];
  const brought = incremental ? rulesOfPlugin() : [];
  // The plugin's own rule about fields that overlap looks at streams, too, and is slow: it is used where there are any.
  const overlapping = brought.find(isAboutOverlaps) ?? OverlappingFieldsCanBeMergedRule;
  const added = brought.filter((rule) => rule !== overlapping);
  const usual = [...specified, ...added];
  const ofStreams = usual.map((rule) => (rule === OverlappingFieldsCanBeMergedRule ? overlapping : rule));
  const withoutVariables = usual.filter((rule) => !ABOUT_VARIABLES.has(rule));
  return (document) => {
    if (usesStream(document)) return ofStreams;
    return document.loc?.source.body.includes('$') === false ? withoutVariables : usual;
  };
}

/** The plugin's rule has the name of graphql-js' own, or begins with it: a bundle renames one of two equal names. */
const isAboutOverlaps = ({ name }: ValidationRule): boolean => name.startsWith('OverlappingFieldsCanBeMergedRule');

/** What Yoga's plugin adds to the rules of the specification; it exports them in no other way. */
function rulesOfPlugin(): readonly ValidationRule[] {
  const rules: ValidationRule[] = [];
  const { onValidate } = useDeferStream();
  onValidate?.({ params: {}, addValidationRule: (rule: ValidationRule) => rules.push(rule) } as never);
  return rules;
}
