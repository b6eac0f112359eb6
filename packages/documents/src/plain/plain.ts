/** The agreement on one page of plain language. Owns: what a customer asks first, in that order. The contract text decides. */
import {
  exclusions,
  heading,
  inLanguage,
  isBlock,
  list,
  maintenance,
  mapTexts,
  named,
  paragraph,
  problems,
  sayCap,
  sayClaims,
  sayDate,
  sayQuantity,
  sayRight,
  spaced,
  Writer,
} from '@troth/core';
import type { Block, Language, Prose, Revision } from '@troth/core';
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
  const writer = new Writer(revision, language);
  const title = writer.say(
    `${inLanguage(revision.terms.title, language)}: in plain words`,
    `${inLanguage(revision.terms.title, language)}：簡明版`,
  );
  const blocks = [
    heading(1, title),
    paragraph(between(writer)),
    ...gets(writer),
    ...ifMissed(writer),
    ...notCounted(writer),
    ...report(writer),
    ...claim(writer),
    ...leave(writer),
    ...small(writer),
  ];
  return { title, language, blocks: language === 'en' ? blocks : mapTexts(blocks, spaced) };
}

export function between(writer: Writer): string {
  const { parties, effective } = writer.terms;
  const from = sayDate(effective.from, writer.language);
  if (parties === undefined)
    return writer.say(
      `Holds from ${from}. The contract text decides; this page explains it.`,
      `自 ${from} 起生效。以合約文本為準，本頁僅作說明。`,
    );
  const [provider, customer] = [writer.words(parties.provider.name), writer.words(parties.customer.name)];
  return writer.say(
    `What ${provider} promises ${customer} from ${from} on. The contract text decides; this page explains it.`,
    `${provider}自 ${from} 起對${customer}的承諾。以合約文本為準，本頁僅作說明。`,
  );
}

function section(title: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [heading(2, title), ...blocks];
}

export function gets(writer: Writer): readonly Block[] {
  return section(
    writer.say('What you get', '您可得到甚麼'),
    writer.revision.commitments.map((one) => promiseBlock(one, writer)),
  );
}

function ifMissed(writer: Writer): readonly Block[] {
  const blocks = writer.revision.commitments.flatMap((one) => remedyBlocks(one, writer));
  const caps = (writer.terms.credits?.caps ?? []).map((cap) =>
    named(writer.say(`In all ${sayCap(cap, 'en')}.`, `合計${sayCap(cap, 'zh-Hant')}。`), writer),
  );
  return section(writer.say('What you get if we miss', '未達標時您可得到甚麼'), [...blocks, ...caps.map(paragraph)]);
}

/** The sentences of a chapter as a list: nothing is left out and nothing is said twice. */
function sentencesOf(parts: ReturnType<typeof exclusions.write>): string[] {
  return parts.flatMap((part) => (isBlock(part) ? [] : [part.text]));
}

export function notCounted(writer: Writer): readonly Block[] {
  const items = [...sentencesOf(exclusions.write(writer)), ...sentencesOf(maintenance.write(writer))];
  return section(writer.say('What does not count', '甚麼不計算在內'), items.length === 0 ? [] : [list(items)]);
}

export function report(writer: Writer): readonly Block[] {
  const blocks = problems.write(writer).flatMap((part): Block[] => (isBlock(part) ? [part] : [paragraph(part.text)]));
  return section(writer.say('How to report a problem', '如何報告問題'), blocks);
}

const paymentWords = {
  'next-invoice': ['Credits are taken off your next invoice.', '補償會在下一張發票扣除。'],
  refund: ['Credits are paid back to you.', '補償會退還給您。'],
  'term-extension': ['Credits extend your term.', '補償會延長您的服務期。'],
} as const;

function claim(writer: Writer): readonly Block[] {
  const { credits } = writer.terms;
  if (credits === undefined) return [];
  const said = credits.claim === undefined ? [] : [...sayClaims(credits.claim, writer.language)];
  if (
    typeof credits.claim === 'object' &&
    credits.claim.answerWithin !== undefined &&
    credits.claim.answerFrom === undefined
  ) {
    said.push(
      writer.say(
        `We answer within ${sayQuantity(credits.claim.answerWithin, 'en')}.`,
        `我們會在 ${sayQuantity(credits.claim.answerWithin, 'zh-Hant')}內答覆。`,
      ),
    );
  }
  if (credits.payment !== undefined) said.push(writer.pick(paymentWords[credits.payment]));
  return section(writer.say('How to claim', '如何申領'), said.length === 0 ? [] : [list(said)]);
}

function leave(writer: Writer): readonly Block[] {
  const rights = (writer.terms.consequences?.termination ?? []).map((right) => sayRight(right, writer.language));
  return section(writer.say('If it keeps failing', '如持續未達標'), rights.length === 0 ? [] : [list(rights)]);
}

function small(writer: Writer): readonly Block[] {
  const { agreement, revision, hash } = writer.revision;
  const manager = writer.terms.parties?.serviceLevelManager;
  const person =
    manager === undefined
      ? []
      : [
          paragraph(
            writer.say(
              `Questions: ${[manager.name, manager.email].filter((one) => one !== undefined).join(', ')}.`,
              `查詢：${[manager.name, manager.email].filter((one) => one !== undefined).join('，')}。`,
            ),
          ),
        ];
  return [
    ...section(writer.say('Who to ask', '向誰查詢'), person),
    { kind: 'hash', label: `${agreement}, ${writer.say('revision', '版本')} ${revision}`, value: hash },
  ];
}
