/** A variable of templates and expressions. A file by itself, as the published types are made of it. */
export interface TemplateVariable {
  readonly name: string;
  /** Whether `dynamic_variables` has it. */
  readonly isDefined: boolean;
  /** Whether Telnyx gives it its value. */
  readonly isSystem: boolean;
  /** Its value in `dynamic_variables`; null where it has none. */
  readonly default: unknown;
  /** The places that set it while a conversation goes on, and those that use it. */
  readonly setBy: readonly (readonly string[])[];
  readonly usedAt: readonly (readonly string[])[];
}
