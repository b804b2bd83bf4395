import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect } from 'react';
import type { Point } from './flow-graph.ts';
import { frameOf } from './frame.ts';

/** Frames the graph again whenever its box gets another size. */
export function Framing({ places, first }: { readonly places: readonly Point[]; readonly first: Point }) {
  const { setViewport } = useReactFlow();
  const width = useStore((store) => store.width);
  const height = useStore((store) => store.height);
  useEffect(() => {
    if (width > 0 && height > 0) void setViewport(frameOf(places, first, { width, height }));
  }, [places, first, width, height, setViewport]);
  return null;
}
