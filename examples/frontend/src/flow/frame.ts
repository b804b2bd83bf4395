import type { Point } from './flow-graph.ts';
import { STATION } from './layout.ts';

/** Below this zoom the titles of stations cannot be read. */
const READABLE = 0.6;
const LARGEST = 1.1;
/** Pixels that stay free at each side. */
const MARGIN = 16;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The viewport that shows all stations, or else, where they would be too small to read, those around the first one. */
export function frameOf(places: readonly Point[], first: Point, { width, height }: Size): Point & { readonly zoom: number } {
  const left = Math.min(...places.map(({ x }) => x));
  const top = Math.min(...places.map(({ y }) => y));
  const across = Math.max(...places.map(({ x }) => x)) + STATION.width - left;
  const down = Math.max(...places.map(({ y }) => y)) + STATION.height - top;
  const zoom = Math.min(LARGEST, (width - 2 * MARGIN) / across, (height - 2 * MARGIN) / down);
  if (zoom >= READABLE) return { x: (width - across * zoom) / 2 - left * zoom, y: (height - down * zoom) / 2 - top * zoom, zoom };
  return { x: MARGIN - first.x * READABLE, y: (height - STATION.height * READABLE) / 2 - first.y * READABLE, zoom: READABLE };
}
