/** What stands on the pages of a contract besides its text. Owns: the words of cover, contents and page of signatures. */
import { contractProse, grouped, inLanguage, languages, sayDate } from '@troth/core';
import type { Block, Language, Localized, Revision } from '@troth/core';
import { blocksData } from '../print/paper.ts';
import type { ContractParts, Signatory } from './contract-file.ts';

type Words = Readonly<Record<Language, string>>;
const words = (en: string, zh: string): Words => ({ en, 'zh-Hant': zh });

const typeNames: Readonly<Record<Revision['terms']['type'], Words>> = {
  sla: words('Service level agreement', '服務水平協議'),
  ola: words('Operational level agreement', '營運水平協議'),
  'underpinning-contract': words('Underpinning contract', '支援合約'),
  expectation: words('Statement of expectations', '期望聲明'),
};

const roles = { provider: words('Provider', '供應商'), customer: words('Customer', '客戶') };
const textNames: Readonly<Record<Language, Words>> = {
  en: words('English text', '英文本'),
  'zh-Hant': words('Chinese text', '中文本'),
};
const languageNames: Readonly<Record<Language, Words>> = {
  en: words('English', '英文'),
  'zh-Hant': words('Traditional Chinese', '繁體中文'),
};

/** The languages of the file, and the words of each of them beside one another. */
class Tongues {
  readonly all: readonly Language[];

  constructor(all: readonly Language[]) {
    this.all = all;
  }

  pair(said: Words): readonly string[] {
    return this.all.map((language) => said[language]);
  }

  /** Names that are the same in both languages are said once. */
  each(said: Localized): readonly { readonly language: Language; readonly text: string }[] {
    const seen = new Set<string>();
    return this.all.flatMap((language) => {
      const text = inLanguage(said, language);
      if (seen.has(text)) return [];
      seen.add(text);
      return [{ language, text }];
    });
  }
}

/** The governing language first. */
function languagesOf(revision: Revision, asked: readonly Language[] | undefined): readonly Language[] {
  if (asked !== undefined && asked.length > 0) return asked;
  return [...languages].sort((a, b) => Number(b === revision.terms.language) - Number(a === revision.terms.language));
}

/** The data of the contract's sheet. `file` is the name under which the terms lie within. */
export function contractSheet(revision: Revision, parts: ContractParts, file: string): unknown {
  const { agreement, revision: number, terms, hash } = revision;
  const tongues = new Tongues(languagesOf(revision, parts.languages));
  const first = tongues.all[0] ?? 'en';
  const identity = `${agreement} · ${first === 'en' ? `revision ${number}` : `第 ${number} 版`}`;
  return {
    title: inLanguage(terms.title, first),
    language: first,
    author: inLanguage(terms.parties?.provider.name ?? terms.title, first),
    keywords: [agreement, String(number), hash],
    identity,
    footer: `${identity} · ${first === 'en' ? 'Terms' : '條款'} ${hash.slice(0, 16)}`,
    cover: coverOf(revision, tongues, parts.draft === true),
    contents: tongues.pair(words('Contents', '目錄')),
    parts: tongues.all.map((language) => partOf(revision, language)),
    signing: signingOf(revision, { tongues, file, signatories: parts.signatories ?? signatoriesOf(revision) }),
  };
}

function coverOf(revision: Revision, tongues: Tongues, draft: boolean): unknown {
  const { terms, agreement, revision: number } = revision;
  const day = (date: string): Words => words(sayDate(date, 'en'), sayDate(date, 'zh-Hant'));
  const facts: readonly (readonly [Words, readonly string[]])[] = [
    [words('Agreement', '協議編號'), [agreement]],
    [words('Revision', '版本'), [String(number)]],
    [words('Holds from', '生效日期'), tongues.pair(day(terms.effective.from))],
    [words('Governing text', '準據文本'), tongues.pair(languageNames[terms.language])],
  ];
  return {
    type: tongues.pair(typeNames[terms.type]),
    titles: tongues.each(terms.title),
    parties:
      terms.parties === undefined
        ? []
        : (['provider', 'customer'] as const).map((role) => partyOf(revision, role, tongues)),
    facts: facts.map(([name, value]) => [tongues.pair(name), value]),
    mark: draft ? tongues.pair(words('Draft. Not agreed, not for signature.', '草擬本，未經議定，不可簽署。')) : [],
  };
}

