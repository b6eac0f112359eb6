/** Words of one proposal in one language. */
import { inLanguage, moneyText, sayPeriod } from '@troth/core';
import type { Language, Localized } from '@troth/core';

export class ProposalPen {
  readonly language: Language;

  constructor(language: Language) {
    this.language = language;
  }

  say(en: string, zh: string): string {
    return this.language === 'en' ? en : zh;
  }

  words(text: Localized): string {
    return inLanguage(text, this.language);
  }

  month(key: string): string {
    return sayPeriod(key, this.language);
  }

  /** Estimates are said to the cent, as everything else is. */
  money(currency: string, amount: string | number): string {
    return `${currency} ${moneyText(typeof amount === 'number' ? amount.toFixed(2) : amount)}`;
  }

  /** Heads of a table in the language of the paper. */
  heads(en: readonly string[], zh: readonly string[]): readonly string[] {
    return this.language === 'en' ? en : zh;
  }
}
