import type { DiagramEdge, Point } from '../diagram.ts';
import type { EdgeBoxes, PlacedBox } from './box.ts';
import { isLoop, pointAt, walk, type Curve, type PlacedEdge } from './curve.ts';
import type { Size } from './pack.ts';
import { loopsAt, waysBetween } from './routes.ts';
import { overlap, TakenRoom } from './taken-room.ts';

const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82] as const;
/** Where there is less room. */
const CLOSELY = Array.from({ length: 33 }, (_none, index) => (index + 3.5) / 40).toSorted(
  (one, other) => Math.abs(one - 0.5) - Math.abs(other - 0.5),
);
/** Around the middle of a label, where no other line may pass even then. */
const CENTRE = { width: 8, height: 8 } as const;
/** Of a line, at each end of a label. */
const SEEN = 12;
/** Points and labels that are looked at for a picture: one with more is a tangle that no way makes clearer. */
const MOST_LOOKS = 200_000;

/** Counts what is looked at, for all layouts of a picture together. */
export class Looks {
  #left = MOST_LOOKS;

  get areSpent(): boolean {
    return this.#left < 0;
  }

  isSpent(): boolean {
    this.#left -= 1;
    return this.areSpent;
  }
}

/**
 * Finds ways for edges between boxes that stand: round other boxes and labels, each label on its own line, where no other line passes. Each
 * one goes round what was taken before.
 */
export class Router {
  readonly #boxes = new TakenRoom();
  readonly #lines = new TakenRoom();

  readonly #nodes: readonly PlacedBox[];
  readonly #looks: Looks;

  constructor(nodes: readonly PlacedBox[], looks: Looks) {
    this.#nodes = nodes;
    this.#looks = looks;
    for (const node of nodes) this.#boxes.take(node);
  }

  take({ curve, label }: PlacedEdge): void {
    if (label) this.#boxes.take(label);
    for (const point of walk(curve)) this.#lines.take(dotAt(point));
  }

  /** A way that crosses nothing but lines; null where there is none. */
  clearWay(edge: DiagramEdge, label: EdgeBoxes[number]): PlacedEdge | null {
    const ends = this.#endsOf(edge);
    for (const curve of waysOf(edge, ends)) {
      if (this.#looks.areSpent) return null;
      if (!this.#isClear(curve, ends)) continue;
      const place = label && this.#placeOn(curve, label);
      if (label === null || place) return { curve, label: label && place && { ...label, ...place } };
    }
    return null;
  }

  /** The straightest way that has room for its label, even where it crosses boxes; without its label where there is none. */
  anyWay(edge: DiagramEdge, label: EdgeBoxes[number]): PlacedEdge {
    let straightest: Curve | undefined;
    for (const curve of waysOf(edge, this.#endsOf(edge))) {
      straightest ??= curve;
      const place = label && this.#placeOn(curve, label, { parts: CLOSELY, apart: CENTRE });
      if (label && place) return { curve, label: { ...label, ...place } };
      if (!label || this.#looks.areSpent) break;
    }
    return { curve: straightest ?? { points: [], isSmooth: false }, label: null };
  }

  #endsOf({ from, to }: DiagramEdge): Ends {
    const [source, target] = [this.#nodes[from], this.#nodes[to]];
    if (!source || !target) throw new Error('An edge of the diagram has an end that is none of its nodes.');
    return [source, target];
  }

  #isClear(curve: Curve, ends: Ends): boolean {
    let isApart = false;
    for (const point of walk(curve)) {
      const dot = dotAt(point);
      if (this.#looks.isSpent() || !this.#boxes.isFree(dot, ends)) return false;
      isApart ||= this.#lines.isFree(dot);
    }
    // A line that is nowhere apart from others covers one of them.
    return isApart;
  }

  #placeOn(curve: Curve, { width, height }: Size, { parts, apart }: Placing = { parts: ALONG, apart: { width, height } }): Point | null {
    const tips = [pointAt(curve, 0), pointAt(curve, 1)].map(({ x, y }) => ({ x, y, width: 2 * SEEN, height: 2 * SEEN }));
    for (const part of parts) {
      if (this.#looks.isSpent()) return null;
      const place = pointAt(curve, part);
      const box = { ...place, width, height };
      if (tips.some((tip) => overlap(tip, box))) continue;
      if (this.#boxes.isFree(box) && this.#lines.isFree({ ...place, ...apart })) return place;
    }
    return null;
  }
}

interface Placing {
  readonly parts: readonly number[];
  /** What no other line may cross, around the middle of a label. */
  readonly apart: Size;
}

type Ends = readonly [PlacedBox, PlacedBox];

const waysOf = (edge: DiagramEdge, [from, to]: Ends): Generator<Curve> => (isLoop(edge) ? loopsAt(from) : waysBetween(from, to));
const dotAt = ({ x, y }: Point): PlacedBox => ({ x, y, width: 0, height: 0 });
