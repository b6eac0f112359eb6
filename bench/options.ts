/** What was asked for on the command line beyond the name of a bench: `--series 1000`, `--minutes 30`, `--small`. */

const given = process.argv.slice(2);

/** The number behind `--name`, or what the bench takes by itself. */
export function option(name: string, standard: number): number {
  const at = given.indexOf(`--${name}`);
  if (at < 0) return standard;
  const value = Number(given[at + 1]);
  if (!Number.isFinite(value) || value <= 0) throw new RangeError(`--${name} wants a number above zero.`);
  return value;
}

/** `--small`: everything a tenth or less, to see that a bench works. Its figures say nothing. */
export const small = given.includes('--small');

/** The size that a bench has, and the one it has when it is only tried out. */
export const size = (standard: number, tried: number): number => (small ? tried : standard);
