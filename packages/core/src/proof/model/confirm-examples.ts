/**
 * Outages of a report before the engine, told in words: what each text behind them and the one in front would be judged. Owns: those
 * words. Does not own: judging (`../confirm.ts`). Apart from the proof, as it takes longer and a text in the making is proven often.
 */
import type { Agreement } from '../../agreements/book.ts';
import type { Revision } from '../../agreements/revision.ts';
import { sayVerdict } from '../../evaluation/phrases.ts';
import { sayPeriod } from '../../terms/date-words.ts';
import { confirmCounterExample } from '../confirm.ts';
import type { Confirmation, Heard } from '../confirm.ts';
import type { AvailabilityProof } from './availability-proof.ts';
import type { Deliverability, ProvenCommitment } from './deliverability.ts';
import { wordsOf } from './gap-words.ts';
import type { Words } from './gap-words.ts';

export interface ExamplesToConfirm {
  readonly revision: Revision;
  readonly proofs: ReadonlyMap<string, AvailabilityProof>;
  readonly told: Deliverability;
}

/** The report, with what the engine says of each of its counter-examples. */
export function confirmExamples({ revision, proofs, told }: ExamplesToConfirm): Deliverability {
  const ours: Agreement = { id: revision.agreement, revisions: [revision] };
  const commitments = told.commitments.map((one): ProvenCommitment => {
    const proof = proofs.get(one.commitment);
    if (proof?.counterExample === undefined || one.counterExample === undefined) return one;
    const target = { agreement: ours, commitment: one.commitment };
    const heard = confirmCounterExample({ example: proof.counterExample, target, behind: proof.behind });
    const texts = [ours, ...proof.behind.map(({ agreement }) => agreement)];
    return { ...one, counterExample: { ...one.counterExample, engine: engineTold(heard, texts) } };
  });
  return { ...told, commitments };
}

type Engine = NonNullable<NonNullable<ProvenCommitment['counterExample']>['engine']>;

function engineTold(heard: Confirmation, texts: readonly Agreement[]): Engine {
  const told = (one: Heard): Engine['judged'][number] => ({
    agreement: one.agreement,
    commitment: one.commitment,
    period: one.window.key,
    verdict: one.verdict,
    text: heardWords(one, texts),
  });
  const judged = [heard.target, ...heard.behind].map(told);
  return { confirmed: heard.confirmed, says: saysOf(heard, judged), judged };
}

/** "SLA-LR-METRO Availability, February 2025: MISSED". */
function heardWords({ agreement, commitment, window, verdict }: Heard, texts: readonly Agreement[]): Words {
  const revisions = texts.find(({ id }) => id === agreement)?.revisions ?? [];
  const own = revisions.flatMap((one) => one.commitments).findLast(({ id }) => id === commitment);
  const title = wordsOf(own?.title ?? commitment);
  const none = { en: 'no text holds', 'zh-Hant': '並無生效文本' };
  return {
    en: `${agreement} ${title.en}, ${sayPeriod(window.key, 'en')}: ${verdict === 'missing' ? none.en : sayVerdict(verdict, 'en').toUpperCase()}`,
    'zh-Hant': `${agreement} ${title['zh-Hant']}，${sayPeriod(window.key, 'zh-Hant')}：${verdict === 'missing' ? none['zh-Hant'] : sayVerdict(verdict, 'zh-Hant')}`,
  };
}

function saysOf({ confirmed, behind }: Confirmation, judged: Engine['judged']): Words {
  const all = { en: judged.map(({ text }) => text.en), zh: judged.map(({ text }) => text['zh-Hant']) };
  const [en, zh] = [all.en.slice(0, 5).join('; '), all.zh.slice(0, 5).join('；')];
  const rest = judged.length - 5;
  const more = rest > 0 ? { en: `; and ${rest} more`, zh: `；另有 ${rest} 項` } : { en: '', zh: '' };
  if (!confirmed)
    return {
      en: `The engine does not confirm these outages: ${en}${more.en}.`,
      'zh-Hant': `引擎未能核實以上中斷：${zh}${more.zh}。`,
    };
  const ended = behind.length === 0;
  return {
    en: `The engine confirms it: ${en}${more.en}.${ended ? ' No promise behind is in force then.' : ''}`,
    'zh-Hant': `引擎已核實：${zh}${more.zh}。${ended ? '屆時背後並無生效承諾。' : ''}`,
  };
}
