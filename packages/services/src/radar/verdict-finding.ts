/** A proof that says something else than the night before. Owns: how bad that is, and the sentence. */
import type { RadarFinding } from './finding.ts';

const order = ['UNDELIVERABLE', 'UNPROVABLE', 'LIKELY', 'PARTLY-PROVEN', 'PROVEN'];

/** The verdict of the whole proof is another one than the night before. */
export function verdictFinding(was: string, is: string): RadarFinding {
  const worse = order.indexOf(is) < order.indexOf(was);
  return {
    id: `VERDICT:${was}:${is}`,
    kind: 'verdict',
    code: is,
    weight: worse ? 'high' : 'low',
    text: {
      en: `Its proof says ${words[is]?.[0] ?? is} now; it said ${words[was]?.[0] ?? was}.`,
      'zh-Hant': `其證明現為「${words[is]?.[1] ?? is}」，先前為「${words[was]?.[1] ?? was}」。`,
    },
    step: 'fix',
  };
}

const words: Readonly<Record<string, readonly [string, string]>> = {
  PROVEN: ['proven', '已證明'],
  'PARTLY-PROVEN': ['proven in part', '部分已證明'],
  LIKELY: ['likely', '可能達到'],
  UNDELIVERABLE: ['undeliverable as written', '按現行文本無法兌現'],
  UNPROVABLE: ['not provable', '無法證明'],
};
