/** The one thing to do about a cell of the table of costs. Owns: the order of what matters, and the sentences. */
import { moneyText } from '@troth/core';
import type { Localized } from '@troth/core';
import type { CoverageCell } from '../relations/coverage.ts';
import type { PricedText } from './price-text.ts';

export const recommendationCodes = [
  'agree',
  'renew',
  'describe',
  'margin',
  'design',
  'credits',
  'complete',
  'keep',
] as const;

export interface Recommendation {
  readonly code: (typeof recommendationCodes)[number];
  readonly words: Localized;
}

interface Seen {
  readonly cell: CoverageCell;
  readonly priced?: PricedText | undefined;
  readonly margin?: number | undefined;
  readonly complete?: { readonly clauses: number; readonly of: number } | undefined;
}

/** From this share of the fee on, expected credits are no detail. */
const muchOfFee = 0.05;

export function recommend({ cell, priced, margin, complete }: Seen): Recommendation {
  const { cover, instances } = cell;
  if (cover === 'none')
    return say(
      'agree',
      `Agree on the service: ${instances} in service, and nothing is promised.`,
      `為此服務訂立協議：${instances} 項在用，但未有任何承諾。`,
    );
  if (cover === 'expired' && priced === undefined)
    return say('renew', 'Renew: the agreement has ended and the service goes on.', '續約：協議已屆滿，服務仍在提供。');
  if (priced === undefined) return keep;
  const { currency, price, fee, designs } = priced;
  const money = (amount: number): string => `${currency} ${moneyText(amount.toFixed(2))}`;
  if (fee > 0 && margin !== undefined && margin < 0)
    return say(
      'margin',
      `It costs ${money(-margin)} a month more than it earns: raise the fee, or promise less.`,
      `每月成本較收入多 ${money(-margin)}：宜加費或降低承諾。`,
    );
  if (price !== undefined && fee > 0 && price.main.expected > muchOfFee * fee) {
    const share = ((100 * price.main.expected) / fee).toFixed(1);
    return say(
      'credits',
      `Expected credits take ${share} % of the fee: mend the cause or agree on another tier.`,
      `預期服務補償佔費用 ${share} %：宜根治成因或改訂級別。`,
    );
  }
  const best = designs?.designs.find(({ id }) => id === designs.cheapest);
  if (designs !== undefined && best !== undefined && designs.cheapest !== designs.cheapestOnCredits)
    return say(
      'design',
      `Deliver it by “${best.name.en}”: the least cost once the customer’s loss is counted.`,
      `改用「${best.name['zh-Hant'] ?? best.name.en}」：計入客戶損失後總成本最低。`,
    );
  if (priced.unknown)
    return say(
      'describe',
      'Say in the service model how often it fails: a promise with credits has no price yet.',
      '請於服務模型填寫故障頻率：仍有附補償的承諾未能定價。',
    );
  if (complete !== undefined && complete.clauses < complete.of)
    return say(
      'complete',
      `Complete the text: ${complete.of - complete.clauses} of ${complete.of} clauses have findings.`,
      `補全文本：${complete.of} 項條款中有 ${complete.of - complete.clauses} 項尚待處理。`,
    );
  return keep;
}

const say = (code: Recommendation['code'], en: string, zh: string): Recommendation => ({
  code,
  words: { en, 'zh-Hant': zh },
});

const keep: Recommendation = say('keep', 'Keep as it is.', '維持現狀。');
