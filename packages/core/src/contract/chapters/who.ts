/** K01–K03: parties, purpose, term. */
import { grouped } from '../../terms/exact-words.ts';
import { sayDate } from '../../terms/date-words.ts';
import { sayQuantity } from '../../terms/quantity.ts';
import type { Block } from '../block.ts';
import type { Chapter, Writer, Sentence } from '../chapter.ts';

type Organisation = NonNullable<Writer['terms']['parties']>['provider'];
type Person = NonNullable<Organisation['contact']>;

function sayPerson({ name, role, email }: Person): string {
  return [name, role, email].filter((part) => part !== undefined).join(', ');
}

function sayOrganisation(writer: Writer, organisation: Organisation): string {
  const { name, registration, address, contact } = organisation;
  const parts = [
    writer.words(name),
    registration === undefined
      ? undefined
      : writer.say(`registration number ${registration}`, `註冊編號 ${registration}`),
    address,
    contact === undefined ? undefined : writer.say(`contact: ${sayPerson(contact)}`, `聯絡人：${sayPerson(contact)}`),
  ];
  return parts.filter((part) => part !== undefined).join(writer.say(', ', '，'));
}

function signatories(writer: Writer): Block[] {
  const list = writer.terms.parties?.signatories;
  if (list === undefined || list.length === 0) return [];
  const party = { provider: writer.say('Provider', '供應商'), customer: writer.say('Customer', '客戶') };
  const currency = writer.terms.currency ?? '';
  const rows = [...list]
    .sort((a, b) => a.order - b.order)
    .map((one) => [
      String(one.order),
      one.name,
      party[one.party],
      one.capacity,
      one.authority === 'unlimited'
        ? writer.say('unlimited', '不限')
        : `${writer.say('up to', '最高')} ${currency} ${grouped(one.authority.upTo.toFixed(2))}`,
    ]);
  const head =
    writer.language === 'en'
      ? ['Order', 'Name', 'For', 'Capacity', 'Authority']
      : ['次序', '姓名', '代表', '職銜', '權限'];
  return [
    { kind: 'table', caption: writer.say('Signatories, in the order of signing', '簽署人及簽署次序'), head, rows },
  ];
}

export const parties: Chapter = {
  key: 'K01',
  title: { en: 'Parties, representatives and signatories', 'zh-Hant': '各方、代表及簽署人' },
  write(writer) {
    const { parties: terms } = writer.terms;
    if (terms === undefined) return [];
    const sentences: Sentence[] = [
      {
        title: writer.say('The Provider:', '供應商：'),
        text: `${sayOrganisation(writer, terms.provider)}${writer.say('.', '。')}`,
      },
      {
        title: writer.say('The Customer:', '客戶：'),
        text: `${sayOrganisation(writer, terms.customer)}${writer.say('.', '。')}`,
      },
    ];
    if (terms.customerRepresentative !== undefined) {
      const person = sayPerson(terms.customerRepresentative);
      sentences.push({
        text: writer.say(`${person}, speaks for all users of the Customer.`, `${person} 代表客戶的所有用戶。`),
      });
    }
    if (terms.serviceLevelManager !== undefined) {
      const person = sayPerson(terms.serviceLevelManager);
      sentences.push({
        text: writer.say(
          `${person}, answers for this agreement as service level manager.`,
          `${person} 為服務水平經理，負責本協議。`,
        ),
      });
    }
    return [...sentences, ...signatories(writer)];
  },
};

const typeWords = {
  sla: ['This is a service level agreement.', '本文件為服務水平協議。'],
  ola: [
    'This is an operational level agreement between groups of one organisation.',
    '本文件為同一機構內部門之間的營運水平協議。',
  ],
  'underpinning-contract': ['This is an underpinning contract with a supplier.', '本文件為與供應商訂立的支援合約。'],
  expectation: [
    'This document states expectations. They are reported and are not binding.',
    '本文件載列期望，只作報告，並無約束力。',
  ],
} as const;

const levelWords = {
  corporate: ['corporate', '企業'],
  customer: ['customer', '客戶'],
  service: ['service', '服務'],
} as const;

