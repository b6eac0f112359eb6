/** What the papers of a read-back are called: "mong-kok-requirements-1-en.pdf". */
import type { Language } from '@troth/core';

interface Named {
  readonly party: string;
  readonly number: number;
}

export const readBackName = ({ party, number }: Named, language: Language, format: 'pdf' | 'html'): string =>
  `${party}-requirements-${number}-${language === 'en' ? 'en' : 'zh'}.${format}`;
