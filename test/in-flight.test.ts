import { describe, expect, it } from 'vitest';
import { InFlight } from '../src/in-flight.ts';

describe('InFlight', () => {
  it('lets others join work until it ends', () => {
    const inFlight = new InFlight<object>();
    const work = {};
    inFlight.begin('a', work);
    expect([inFlight.get('a'), inFlight.get('b')]).toEqual([work, undefined]);
    expect(inFlight.end('a', work)).toBe(true);
    expect(inFlight.get('a')).toBeUndefined();
  });

  it('does not end what has taken the place of the work', () => {
    const inFlight = new InFlight<object>();
    const [first, second] = [{ number: 1 }, { number: 2 }];
    inFlight.begin('a', first);
    inFlight.begin('a', second);
    expect(inFlight.end('a', first)).toBe(false);
    expect(inFlight.get('a')).toBe(second);
  });

  it('lets nobody join what was forgotten', () => {
    const inFlight = new InFlight<object>();
    const work = {};
    inFlight.begin('a', work);
    inFlight.forget('a');
    expect(inFlight.get('a')).toBeUndefined();
    expect(inFlight.end('a', work)).toBe(false);
  });
});
