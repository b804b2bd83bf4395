/** From paths back to what they name. */
import { itemsBelow, wholeOf, type Item } from './document-walk.ts';
import type { Path } from './path.ts';

/** What an item has below it. */
interface Below {
  readonly byStep: ReadonlyMap<string, Item>;
  /** What has the place of the item itself. */
  readonly inPlace: readonly Item[];
}

/** The items on the way to what a path names: the whole first, and as far as the document has any. */
export type FindWay = (path: Path) => readonly Item[];

/** Looks through each part of the document once, for whatever number of paths. */
export function wayFinder(document: unknown): FindWay {
  const known = new Map<Item, Below>();
  const whole = wholeOf(document);
  const belowOf = (item: Item): Below => {
    const below = known.get(item) ?? lookBelow(item);
    known.set(item, below);
    return below;
  };
  /** The items that one step leads over; none where it leads nowhere. */
  const stepFrom = (item: Item, step: string): readonly Item[] => {
    const { byStep, inPlace } = belowOf(item);
    const found = byStep.get(step);
    if (found) return [found];
    for (const one of inPlace) {
      const further = stepFrom(one, step);
      if (further.length > 0) return [one, ...further];
    }
    return [];
  };
  return (path) => {
    const way = [whole];
    for (const step of path) {
      const further = stepFrom(way.at(-1) ?? whole, step);
      if (further.length === 0) break;
      way.push(...further);
    }
    return way;
  };
}

function lookBelow(item: Item): Below {
  const byStep = new Map<string, Item>();
  const inPlace: Item[] = [];
  for (const below of itemsBelow(item)) {
    if (below.place === item.place || below.place === null) inPlace.push(below);
    // Of keys that the graph has one name for, the first.
    else if (!byStep.has(below.place.step)) byStep.set(below.place.step, below);
  }
  return { byStep, inPlace };
}
