/**
 * The whole proof of each agreement as the radar keeps it. Owns: which are made again tonight. Does not own: the proof
 * (services/proof), comparing text with text (look.ts).
 */
import type { Reader, Store } from '@troth/stores';
import type { Context } from '../context.ts';
import { provenOf } from '../proof/proof-of.ts';
import { gapFinding } from './finding.ts';
import type { Looked } from './look.ts';
import type { Standing } from './night-form.ts';
import { targetsOf } from './proven-targets.ts';
import type { Seen } from './tonight.ts';
import { verdictFinding } from './verdict-finding.ts';

/** Whole proofs take their time: of what changed and of what was never proven so many a night each, until all are. */
const mostANight = 25;

type Proof = Pick<Seen, 'verdict' | 'gap' | 'targets'>;

interface Verdicts {
  readonly looked: readonly Looked[];
  readonly before: ReadonlyMap<string, Standing>;
  readonly date: string;
}

/** Proofs are made again only where something that they follow from changed. */
export async function withVerdicts(
  { store }: Context,
  reader: Reader,
  { looked, before, date }: Verdicts,
): Promise<readonly Seen[]> {
  const changed = looked.filter((one) => before.get(one.agreement)?.targets !== undefined && !isSame(one, before));
  const unknown = looked.filter((one) => before.get(one.agreement)?.targets === undefined);
  const proven = await proofs(store, reader, [...changed.slice(0, mostANight), ...unknown.slice(0, mostANight)]);
  return looked.map((one): Seen => {
    const known = before.get(one.agreement);
    const { verdict, gap, targets }: Proof = proven.get(one.agreement) ?? (isSame(one, before) ? (known ?? {}) : {});
    const was = known?.verdict;
    const turned = was !== undefined && verdict !== undefined && was !== verdict ? [verdictFinding(was, verdict)] : [];
    // What turned today stays for the day, however often it is looked at again.
    const today = (known?.findings ?? []).filter(({ kind, since }) => kind === 'verdict' && since === date);
    return {
      ...one,
      findings: [...one.findings, ...turned, ...(turned.length > 0 ? [] : today)],
      verdict,
      gap,
      targets,
    };
  });
}

async function proofs(store: Store, reader: Reader, of: readonly Looked[]): Promise<ReadonlyMap<string, Proof>> {
  const found = new Map<string, Proof>();
  for (const { agreement, revision } of of) {
    const made = await provenOf(store, reader, { revision });
    if (!made.ok) continue;
    const { told } = made.value;
    const [gravest] = told.gaps;
    found.set(agreement, {
      verdict: told.verdict,
      gap: gravest && gapFinding(gravest),
      targets: targetsOf(told),
    });
  }
  return found;
}

const isSame = ({ agreement, basis }: Looked, before: ReadonlyMap<string, Standing>): boolean =>
  before.get(agreement)?.basis === basis;
