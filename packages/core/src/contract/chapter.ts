/** One chapter of a contract: a clause key with its sentences. */
import { inLanguage } from '../terms/text.ts';
import { withReferences } from '../agreements/references.ts';
import type { Language, Localized } from '../terms/text.ts';
import type { Revision } from '../agreements/revision.ts';
import type { Block } from './block.ts';

/** What a chapter is written from, with the words that every chapter needs. */
export class Writer {
  readonly revision: Revision;
  readonly language: Language;

  constructor(revision: Revision, language: Language) {
    this.revision = revision;
    this.language = language;
  }

  get terms(): Revision['terms'] {
    return this.revision.terms;
  }

  say(en: string, zh: string): string {
    return this.language === 'en' ? en : zh;
  }

  pick([en, zh]: readonly [en: string, zh: string]): string {
    return this.say(en, zh);
  }

  /** The author's words, with references to terms filled in. */
  words(text: Localized): string {
    return withReferences(inLanguage(text, this.language), this.revision, this.language);
  }

  /** A name in the language, as its author wrote it. */
  label(text: Localized | string): string {
    return inLanguage(text, this.language);
  }

  /** Items as one phrase, in the punctuation of the language. */
  join(items: readonly string[]): string {
    return items.join(this.say('; ', '；'));
  }
}

/** A sentence that will be numbered; its own number when the author gave one. */
export interface Sentence {
  readonly text: string;
  readonly title?: string;
  readonly number?: string;
}

export interface Chapter {
  /** K01 … K25. */
  readonly key: string;
  readonly title: Required<Localized>;
  /** Nothing when the agreement is silent: the chapter is then left out. */
  write(writer: Writer): readonly (Sentence | Block)[];
}

export function isBlock(part: Sentence | Block): part is Block {
  return 'kind' in part;
}
