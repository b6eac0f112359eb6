/** What a customer asks first, in that order, in plain language. Owns: those sentences. The contract text decides. */
import {
  heading,
  list,
  named,
  paragraph,
  sayCap,
  sayClaims,
  sayDate,
  sayDays,
  sayQuantity,
  sayRight,
} from '@troth/core';
import type { Block, Writer } from '@troth/core';
import { promiseBlock, remedyBlocks } from './promises.ts';

/** A section with the clauses that it speaks of, the likeliest first. */
export interface PlainPart {
  readonly clauses: readonly string[];
  readonly blocks: readonly Block[];
}

export function plainParts(writer: Writer): readonly PlainPart[] {
  return [
    { clauses: ['K06'], blocks: gets(writer) },
    { clauses: ['K13', 'K06'], blocks: ifMissed(writer) },
    { clauses: ['K09', 'K10'], blocks: notCounted(writer) },
    { clauses: ['K15'], blocks: report(writer) },
    { clauses: ['K13'], blocks: claim(writer) },
    { clauses: ['K14'], blocks: leave(writer) },
    { clauses: ['K01'], blocks: whoToAsk(writer) },
  ].filter(({ blocks }) => blocks.length > 0);
}

export function plainTitle(writer: Writer): string {
  const title = writer.words(writer.terms.title);
  return writer.say(`${title}: in plain words`, `${title}：簡明版`);
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

/** What each kind of exclusion and each window of works is, without how it is proved and decided: the contract says that. */
export function notCounted(writer: Writer): readonly Block[] {
  const { exclusions, maintenance } = writer.terms;
  const items = [
    ...writer.revision.exclusions.map((one) => excused(one, writer)),
    ...writer.revision.maintenance.map((one) => works(one, writer)),
  ];
  if (exclusions === 'none')
    items.push(writer.say('All downtime counts; nothing is left out.', '所有停機均計算在內。'));
  if (maintenance === 'none') items.push(writer.say('No hours are set aside for planned works.', '不設計劃工程時段。'));
  return section(writer.say('What does not count', '甚麼不計算在內'), items.length === 0 ? [] : [list(items)]);
}

function excused({ kind, description }: Writer['revision']['exclusions'][number], writer: Writer): string {
  const what = writer.pick(plainCauses[kind]);
  const more = description === undefined ? '' : writer.words(description).replace(/[.。]$/u, '');
  return more === '' ? writer.say(`${what}.`, `${what}。`) : writer.say(`${what}: ${more}.`, `${what}：${more}。`);
}

const plainCauses = {
  maintenance: ['Planned works', '計劃工程'],
  'customer-caused': ['What you cause', '由您引致'],
  'force-majeure': ['What nobody could prevent', '不可抗力'],
  'access-refused': ['No access to your site', '未能進入您的場所'],
  'third-party': ['What others cause', '第三方引致'],
  suspension: ['The service is suspended', '服務暫停'],
  other: ['Other causes', '其他原因'],
} as const;

function works(rule: Writer['revision']['maintenance'][number], writer: Writer): string {
  const windows = (rule.windows ?? []).map(
    ({ days, from, to }) => `${days.map((day) => sayDays(day, writer)).join(writer.say(', ', '、'))} ${from}–${to}`,
  );
  const when = windows.length === 0 ? writer.say('at any hour', '任何時間') : writer.join(windows);
  const said = [writer.say(`Planned works: ${when}.`, `計劃工程：${when}。`)];
  if (rule.notice !== undefined)
    said.push(
      writer.say(
        `We tell you ${sayQuantity(rule.notice, 'en')} before.`,
        `我們會提前 ${sayQuantity(rule.notice, 'zh-Hant')}通知。`,
      ),
    );
  if (rule.cap !== undefined && 'length' in rule.cap) {
    const [length, per] = [sayQuantity(rule.cap.length, writer.language), rule.cap.per];
    said.push(writer.say(`At most ${length} each ${per}.`, `${writer.pick(perWords[per])}最多 ${length}。`));
  }
  return said.join(writer.say(' ', ''));
}

const perWords = {
  period: ['each period', '每期'],
  month: ['each month', '每月'],
  quarter: ['each quarter', '每季'],
  year: ['each year', '每年'],
} as const;

export function report(writer: Writer): readonly Block[] {
  const { problemReports: terms } = writer.terms;
  if (terms === undefined) return [];
  const channels = terms.channels.map((one) => writer.label(one));
  const said = [writer.say(`Call us: ${channels.join(' or ')}.`, `請經${channels.join('或')}聯絡我們。`)];
  if (terms.dataNeeded !== undefined)
    said.push(
      writer.say(
        `Tell us: ${writer.join(terms.dataNeeded.map((one) => writer.words(one)))}.`,
        `請說明：${writer.join(terms.dataNeeded.map((one) => writer.words(one)))}。`,
      ),
    );
  if (terms.acknowledgement !== undefined)
    said.push(
      writer.say(
        `We answer within ${sayQuantity(terms.acknowledgement, 'en')}.`,
        `我們會在 ${sayQuantity(terms.acknowledgement, 'zh-Hant')}內回應。`,
      ),
    );
  const ladder = (terms.ladder ?? []).map(({ role, after }) =>
    writer.say(
      `${sayQuantity(after, 'en')}: ${writer.label(role)}`,
      `${sayQuantity(after, 'zh-Hant')}：${writer.label(role)}`,
    ),
  );
  if (ladder.length > 0)
    said.push(
      writer.say(`Not solved? We call in, after ${ladder.join('; ')}.`, `如未解決，依次通知：${ladder.join('；')}。`),
    );
  return section(writer.say('How to report a problem', '如何報告問題'), [list(said)]);
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

function whoToAsk(writer: Writer): readonly Block[] {
  const manager = writer.terms.parties?.serviceLevelManager;
  if (manager === undefined) return [];
  const said = [manager.name, manager.email].filter((one) => one !== undefined);
  return section(writer.say('Who to ask', '向誰查詢'), [
    paragraph(writer.say(`${said.join(', ')}.`, `${said.join('，')}。`)),
  ]);
}
