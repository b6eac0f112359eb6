/** How a signing is said: what was done, how somebody signed, how they were known. The certificate and the screens say the same. */
import type { Language } from '../terms/text.ts';
import type { Signatory } from './signing.ts';

type Words = Readonly<Record<Language, string>>;
const words = (en: string, zh: string): Words => ({ en, 'zh-Hant': zh });

export const methodWords: Readonly<Record<Signatory['method'], Words>> = {
  electronic: words('signed electronically', '電子簽署'),
  'wet-ink': words('signed on paper; recorded here by its scan', '紙本簽署，以掃描檔記錄'),
  external: words('signed with another system; recorded here by its file', '以其他系統簽署，以其檔案記錄'),
  acceptance: words('accepted', '接納'),
  confirmation: words('confirmed', '確認'),
};

export const identityWords: Readonly<Record<NonNullable<Signatory['identity']>, Words>> = {
  'mail-code': words(
    'a link and a one-time code, both sent to their mail address',
    '發送至其電郵地址的連結及一次性驗證碼',
  ),
  seen: words('a person of the provider who saw the signed original', '由供應商人員見證已簽署的正本'),
};

const done: Readonly<Record<string, Words>> = {
  asked: words('was asked to sign', '獲邀簽署'),
  opened: words('opened the document', '開啟文件'),
  signed: words('signed', '簽署'),
  accepted: words('accepted', '接納'),
  'signed-on-paper': words('signed on paper', '於紙本簽署'),
  declined: words('declined', '拒絕簽署'),
  delegated: words('passed the signature on', '委託他人簽署'),
  reminded: words('was reminded', '獲發提醒'),
  expired: words('let the time for signing pass', '逾期未簽署'),
  voided: words('called the signing off', '作廢簽署'),
  applied: words('signature and time stamp put into the document', '簽署及時間戳記寫入文件'),
  resealed: words('had the sealing tried again', '要求再次封存'),
  sealed: words('sealed the document', '封存文件'),
  completed: words('completed', '完成'),
};

/** What happened, as a line of the evidence trail calls it. */
export const trailWords = (what: string, language: Language): string => done[what]?.[language] ?? what;