function partyOf({ terms }: Revision, role: 'provider' | 'customer', tongues: Tongues): unknown {
  const party = terms.parties?.[role];
  const registration =
    party?.registration === undefined
      ? []
      : [
          tongues
            .pair(words(`Registration number ${party.registration}`, `註冊編號 ${party.registration}`))
            .join(' · '),
        ];
  return {
    role: tongues.pair(roles[role]),
    names: party === undefined ? [] : tongues.each(party.name),
    lines: [...registration, ...(party?.address === undefined ? [] : [party.address])],
  };
}

/** The text itself, without its own title and its last section: cover and page of signatures say both. */
function partOf(revision: Revision, language: Language): unknown {
  const { blocks } = contractProse(revision, language);
  const last = blocks.findLastIndex(
    (block) => block.kind === 'heading' && block.level === 2 && block.anchor === undefined,
  );
  const lead = blocks[1];
  return {
    language,
    name: textNames[language][language],
    lead: lead?.kind === 'paragraph' ? lead.text : '',
    blocks: blocksData(blocks.slice(2, last === -1 ? undefined : last) satisfies readonly Block[]),
  };
}

/** Those whom the terms name, in their order. */
export function signatoriesOf({ terms }: Revision): readonly Signatory[] {
  const limit = (amount: string): Words => words(`up to ${amount}`, `最高 ${amount}`);
  return [...(terms.parties?.signatories ?? [])]
    .sort((one, other) => one.order - other.order)
    .map(({ order, name, party, capacity, authority }) => ({
      order,
      name,
      party,
      capacity,
      authority:
        authority === 'unlimited'
          ? words('unlimited', '不限')
          : limit(`${terms.currency ?? ''} ${grouped(authority.upTo.toFixed(2))}`.trim()),
    }));
}

interface Signing {
  readonly tongues: Tongues;
  readonly file: string;
  readonly signatories: readonly Signatory[];
}

function signingOf(revision: Revision, { tongues, file, signatories }: Signing): unknown {
  const { terms } = revision;
  const what = words(
    `The parties sign the terms of this agreement, not the look of its pages. The terms are the file ${file} within this document, and its SHA-256 is the hash below. The text in each language is written from those terms.`,
    `各方簽署的是本協議的條款，而非頁面的外觀。條款即本文件內附的 ${file}，其 SHA-256 即下列雜湊值；各語文文本均由該等條款生成。`,
  );
  return {
    title: tongues.pair(words('Signatures', '簽署頁')).join(' · '),
    what: tongues.each(what),
    hashes: [revision, ...revision.parents].map(({ agreement, revision: number, hash }) => ({
      label: tongues.pair(words(`${agreement}, revision ${number}`, `第 ${number} 版`)).join(' · '),
      value: hash,
    })),
    signature: tongues.pair(words('Signature', '簽署')),
    date: tongues.pair(words('Date', '日期')),
    places: signatories.map((one) => ({
      order: one.order,
      role: tongues.pair(roles[one.party]),
      party: terms.parties === undefined ? [] : tongues.each(terms.parties[one.party].name),
      facts: [
        [tongues.pair(words('Name', '姓名')), tongues.each({ en: one.name })],
        [tongues.pair(words('Capacity', '職銜')), tongues.each({ en: one.capacity })],
        [tongues.pair(words('Authority', '權限')), tongues.each(one.authority)],
      ],
    })),
    check: tongues.pair(words('How to check this document', '如何查核本文件')),
    steps: tongues.all.map((language) => ({ language, items: steps(file).map((step) => step[language]) })),
  };
}

const steps = (file: string): readonly Words[] => [
  words(
    `Take the attachment ${file} out of this file: any PDF reader lists it, and so does pdfdetach -saveall.`,
    `從本文件取出附件 ${file}：一般 PDF 閱讀器均會列出，亦可使用 pdfdetach -saveall。`,
  ),
  words(
    'Compute its SHA-256, for example with sha256sum. It must be the hash on this page.',
    '計算其 SHA-256，例如使用 sha256sum；結果須與本頁的雜湊值相同。',
  ),
  words(
    'Check the signatures of this file in the PDF reader, with pdfsig, or with troth verify. Each covers every byte before it.',
    '在 PDF 閱讀器、以 pdfsig 或 troth verify 查核本文件的簽署；每個簽署涵蓋其之前的全部內容。',
  ),
];
