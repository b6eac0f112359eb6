/** What an entry of the ledger says, as a sentence without its subject: "approved service report RPT-0007". */
import { recordKindNames, recordKindOf } from '@troth/core';
import type { Localized } from '@troth/core';
import type { AuditLine } from './audit-trail.ts';

interface Pair {
  readonly en: string;
  readonly zh: string;
}

/** Things that are kept and are no records of the practice. */
const things: Readonly<Record<string, Pair>> = {
  agreement: { en: 'agreement revision', zh: '協議修訂版' },
  statement: { en: 'statement', zh: '結單' },
  'restatement-proposal': { en: 'restatement', zh: '重算建議' },
  source: { en: 'source', zh: '數據來源' },
  key: { en: 'API key', zh: 'API 金鑰' },
  alert: { en: 'alert', zh: '警示' },
  problem: { en: 'problem report', zh: '問題報告' },
  webhook: { en: 'webhook', zh: 'Webhook' },
  account: { en: 'account', zh: '帳戶' },
};

const ways: Readonly<Record<string, Pair>> = {
  create: { en: 'made', zh: '新增' },
  edit: { en: 'changed', zh: '修改' },
  retire: { en: 'withdrew', zh: '撤回' },
};

const special: Readonly<Record<string, Pair>> = {
  'agreement create': { en: 'published', zh: '發佈' },
  'statement create': { en: 'issued', zh: '發出' },
  'statement edit': { en: 'restated', zh: '重新發出' },
  'source create': { en: 'registered', zh: '登記' },
  'alert create': { en: 'raised', zh: '發出' },
  'problem create': { en: 'received', zh: '收到' },
  'restatement-proposal create': { en: 'proposed', zh: '提出' },
};

const entries: Readonly<Record<string, Pair>> = {
  evidence: { en: 'told facts from', zh: '提交事實，來源為' },
};

const waysIn: Readonly<Record<string, Pair>> = {
  password: { en: 'with a password', zh: '以密碼' },
  authenticator: { en: 'with a password and a code', zh: '以密碼及驗證碼' },
  passkey: { en: 'with a passkey', zh: '以通行密鑰' },
  'single-sign-on': { en: 'by single sign-on', zh: '以單一登入' },
  invitation: { en: 'by an invitation', zh: '以邀請連結' },
  demo: { en: 'in the demo', zh: '於示範' },
};

function signInSentence({ act }: AuditLine): Localized {
  const [outcome, how = ''] = act.split(' ');
  const way = waysIn[how] ?? { en: how, zh: how };
  if (outcome === 'in') return { en: `signed in ${way.en}`, 'zh-Hant': `${way.zh}登入` };
  return { en: `was refused when signing in ${way.en}`, 'zh-Hant': `${way.zh}登入被拒` };
}

/** The name of a kind of entry or record. */
export function wordsOfKind(kind: string): Localized {
  const practice = recordKindNames.find((one) => one === kind);
  if (practice !== undefined) return recordKindOf(practice).names.one;
  const thing = things[kind] ?? told[kind];
  return thing === undefined
    ? { en: kind }
    : { en: thing.en.charAt(0).toUpperCase() + thing.en.slice(1), 'zh-Hant': thing.zh };
}

const told: Readonly<Record<string, Pair>> = {
  evidence: { en: 'evidence', zh: '證據' },
  'sign-in': { en: 'sign-in', zh: '登入' },
};

/** In both languages; the title stands beside the id where the thing still has one. */
export function sentenceOf(line: AuditLine, title: Localized | string | undefined): Localized {
  const { kind, subject, act, version } = line;
  if (kind === 'sign-in') return signInSentence(line);
  const entry = entries[kind];
  if (version === undefined)
    return { en: `${entry?.en ?? `wrote ${kind}`} ${subject}`, 'zh-Hant': `${entry?.zh ?? `寫入 ${kind}`} ${subject}` };
  const practice = recordKindNames.find((one) => one === kind);
  const { one, many } = practice === undefined ? { one: undefined, many: undefined } : recordKindOf(practice).names;
  const thing =
    practice === undefined ? things[kind] : { en: lower(one?.en ?? kind), zh: one?.['zh-Hant'] ?? many?.en };
  const named = practice === undefined ? undefined : recordKindOf(practice).acts[act]?.names;
  const way = special[`${kind} ${act}`] ?? ways[act];
  const shown = practice === undefined ? partsOf(subject) : subject;
  const [en, zh] = [nameIn(title, 'en'), nameIn(title, 'zh-Hant')];
  const [what, was] = [thing?.en ?? kind, thing?.zh ?? kind];
  return named === undefined
    ? { en: `${way?.en ?? act} ${what} ${shown}${en}`, 'zh-Hant': `${way?.zh ?? act}${was} ${shown}${zh}` }
    : {
        en: `“${named.en}” on ${what} ${shown}${en}`,
        'zh-Hant': `對${was} ${shown}${zh === '' ? ' ' : zh}執行「${named['zh-Hant'] ?? named.en}」`,
      };
}

/** Ids that are made of parts are said part by part; fingerprints say nothing to people. */
const partsOf = (subject: string): string =>
  subject
    .split(':')
    .filter((part) => part !== '' && !/^[0-9a-f]{16,}$/u.test(part))
    .join(' · ');

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function nameIn(title: Localized | string | undefined, language: 'en' | 'zh-Hant'): string {
  if (title === undefined) return '';
  const text = typeof title === 'string' ? title : (title[language] ?? title.en);
  const short = text.length > 120 ? `${text.slice(0, 119)}…` : text;
  return language === 'en' ? ` (${short})` : `（${short}）`;
}