const basisWords = {
  'service-based': ['It covers one service for all its customers.', '本協議涵蓋一項服務的所有客戶。'],
  'customer-based': ['It covers the services of one customer.', '本協議涵蓋一個客戶的各項服務。'],
  'multi-level': [
    'It belongs to a structure of several levels; a lower level may only tighten what stands above it.',
    '本協議屬多層架構；下層只可收緊上層的條款。',
  ],
} as const;

export const purpose: Chapter = {
  key: 'K02',
  title: { en: 'Purpose and structure', 'zh-Hant': '目的及架構' },
  write(writer) {
    const { purpose: terms, inherits, type } = writer.terms;
    const sentences: Sentence[] = [{ text: writer.pick(typeWords[type]) }];
    if (terms !== undefined) {
      const level = writer.pick(levelWords[terms.level]);
      sentences.push({
        text: `${writer.say(`It stands at the ${level} level.`, `其屬${level}層級。`)}${writer.say(' ', '')}${writer.pick(basisWords[terms.basis])}`,
      });
      if (terms.text !== undefined) sentences.push({ text: writer.words(terms.text) });
    }
    if (inherits !== undefined) {
      sentences.push({
        text: writer.say(
          `Where this agreement is silent, the terms of ${inherits} apply; this agreement may only tighten them.`,
          `本協議未訂明之處，適用 ${inherits} 的條款；本協議只可收緊該等條款。`,
        ),
      });
    }
    return sentences;
  },
};

export const term: Chapter = {
  key: 'K03',
  title: { en: 'Term and schedule', 'zh-Hant': '期限及時間表' },
  write(writer) {
    const { term: terms, effective } = writer.terms;
    const day = (date: string): string => sayDate(date, writer.language);
    const until =
      effective.to === undefined
        ? ''
        : writer.say(
            ` until the end of the day before ${day(effective.to)}`,
            `，至 ${day(effective.to)} 前一日完結為止`,
          );
    const sentences: Sentence[] = [
      {
        text: writer.say(
          `This revision (number ${writer.revision.revision}) holds from ${day(effective.from)}${until}. Days begin and end in the time zone ${writer.revision.zoneName}.`,
          `本版本（第 ${writer.revision.revision} 版）自 ${day(effective.from)} 起生效${until}。日期按 ${writer.revision.zoneName} 時區計算。`,
        ),
      },
    ];
    if (effective.supersedes !== undefined)
      sentences.push({
        text: writer.say(
          `Revision ${effective.supersedes} ends on that day, whatever end is written in it.`,
          `第 ${effective.supersedes} 版於該日終止，不論其所載之屆滿日。`,
        ),
      });
    if (terms === undefined) return sentences;
    const end =
      terms.end === undefined
        ? writer.say('and has no fixed end', '，並無固定屆滿日')
        : writer.say(`and ends before ${day(terms.end)}`, `，於 ${day(terms.end)} 之前屆滿`);
    sentences.push({
      text: writer.say(`The term begins on ${day(terms.start)} ${end}.`, `期限自 ${day(terms.start)} 開始${end}。`),
    });
    if (terms.renewal === 'none') sentences.push({ text: writer.say('It is not renewed.', '期滿不續期。') });
    else if (terms.renewal !== undefined) {
      const notice = sayQuantity(terms.renewal.notice, writer.language);
      const { months, kind } = terms.renewal;
      sentences.push({
        text:
          kind === 'automatic'
            ? writer.say(
                `It renews by itself for ${months} months unless a party gives ${notice} notice.`,
                `除非任何一方提前 ${notice}通知，否則自動續期 ${months} 個月。`,
              )
            : writer.say(
                `It is renewed for ${months} months when a party asks for it with ${notice} notice and the other agrees.`,
                `任何一方提前 ${notice}提出並獲對方同意，可續期 ${months} 個月。`,
              ),
      });
    }
    const milestones = terms.milestones ?? [];
    if (milestones.length === 0) return sentences;
    const head = writer.language === 'en' ? ['Milestone', 'Due', 'Owner'] : ['里程碑', '到期日', '負責人'];
    const rows = milestones.map((one) => [writer.words(one.title), day(one.due), one.owner ?? '']);
    return [...sentences, { kind: 'table', caption: writer.say('Milestones', '里程碑'), head, rows } satisfies Block];
  },
};
