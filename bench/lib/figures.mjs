export const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** What a run takes while others leave the machine alone for a moment. */
export const lowerQuartile = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 4)];
