/** What PromQL's `increase` says of each quarter of a run, beside the count, with the reason for the difference. */
import { checkIncrease, queryTerms } from '@troth/connectors';
import type { Sample } from '@troth/connectors';
import { counterOf, http } from './raw-figures.ts';

export interface Beside {
  readonly sentences: readonly string[];
  /** Whether every difference has a reason. */
  readonly explained: boolean;
}

export async function quartersBeside(url: string, pulled: readonly Sample[], code: string): Promise<Beside> {
  const samples = counterOf(pulled, code);
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined) return { sentences: [], explained: false };
  const config = queryTerms.parse({ url, queries: [{ raw: { metric: 'demo_requests_total' } }] });
  const labels = pulled.find((sample) => sample.labels['code'] === code)?.labels ?? {};
  const quarter = Math.round((last.at - first.at) / 4);
  const sentences: string[] = [];
  let explained = true;
  for (let part = 0; part < 4; part += 1) {
    const window = { from: first.at + part * quarter, to: first.at + (part + 1) * quarter };
    const check = await checkIncrease({ config, fetch: http }, { labels, samples, window });
    if (!check.ok) throw new Error(check.refusals.map(({ message }) => message).join('; '));
    sentences.push(check.value.sentence);
    if (check.value.pieces.some(({ reason }) => reason === 'unexplained')) explained = false;
  }
  return { sentences, explained };
}
