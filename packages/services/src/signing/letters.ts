/** What a signing writes to people. Owns: the words, in the reader's language. What must stay in the mail alone stands as {secret}. */
import { sayMoment, Instant } from '@troth/core';
import type { Language, Localized } from '@troth/core';
import { inLanguage } from '@troth/core';

export type Letter = { readonly subject: string; readonly text: string };

export interface About {
  readonly title: Localized | string;
  readonly agreement: string;
  readonly revision: number;
  readonly hash: string;
  readonly zone: string;
  readonly expiresAt: string;
}

type Write<M> = (about: About, language: Language, more: M) => Letter;

const by = (language: Language, en: Letter, zh: Letter): Letter => (language === 'en' ? en : zh);
const named = ({ title }: About, language: Language): string => inLanguage(title, language);
const until = ({ expiresAt, zone }: About, language: Language): string =>
  `${sayMoment(Instant.parse(expiresAt), zone, language)} (${zone})`;
const which = ({ agreement, revision, hash }: About, language: Language): string =>
  language === 'en'
    ? `${agreement}, revision ${revision}\nHash of the text: ${hash}`
    : `${agreement}，第 ${revision} 版\n文本雜湊值：${hash}`;

export const askLetter: Write<{ readonly name: string; readonly note?: string | undefined }> = (
  about,
  language,
  { name, note },
) =>
  by(
    language,
    {
      subject: `Please sign: ${named(about, 'en')}`,
      text: `Dear ${name},\n\n${named(about, 'en')} is ready for you to sign.\n\n${which(about, 'en')}\n${note === undefined ? '' : `\n${note}\n`}\nRead and sign it here:\n{secret}\n\nThe link is for you alone and works until ${until(about, 'en')}. A code that we send to this address when you ask for it confirms that it is you.\n`,
    },
    {
      subject: `請簽署：${named(about, 'zh-Hant')}`,
      text: `${name}：\n\n${named(about, 'zh-Hant')}已可供閣下簽署。\n\n${which(about, 'zh-Hant')}\n${note === undefined ? '' : `\n${note}\n`}\n請按此閱讀及簽署：\n{secret}\n\n此連結只供閣下使用，有效至${until(about, 'zh-Hant')}。簽署時，系統會應要求把驗證碼發送至此電郵地址，以確認閣下身分。\n`,
    },
  );

export const remindLetter: Write<{ readonly name: string }> = (about, language, { name }) =>
  by(
    language,
    {
      subject: `Still waiting for your signature: ${named(about, 'en')}`,
      text: `Dear ${name},\n\n${named(about, 'en')} still waits for your signature.\n\n${which(about, 'en')}\n\nHere is a new link; the one before works no more:\n{secret}\n\nIt works until ${until(about, 'en')}. If you cannot sign, decline there with your reason, or pass it to somebody who may.\n`,
    },
    {
      subject: `尚待閣下簽署：${named(about, 'zh-Hant')}`,
      text: `${name}：\n\n${named(about, 'zh-Hant')}仍待閣下簽署。\n\n${which(about, 'zh-Hant')}\n\n新連結如下，舊連結已失效：\n{secret}\n\n連結有效至${until(about, 'zh-Hant')}。如未能簽署，可於該頁拒簽並說明原因，或委託有權人士簽署。\n`,
    },
  );

export const codeLetter: Write<{ readonly name: string }> = (about, language, { name }) =>
  by(
    language,
    {
      subject: `Your code to sign ${about.agreement}`,
      text: `Dear ${name},\n\nyour code is {secret}\n\nIt works once, within ten minutes. If you did not ask for it, do nothing and tell whoever sent you the agreement.\n`,
    },
    {
      subject: `簽署 ${about.agreement} 的驗證碼`,
      text: `${name}：\n\n驗證碼為 {secret}\n\n驗證碼只可使用一次，十分鐘內有效。如非閣下要求，請勿理會，並通知向閣下發送協議的人士。\n`,
    },
  );

export const completedLetter: Write<{ readonly name: string; readonly signed: boolean }> = (
  about,
  language,
  { name, signed },
) =>
  by(
    language,
    {
      subject: `${signed ? 'Signed by all' : 'Agreed'}: ${named(about, 'en')}`,
      text: `Dear ${name},\n\n${named(about, 'en')} is ${signed ? 'signed by all and sealed' : 'agreed by both sides'}. The contract and its certificate of completion are attached. Keep both files as they are: a copy that was printed or saved anew proves nothing.\n\n${which(about, 'en')}\n`,
    },
    {
      subject: `${signed ? '各方已簽署' : '雙方已同意'}：${named(about, 'zh-Hant')}`,
      text: `${name}：\n\n${named(about, 'zh-Hant')}${signed ? '已由各方簽署並封存' : '已獲雙方同意'}。附件為合約及完成證明，請保留原檔；列印本或另存的檔案不具證明作用。\n\n${which(about, 'zh-Hant')}\n`,
    },
  );

export type End = 'declined' | 'expired' | 'voided';
const endWords: Readonly<Record<End, Required<Localized>>> = {
  declined: { en: 'was declined', 'zh-Hant': '已被拒簽' },
  expired: { en: 'was not signed in time', 'zh-Hant': '逾期未簽署' },
  voided: { en: 'is no longer to be signed', 'zh-Hant': '已作廢，毋須簽署' },
};

export const endLetter: Write<{ readonly name: string; readonly end: End; readonly reason: string }> = (
  about,
  language,
  { name, end, reason },
) =>
  by(
    language,
    {
      subject: `${named(about, 'en')} ${endWords[end].en}`,
      text: `Dear ${name},\n\n${named(about, 'en')} ${endWords[end].en}.\n\nReason: ${reason}\n\n${which(about, 'en')}\n\nLinks sent for it work no more, and signatures given so far bind nobody.\n`,
    },
    {
      subject: `${named(about, 'zh-Hant')}${endWords[end]['zh-Hant']}`,
      text: `${name}：\n\n${named(about, 'zh-Hant')}${endWords[end]['zh-Hant']}。\n\n原因：${reason}\n\n${which(about, 'zh-Hant')}\n\n已發出的連結現已失效，先前的簽署亦不具約束力。\n`,
    },
  );

export const troubleLetter: Write<{ readonly name: string; readonly error: string; readonly given: boolean }> = (
  about,
  language,
  { name, error, given },
) =>
  by(
    language,
    {
      subject: `Not sealed yet: ${named(about, 'en')}`,
      text: `Dear ${name},\n\na signature on ${named(about, 'en')} is kept and not yet in the document: ${error}\n\n${given ? 'It is not tried again by itself. Put right what is wrong, then choose “Seal again” in the signing room.' : 'It is tried again by itself, later each time. Nothing is lost, and nothing is completed before it is sealed.'}\n\n${which(about, 'en')}\n`,
    },
    {
      subject: `尚未封存：${named(about, 'zh-Hant')}`,
      text: `${name}：\n\n${named(about, 'zh-Hant')}的簽署已保存，但尚未寫入文件：${error}\n\n${given ? '系統不會再自動重試。請排除問題，然後於簽署室選擇「再次封存」。' : '系統會自動重試，間隔逐次延長。簽署不會遺失；未經封存，協議不會視作完成。'}\n\n${which(about, 'zh-Hant')}\n`,
    },
  );
