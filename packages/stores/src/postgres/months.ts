/**
 * Months that rows of runs and samples fall into. Owns: that a partition is made for those alone: of two rows that lie years
 * apart, the months between them get none.
 */
const dayMs = 86_400_000;

const monthOf = (at: number): number => (Math.floor(at / dayMs) - new Date(at).getUTCDate() + 1) * dayMs;

type Ask = (text: string, values: readonly unknown[]) => Promise<unknown>;

/** Partitions for these instants, in order of time, so that two sessions never wait for each other crosswise. */
export async function makeMonths(ask: Ask, moments: readonly number[]): Promise<void> {
  const months = [...new Set(moments.map(monthOf))].sort((a, b) => a - b);
  for (const month of months) await ask('select troth.ensure_months($1, $1)', [month]);
}
