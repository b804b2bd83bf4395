/**
 * What the compiler refuses in a field map. The lines marked `@ts-expect-error` are checked by `npm run types`,
 * which fails where one of them compiles.
 */
import { printType, type GraphQLObjectType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { builder } from '../../src/schema/builder.ts';
import { wireEnum } from '../../src/schema/wire/enum.ts';
import { boolean, flattened, int, json, key, object, objects, oneOf, someOf, text, texts } from '../../src/schema/wire/fields.ts';
import { wireObject, type FieldMap } from '../../src/schema/wire/object.ts';
import type { Superset } from '../../src/schema/wire/superset.ts';
import { unknownMember, wireUnion, type MemberMap } from '../../src/schema/wire/union.ts';

interface Wheel {
  readonly width_mm: number;
}
interface Bell {
  readonly sound: string;
}
interface Bicycle {
  readonly id: string;
  readonly frame_no?: string;
  readonly gears?: number | null;
  readonly brake?: 'rim' | 'disc';
  readonly lights?: readonly ('front' | 'rear')[];
  readonly wheels?: readonly Wheel[];
  readonly spare?: Wheel;
  readonly notes?: Readonly<Record<string, unknown>>;
}

const D = 'Words about it.';
const WheelRef = wireObject<Wheel>('TestWheel', { description: D, fields: { width_mm: int(D) } });
const BellRef = wireObject<Bell>('TestBell', { description: D, fields: { sound: text(D) } });
const Brake = wireEnum('TestBrake', D, { rim: D, disc: D });
const RimBrake = wireEnum('TestRimBrake', D, { rim: D });
const Light = wireEnum('TestLight', D, { front: D, rear: D });
const Unknown = unknownMember('TestUnknown', 'A vehicle');

const complete = {
  id: key(D),
  frame_no: text(D, 'frameNumber'),
  gears: int(D),
  brake: oneOf(Brake, D),
  lights: someOf(Light, D),
  wheels: objects(() => WheelRef, D),
  spare: object(() => WheelRef, D),
  notes: json(D),
};

const { gears: _gears, ...withoutGears } = complete;

const refused = () => [
  // @ts-expect-error -- a key is missing
  ((): FieldMap<Bicycle> => withoutGears)(),
  // @ts-expect-error -- no such key on the wire
  ((): FieldMap<Wheel> => ({ width_mm: int(D), height_mm: int(D) }))(),
  // @ts-expect-error -- a string is no whole number
  ((): FieldMap<Bicycle> => ({ ...complete, gears: text(D) }))(),
  // @ts-expect-error -- a number is no truth value
  ((): FieldMap<Wheel> => ({ width_mm: boolean(D) }))(),
  // @ts-expect-error -- never null, though the key is optional
  ((): FieldMap<Bicycle> => ({ ...complete, frame_no: key(D) }))(),
  // @ts-expect-error -- a word of the wire is missing in the enum
  ((): FieldMap<Bicycle> => ({ ...complete, brake: oneOf(RimBrake, D) }))(),
  // @ts-expect-error -- another enum
  ((): FieldMap<Bicycle> => ({ ...complete, lights: someOf(Brake, D) }))(),
  // @ts-expect-error -- the type of another object
  ((): FieldMap<Bicycle> => ({ ...complete, spare: object(() => BellRef, D) }))(),
  // @ts-expect-error -- the type of other items
  ((): FieldMap<Bicycle> => ({ ...complete, wheels: objects(() => BellRef, D) }))(),
  // @ts-expect-error -- a list in the place of one value
  ((): FieldMap<Bicycle> => ({ ...complete, frame_no: texts(D) }))(),
  // @ts-expect-error -- one value in the place of a list
  ((): FieldMap<Bicycle> => ({ ...complete, lights: oneOf(Light, D) }))(),
  // @ts-expect-error -- nested lists read flat only where the map says so
  ((): FieldMap<{ rows: readonly (readonly string[])[] }> => ({ rows: texts(D) }))(),
  // @ts-expect-error -- a key that only one of the shapes has is missing
  ((): FieldMap<Superset<Wheel | Bell>> => ({ width_mm: int(D) }))(),
];

interface Car {
  readonly type: 'car';
  readonly doors: number;
}
interface Boat {
  readonly type: 'boat';
  readonly sails: number;
}
const CarRef = wireObject<Car>('TestCar', { description: D, fields: { type: text(D), doors: int(D) } });
const BoatRef = wireObject<Boat>('TestBoat', { description: D, fields: { type: text(D), sails: int(D) } });

const refusedMembers = () => [
  // @ts-expect-error -- a member is missing
  ((): MemberMap<Car | Boat> => ({ car: CarRef }))(),
  // @ts-expect-error -- no such member on the wire
  ((): MemberMap<Car> => ({ car: CarRef, boat: BoatRef }))(),
  // @ts-expect-error -- the type of another member
  ((): MemberMap<Car | Boat> => ({ car: BoatRef, boat: BoatRef }))(),
];

describe('field maps', () => {
  test('a complete map gives a type with a field for every key, under its camelCase or its own name, and `extra`', () => {
    const ref = wireObject<Bicycle>('TestBicycle', { description: D, fields: complete });
    const type = builder.toSchema().getType(ref.name) as GraphQLObjectType;
    expect(Object.values(type.getFields()).map((field) => `${field.name}: ${String(field.type)}`)).toEqual([
      'brake: TestBrake',
      'extra: JSON',
      'frameNumber: String',
      'gears: Int',
      'id: ID!',
      'lights: [TestLight!]!',
      'notes: JSON',
      'spare: TestWheel',
      'wheels: [TestWheel!]!',
    ]);
  });

  test('a complete set of members gives a union with the unknown one', () => {
    const ref = wireUnion<Car | Boat>('TestVehicle', {
      description: D,
      members: { car: CarRef, boat: BoatRef },
      unknown: Unknown,
    });
    expect(printType(builder.toSchema().getType(ref.name)!)).toContain('union TestVehicle = TestBoat | TestCar | TestUnknown');
  });

  test('a required key may be nullable in the graph, and nested lists may be read as one', () => {
    const nullable: FieldMap<Bicycle> = { ...complete, id: text(D) };
    expect(nullable.id.nullable).toBe(true);
    const nested: FieldMap<{ rows: readonly (readonly string[])[] }> = { rows: flattened(texts(D)) };
    expect(nested.rows.read([['a'], ['b', 'c']], {} as never, {} as never)).toEqual(['a', 'b', 'c']);
  });

  test('index signatures ask for no field', () => {
    const open: FieldMap<{ [key: string]: unknown; message_template?: string }> = { message_template: text(D) };
    expect(Object.keys(open)).toEqual(['message_template']);
  });

  test('what the compiler refuses would run, so that the compiler is all there is to tell', () => {
    expect(refused()).toHaveLength(13);
    expect(refusedMembers()).toHaveLength(3);
  });
});
