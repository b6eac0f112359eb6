/** What goes out with a copy: in the language of whoever gets it. Owns: those words. Templates people write are for other letters. */
import { inLanguage } from '@troth/core';
import type { Language, Localized } from '@troth/core';

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

export interface Copied {
  readonly agreement: string;
  readonly revision: number;
  readonly title: Localized;
  readonly from: string;
  readonly dueBy: string;
}

export function copyLetter({ agreement, revision, title, from, dueBy }: Copied, language: Language): Letter {
  const named = inLanguage(title, language);
  if (language === 'en')
    return {
      subject: `Controlled copy: ${named}, revision ${revision}`,
      text: `You hold a controlled copy of ${named} (${agreement}), revision ${revision}, in force from ${from}.\nRead it in Troth under Copies, and acknowledge it by ${dueBy}. From that day on an earlier revision no longer counts.`,
    };
  return {
    subject: `受控副本：${named}，第 ${revision} 版`,
    text: `你現持有「${named}」（${agreement}）第 ${revision} 版的受控副本，該版由 ${from} 起生效。\n請於 ${dueBy} 前在 Troth 的「副本」頁閱讀並確認收悉。自生效日起，舊版不再適用。`,
  };
}

export function recallLetter({ agreement, revision, title, from }: Omit<Copied, 'dueBy'>, language: Language): Letter {
  const named = inLanguage(title, language);
  if (language === 'en')
    return {
      subject: `No longer current: ${named}`,
      text: `Revision ${revision} of ${named} (${agreement}) is in force since ${from}. Your copy of the earlier revision no longer counts: please put it away.`,
    };
  return {
    subject: `已不適用：${named}`,
    text: `「${named}」（${agreement}）第 ${revision} 版由 ${from} 起生效。你持有的舊版副本已不適用，請予收起。`,
  };
}
