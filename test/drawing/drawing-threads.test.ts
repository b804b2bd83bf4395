import { afterAll, expect, test } from 'vitest';
import { DRAWING_HERE } from '../../src/drawing/drawing.ts';
import { DrawingThreads, type ThreadLimits } from '../../src/drawing/drawing-threads.ts';
import type { Diagram } from '../../src/insight/diagram/diagram.ts';

const chain = (count: number): Diagram => ({
  title: 'Test',
  direction: 'DOWN',
  nodes: Array.from({ length: count }, (_none, index) => ({
    label: `Node ${index}`,
    kind: 'prompt',
    shape: 'rounded',
    isStart: index === 0,
    mark: null,
    notes: [],
    position: null,
  })),
  edges: Array.from({ length: count - 1 }, (_none, index) => ({
    from: index,
    to: index + 1,
    label: '',
    kind: 'always',
    line: 'solid',
    mark: null,
    notes: [],
  })),
});

const all: DrawingThreads[] = [];
afterAll(() => Promise.all(all.map((threads) => threads.close())));

function start(limits: Partial<ThreadLimits> = {}): DrawingThreads {
  const threads = new DrawingThreads(limits);
  all.push(threads);
  return threads;
}

test('a thread draws what is drawn without one, and the next picture too', async () => {
  const threads = start({ threads: 1 });
  const pictures = await Promise.all([threads.draw(chain(40), 'SVG'), threads.draw(chain(600), 'DOT')]);
  expect(pictures).toEqual([await DRAWING_HERE.draw(chain(40), 'SVG'), await DRAWING_HERE.draw(chain(600), 'DOT')]);
  expect(threads.threads).toBe(1);
});

test('what is small takes no thread', async () => {
  const threads = start();
  expect(await threads.draw(chain(10), 'SVG')).toContain('Node 9');
  expect(await threads.draw(chain(200), 'MERMAID')).toContain('Node 199');
  expect(threads.threads).toBe(0);
});

test('what takes too long is an error, and its thread is ended', async () => {
  const threads = start({ pictureMs: 1 });
  await expect(threads.draw(chain(2_000), 'SVG')).rejects.toMatchObject({
    code: 'LIMIT_EXCEEDED',
    message: 'To draw this takes longer than 1 ms: ask for fewer nodes by maxNodes, or for MERMAID or DOT.',
  });
  expect(threads.threads).toBe(0);
});

test('no more wait than may', async () => {
  const threads = start({ threads: 1, waiting: 0, pictureMs: 1 });
  const first = threads.draw(chain(600), 'DOT');
  await expect(threads.draw(chain(600), 'DOT')).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED', message: /^Too many pictures/ });
  await expect(first).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' });
});

test('a picture that is being drawn when the gateway closes is an error', async () => {
  const threads = start();
  const picture = threads.draw(chain(2_000), 'SVG');
  await Promise.all([expect(picture).rejects.toMatchObject({ code: 'LIMIT_EXCEEDED' }), threads.close()]);
});
