/** A gap of an agreement with whose it is and what is said of it, and as the plain data that leaves the core. Owns: both forms. */
import { inOrder } from '../gap.ts';
import type { TermsGap } from '../other-terms.ts';
import type { ProvenGap } from './deliverability.ts';
import type { Words } from './gap-words.ts';

export interface FoundGap extends TermsGap {
  readonly commitment?: string | undefined;
  /** The one behind that leaves it. */
  readonly agreement?: string | undefined;
  readonly text: Words;
}

/** Of law and money the whole agreement is spoken of; of figures a promise of ours. */
export const ofTheAgreement: ReadonlySet<string> = new Set(['FORCE_MAJEURE', 'TERM', 'REMEDY', 'CLAIM', 'NOTICE']);

/** Names the gap where its risk is accepted: whose it is, and of a figure for which promise, so that no other one is taken with it. */
function idOf({ code, agreement, commitment, leaf }: FoundGap): string {
  const whose = agreement ?? leaf;
  const named = ofTheAgreement.has(code) && whose !== undefined ? [whose] : [whose, commitment];
  return [`PROOF-${code}`, ...named.filter((one) => one !== undefined)].join(':');
}

export function toldGap(gap: FoundGap): ProvenGap {
  const { code, commitment, agreement, leaf, ref, minutes, owed, backed, unmatched, uncovered, text } = gap;
  return {
    id: idOf(gap),
    code,
    ...(commitment === undefined ? {} : { commitment }),
    ...(agreement === undefined ? {} : { agreement }),
    ...(leaf === undefined ? {} : { leaf }),
    ...(ref === undefined ? {} : { ref }),
    ...(minutes === undefined ? {} : { minutes: minutes.toString() }),
    ...(owed === undefined ? {} : { owed: owed.toString() }),
    ...(backed === undefined ? {} : { backed: backed.toString() }),
    ...(unmatched === undefined ? {} : { unmatched: [...unmatched] }),
    ...(uncovered === undefined ? {} : uncovered),
    text: { ...text },
  };
}

/** Codes that a comparison of two texts and the whole composition may both find; the comparison says it with more figures. */
const alsoOfTheWhole: ReadonlySet<string> = new Set([
  'AVAILABILITY',
  'RESTORE',
  'RESPONSE',
  'LATENCY',
  'LOSS',
  'JITTER',
  'CAPACITY',
]);

/** All gaps, each once, the most severe first: those between two texts, and what only the composition shows. */
export function together(between: readonly FoundGap[], composed: readonly FoundGap[]): readonly FoundGap[] {
  const ids = new Set(between.map(idOf));
  const told = new Set(between.map(({ code, commitment }) => `${code} ${commitment ?? ''}`));
  const more = composed.filter((gap) => {
    if (alsoOfTheWhole.has(gap.code) && told.has(`${gap.code} ${gap.commitment ?? ''}`)) return false;
    const isNew = !ids.has(idOf(gap));
    ids.add(idOf(gap));
    return isNew;
  });
  return inOrder([...between, ...more]);
}
