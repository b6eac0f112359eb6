/**
 * The promises of a proposal, and in words for a customer what each rests on. Owns: those words. They name nobody and no figure
 * that stands behind a promise; what is not covered is said to be open, never to be safe.
 */
import type { Deliverability, Localized, ProvenCommitment } from '@troth/core';

type Words = Required<Localized>;

export interface ProposedPromise {
  readonly commitment: string;
  readonly clause: string;
  readonly title: Words;
  readonly subject?: string | undefined;
  /** Missing where it is only reported. */
  readonly target?: Words | undefined;
  readonly restsOn: Words;
}

const open: Words = {
  en: 'What it rests on is still to be confirmed.',
  'zh-Hant': '其依據尚待確認。',
};
const reported: Words = { en: 'It is reported, and has no target.', 'zh-Hant': '僅作報告，不設目標。' };

/** Whatever is short of these two is open, for whichever reason: the reason is ours. */
const restsOn: Partial<Record<ProvenCommitment['verdict'], Words>> = {
  PROVEN: {
    en: 'On what others have promised us in turn; it follows from that throughout the term, whenever faults occur.',
    'zh-Hant': '以他人對我們的承諾為依據；在整個合約期內，無論何時發生故障均成立。',
  },
  LIKELY: {
    en: 'On what others have promised us in turn; it follows from that as long as parts fail independently of each other.',
    'zh-Hant': '以他人對我們的承諾為依據；只要各部分互不牽連地失效即成立。',
  },
};

export const promisesIn = ({ commitments }: Pick<Deliverability, 'commitments'>): readonly ProposedPromise[] =>
  commitments.map(({ commitment, clause, title, subject, target, verdict }) => ({
    commitment,
    clause,
    title,
    subject,
    target,
    restsOn: target === undefined ? reported : (restsOn[verdict] ?? open),
  }));
