/** The agreement on one page of plain language. Owns: what a customer asks first, in that order. The contract text decides. */
import { inLanguage, sayCap, sayClaims, sayDate, sayQuantity, sayRight } from '@troth/core';
import type { Language, Revision } from '@troth/core';
import { Draft, isBlock } from '../contract/chapter.ts';
import { exclusions, maintenance } from '../contract/chapters/excused.ts';
import { problems } from '../contract/chapters/how.ts';
import { named } from '../contract/fee-names.ts';
import { heading, list, mapTexts, paragraph, spaced } from '../prose/block.ts';
import type { Block, Prose } from '../prose/block.ts';
import { toMarkdown } from '../prose/markdown.ts';
import { toPage } from '../prose/prose-page.ts';
import { promiseBlock, remedyBlocks } from './promises.ts';

export function plainMarkdown(revision: Revision, language: Language): string {
  return toMarkdown(plainProse(revision, language));
}

export function plainHtml(revision: Revision, language: Language): string {
  return toPage(plainProse(revision, language));
}

function plainProse(revision: Revision, language: Language): Prose {
  const draft = new Draft(revision, language);
  const title = draft.say(
    `${inLanguage(revision.terms.title, language)}: in plain words`,
    `${inLanguage(revision.terms.title, language)}：簡明版`,
  );
  const blocks = [
    heading(1, title),
    paragraph(between(draft)),
    ...gets(draft),
    ...ifMissed(draft),
    ...notCounted(draft),
    ...report(draft),
    ...claim(draft),
    ...leave(draft),
    ...small(draft),
  ];
  return { title, language, blocks: language === 'en' ? blocks : mapTexts(blocks, spaced) };
}

export function between(draft: Draft): string {
  const { parties, effective } = draft.terms;
  const from = sayDate(effective.from, draft.language);
  if (parties === undefined)
    return draft.say(
      `Holds from ${from}. The contract text decides; this page explains it.`,
      `自 ${from} 起生效。以合約文本為準，本頁僅作說明。`,
    );
  const [provider, customer] = [draft.words(parties.provider.name), draft.words(parties.customer.name)];
  return draft.say(
    `What ${provider} promises ${customer} from ${from} on. The contract text decides; this page explains it.`,
    `${provider}自 ${from} 起對${customer}的承諾。以合約文本為準，本頁僅作說明。`,
  );
}

function section(title: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [heading(2, title), ...blocks];
}

export function gets(draft: Draft): readonly Block[] {
  return section(
    draft.say('What you get', '您可得到甚麼'),
    draft.revision.commitments.map((one) => promiseBlock(one, draft)),
  );
}

function ifMissed(draft: Draft): readonly Block[] {
  const blocks = draft.revision.commitments.flatMap((one) => remedyBlocks(one, draft));
  const caps = (draft.terms.credits?.caps ?? []).map((cap) =>
    named(draft.say(`In all ${sayCap(cap, 'en')}.`, `合計${sayCap(cap, 'zh-Hant')}。`), draft),
  );
  return section(draft.say('What you get if we miss', '未達標時您可得到甚麼'), [...blocks, ...caps.map(paragraph)]);
}

/** The sentences of a chapter as a list: nothing is left out and nothing is said twice. */
function sentencesOf(parts: ReturnType<typeof exclusions.write>): string[] {
  return parts.flatMap((part) => (isBlock(part) ? [] : [part.text]));
}

export function notCounted(draft: Draft): readonly Block[] {
  const items = [...sentencesOf(exclusions.write(draft)), ...sentencesOf(maintenance.write(draft))];
  return section(draft.say('What does not count', '甚麼不計算在內'), items.length === 0 ? [] : [list(items)]);
}

export function report(draft: Draft): readonly Block[] {
  const blocks = problems.write(draft).flatMap((part): Block[] => (isBlock(part) ? [part] : [paragraph(part.text)]));
  return section(draft.say('How to report a problem', '如何報告問題'), blocks);
}

const paymentWords = {
  'next-invoice': ['Credits are taken off your next invoice.', '補償會在下一張發票扣除。'],
  refund: ['Credits are paid back to you.', '補償會退還給您。'],
  'term-extension': ['Credits extend your term.', '補償會延長您的服務期。'],
} as const;

function claim(draft: Draft): readonly Block[] {
  const { credits } = draft.terms;
  if (credits === undefined) return [];
  const said = credits.claim === undefined ? [] : [...sayClaims(credits.claim, draft.language)];
  if (
    typeof credits.claim === 'object' &&
    credits.claim.answerWithin !== undefined &&
    credits.claim.answerFrom === undefined
  ) {
    said.push(
      draft.say(
        `We answer within ${sayQuantity(credits.claim.answerWithin, 'en')}.`,
        `我們會在 ${sayQuantity(credits.claim.answerWithin, 'zh-Hant')}內答覆。`,
      ),
    );
  }
  if (credits.payment !== undefined) said.push(draft.pick(paymentWords[credits.payment]));
  return section(draft.say('How to claim', '如何申領'), said.length === 0 ? [] : [list(said)]);
}

function leave(draft: Draft): readonly Block[] {
  const rights = (draft.terms.consequences?.termination ?? []).map((right) => sayRight(right, draft.language));
  return section(draft.say('If it keeps failing', '如持續未達標'), rights.length === 0 ? [] : [list(rights)]);
}

function small(draft: Draft): readonly Block[] {
  const { agreement, revision, hash } = draft.revision;
  const manager = draft.terms.parties?.serviceLevelManager;
  const person =
    manager === undefined
      ? []
      : [
          paragraph(
            draft.say(
              `Questions: ${[manager.name, manager.email].filter((one) => one !== undefined).join(', ')}.`,
              `查詢：${[manager.name, manager.email].filter((one) => one !== undefined).join('，')}。`,
            ),
          ),
        ];
  return [
    ...section(draft.say('Who to ask', '向誰查詢'), person),
    { kind: 'hash', label: `${agreement}, ${draft.say('revision', '版本')} ${revision}`, value: hash },
  ];
}
