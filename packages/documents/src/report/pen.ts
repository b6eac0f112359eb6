/** Words of one report in one language. */
import { inLanguage, sayMoment, sayPeriod, sayStretch } from '@troth/core';
import type { Language, Localized } from '@troth/core';
import type { ReportView } from './view.ts';

export class Pen {
  readonly view: ReportView;
  readonly language: Language;

  constructor(view: ReportView, language: Language) {
    this.view = view;
    this.language = language;
  }

  say(en: string, zh: string): string {
    return this.language === 'en' ? en : zh;
  }

  words(text: Localized): string {
    return inLanguage(text, this.language);
  }

  get month(): string {
    return sayPeriod(this.view.statement.period.key, this.language);
  }

  moment(iso: string): string {
    return sayMoment(Date.parse(iso), this.view.statement.period.zone, this.language);
  }

  stretch(start: string, end: string): string {
    return sayStretch([Date.parse(start), Date.parse(end)], this.view.statement.period.zone, this.language);
  }

  /** Heads of a table in the language of the paper. */
  heads(en: readonly string[], zh: readonly string[]): readonly string[] {
    return this.language === 'en' ? en : zh;
  }
}
