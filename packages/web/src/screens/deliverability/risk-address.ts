/** Where the risk of gaps is taken: the form of a risk acceptance, with the gaps by the code that the guard of agreed text asks for. */
import type { Language } from '@troth/core';
import { addressOf } from '../../app/address.ts';

interface TakenGap {
  readonly id: string;
  readonly text: Readonly<Record<Language, string>>;
}

interface About {
  readonly agreement: string;
  readonly draft?: string | undefined;
  readonly language: Language;
}

export function riskAddress(gaps: readonly TakenGap[], { agreement, draft, language }: About): string {
  const query = new URLSearchParams({
    agreement,
    ...(draft === undefined ? {} : { draft }),
    gaps: JSON.stringify(gaps.map(({ id, text }) => ({ code: id, text: text[language] }))),
  });
  return `${addressOf('/records/$kind/new', { kind: 'risk-acceptance' })}?${query.toString()}`;
}
