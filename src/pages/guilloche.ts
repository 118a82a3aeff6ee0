const width = 960;
const height = 260;
const strands = 16;

/**
 * The fine interlaced lines of a bond or a banknote, as a tile that repeats sideways: what a countersignature is put on.
 * Used as a mask, so that it takes the colour of the theme.
 */
export function drawGuilloche(): string {
  const paths = Array.from({ length: strands }, (_, strand) => `<path d="${drawStrand(strand)}"/>`).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<g fill="none" stroke="#000" stroke-width="0.9">${paths}</g></svg>`
  );
}

function drawStrand(strand: number): string {
  const turn = (strand / strands) * Math.PI * 2;
  const points: string[] = [];
  for (let x = 0; x <= width; x += 12) {
    const angle = (x / width) * Math.PI * 2;
    const swell = 46 + 34 * Math.cos(angle * 2 + turn / 2);
    const y = height / 2 + swell * Math.sin(angle * 3 + turn) + 22 * Math.sin(angle - turn);
    points.push(`${x} ${y.toFixed(1)}`);
  }
  return `M${points.join('L')}`;
}
