/**
 * What protects the provider in an agreement, beside what it owes: exclusions, works, caps, claim deadlines, the customer's
 * duties; and claims that came too late (S4.14). Owns: collecting them from the terms. The words are the contract's own.
 */
import { inLanguage, sayClaims, saySettings } from '@troth/core';
import type { Language, Localized, Revision } from '@troth/core';
import { lateClaim } from './credit-note.ts';
import type { ShortStatement } from './statement-register.ts';

export interface Protection {
  readonly kind: 'exclusion' | 'maintenance' | 'limit' | 'claim' | 'duty';
  readonly clause?: string | undefined;
  readonly words: Localized;
}

export interface Protections {
  readonly terms: readonly Protection[];
  /** Claims of the period that were refused because they came too late, with the reason. */
  readonly lateClaims: readonly string[];
}

const both = (say: (language: Language) => string): Localized => ({ en: say('en'), 'zh-Hant': say('zh-Hant') });

export function protectionsOf(revision: Revision | undefined, { claims }: Pick<ShortStatement, 'claims'>): Protections {
  const late = claims.filter(({ status }) => status === 'forfeited').map(lateClaim);
  return { terms: revision === undefined ? [] : termsOf(revision), lateClaims: late };
}

function termsOf({ exclusions, maintenance, terms }: Revision): readonly Protection[] {
  const { credits, duties = [] } = terms;
  const duty = duties.filter(({ accountable }) => accountable === 'customer');
  const limits =
    credits === undefined
      ? { en: [], zh: [] }
      : { en: saySettings(credits, 'en'), zh: saySettings(credits, 'zh-Hant') };
  const claim = credits?.claim;
  return [
    ...exclusions.map(({ clause, kind, description }): Protection => ({
      kind: 'exclusion',
      clause,
      words: description ?? { en: kind },
    })),
    ...maintenance.map(({ clause }): Protection => ({
      kind: 'maintenance',
      clause,
      words: {
        en: 'Works that are announced in time and stay inside their window do not count.',
        'zh-Hant': '依時通知並在指定時段內進行的工程不計算在內。',
      },
    })),
    ...limits.en.map((text, at): Protection => ({
      kind: 'limit',
      words: { en: text, 'zh-Hant': limits.zh[at] ?? text },
    })),
    ...(claim === undefined
      ? []
      : [{ kind: 'claim' as const, words: both((language) => sayClaims(claim, language).join(' ')) }]),
    ...duty.map(({ text }): Protection => ({
      kind: 'duty',
      words: both((language) => inLanguage(text, language)),
    })),
  ];
}
