/** A small schema, and changes of it of each class. */
export const BASE = `type Query {
  thing(id: ID!, limit: Int = 10): Thing
  things(filter: Filter): [Thing!]!
}

type Thing implements Named {
  id: ID!
  name: String
  colour: Colour
  old: String @deprecated(reason: "Use name; removal after 2026-01-01")
  kept: String @deprecated(reason: "Use name; removal after 2099-01-01")
  shape: Shape
}

interface Named {
  name: String
}

union Shape = Round | Square

type Round {
  radius: Int
}

type Square {
  side: Int
}

enum Colour {
  RED
  BLUE
}

input Filter {
  nameContains: String
  limit: Int = 5
}

type Spare {
  id: ID
}
`;

export interface PlantedChange {
  readonly level: 'breaking' | 'dangerous' | 'safe';
  readonly what: string;
  readonly from: string;
  readonly to: string;
  /** A part of what is said of it. */
  readonly message: string;
}

const breaking = (what: string, from: string, to: string, message: string): PlantedChange => ({
  level: 'breaking',
  what,
  from,
  to,
  message,
});
const dangerous = (what: string, from: string, to: string, message: string): PlantedChange => ({
  level: 'dangerous',
  what,
  from,
  to,
  message,
});
const safe = (what: string, from: string, to: string, message: string): PlantedChange => ({ level: 'safe', what, from, to, message });

export const CHANGES: readonly PlantedChange[] = [
  breaking('a field is removed', '  colour: Colour\n', '', "Field 'colour'"),
  breaking('a field may be null that never was', '  id: ID!\n  name', '  id: ID\n  name', "Field 'Thing.id' changed type"),
  breaking('a field has another type', '  side: Int\n', '  side: String\n', "Field 'Square.side' changed type"),
  breaking('an argument is removed', ', limit: Int = 10)', ')', "Argument 'limit"),
  breaking('an argument is required that is new', 'things(filter: Filter)', 'things(filter: Filter, first: Int!)', "Argument 'first"),
  breaking(
    'an argument is required that was not',
    'thing(id: ID!, limit: Int = 10)',
    'thing(id: ID!, limit: Int!)',
    "Type for argument 'limit'",
  ),
  breaking('an enum value is removed', '  BLUE\n', '', "Enum value 'BLUE' was removed"),
  breaking(
    'a field of an input is required that is new',
    '  nameContains: String\n',
    '  nameContains: String\n  tag: String!\n',
    "Input field 'tag",
  ),
  breaking('a field of an input is removed', '  nameContains: String\n', '', "Input field 'nameContains' was removed"),
  breaking('a member leaves a union', 'Round | Square', 'Round', "Member 'Square' was removed"),
  breaking('a type is removed', 'type Spare {\n  id: ID\n}\n', '', "Type 'Spare' was removed"),
  breaking('a type leaves its interface', ' implements Named', '', "'Thing' object type no longer implements"),
  dangerous('an enum value is added', '  BLUE\n', '  BLUE\n  GREEN\n', "Enum value 'GREEN' was added"),
  dangerous(
    'a default of an argument is another',
    'limit: Int = 10',
    'limit: Int = 20',
    "Default value for argument 'limit' on field 'Query.thing' changed",
  ),
  dangerous('a default of an input is another', 'limit: Int = 5', 'limit: Int = 6', "Input field 'Filter.limit' default value changed"),
  dangerous('a member joins a union', 'Round | Square', 'Round | Square | Spare', "Member 'Spare' was added"),
  safe('a field is added', '  radius: Int\n', '  radius: Int\n  area: Int\n', "Field 'area' was added"),
  safe('a field is never null any more', '  name: String\n  colour', '  name: String!\n  colour', "Field 'Thing.name' changed type"),
  safe(
    'a field is deprecated',
    '  radius: Int\n',
    '  radius: Int @deprecated(reason: "Ask for area")\n',
    "Field 'Round.radius' is deprecated",
  ),
  safe('a description is added', 'type Round {', '"""Without corners."""\ntype Round {', "Object type 'Round' has description"),
];

/** The schema with one change. */
export function changed(from: string, to: string): string {
  if (!BASE.includes(from)) throw new Error(`The schema does not have ${from}.`);
  return BASE.replace(from, to);
}
