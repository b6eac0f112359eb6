/** One statement with all that its page is written from. */
import { inLanguage, sayMoment, sayStretch } from '@troth/core';
import type { Ablation, Language, Localized, Statement, StatementDifference } from '@troth/core';

/** What a page is made of: the statement, its hash, what it restates, and which clauses decided it. */
export interface SheetParts {
  readonly statement: Statement;
  readonly hash: string;
  readonly before?: Statement;
  readonly difference?: StatementDifference;
  readonly ablations?: readonly Ablation[];
}

export class Sheet {
  readonly parts: SheetParts;
  readonly language: Language;

  constructor(parts: SheetParts, language: Language) {
    this.parts = parts;
    this.language = language;
  }

  get statement(): Statement {
    return this.parts.statement;
  }

  get zone(): string {
    return this.statement.period.zone;
  }

  /** Anchor of the statement within its page. */
  get anchor(): string {
    return `s-${this.statement.agreement.id}`;
  }

  /** The name by which people know it: the customer's. */
  get name(): string {
    const { agreement } = this.statement;
    return this.words(agreement.customer ?? agreement.title);
  }

  say(en: string, zh: string): string {
    return this.language === 'en' ? en : zh;
  }

  words(text: Localized): string {
    return inLanguage(text, this.language);
  }

  /** A moment given as ISO text, in the agreement's zone. */
  moment(text: string): string {
    return sayMoment(Date.parse(text), this.zone, this.language);
  }

  stretch(stretch: readonly [number, number]): string {
    return sayStretch(stretch, this.zone, this.language);
  }
}
