import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { CONFIGURATIONS } from './configurations.ts';
import { scheduleOf } from './schedule.ts';
import { MODES, populate, schemaOf, type Mode, type WorldPlan } from './world.ts';

const planOf = (mode: Mode, number: number): WorldPlan => {
  const [configuration] = CONFIGURATIONS;
  if (!configuration) throw new Error('There is no configuration.');
  return { seed: 1, number, mode, configuration };
};

test.each(MODES)('a plan leads to the same requests each time: %s', async (mode) => {
  const [first, second] = await Promise.all([scheduleOf(planOf(mode, 0)), scheduleOf(planOf(mode, 0))]);
  expect(first).toEqual(second);
  expect(await scheduleOf(planOf(mode, 1))).not.toEqual(first);
});

test.each(MODES)('most operations are valid, and some are not: %s', async (mode) => {
  const plans = Array.from({ length: 8 }, (_, number) => planOf(mode, number));
  const schema = await schemaOf(planOf(mode, 0), (await populate(planOf(mode, 0))).settings);
  const texts = (await Promise.all(plans.map(scheduleOf))).flatMap((schedule) => schedule.texts);
  const isValid = (text: string) => {
    try {
      return validate(schema, parse(text)).length === 0;
    } catch {
      return false;
    }
  };
  const share = texts.filter(isValid).length / texts.length;
  expect(share).toBeGreaterThan(0.65);
  expect(share).toBeLessThan(0.98);
});
