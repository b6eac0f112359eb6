/**
 * A template on one page: what each tier promises and what it costs, side by side. Owns: reading that off the text with its usual
 * values. Does not own: what an agreement made of it promises (the agreement does).
 */
import type { Json } from '../../ledger/entry.ts';
import { parseQuantity, sayQuantity } from '../../terms/quantity.ts';
import { parseTarget, sayTarget } from '../../terms/target.ts';
import { moneyText } from '../../terms/exact-words.ts';
import { languages } from '../../terms/text.ts';
import type { Language, Localized } from '../../terms/text.ts';
import { Ratio } from '../../values/ratio.ts';
import { usualValue } from './instantiate.ts';
import { isGroup, isList, tiersAt, variableAt } from './places.ts';
import type { Group } from './places.ts';
import type { Template } from './template.ts';

type Words = Readonly<Record<Language, string>>;

export interface OutlinePromise {
  readonly id: string;
  readonly title: Localized;
  /** The target per tier, in words; missing where the tier does not promise it, "reported" where it only reports it. */
  readonly targets: Readonly<Record<string, Words>>;
  /** Whether a miss costs something in any tier. */
  readonly priced: boolean;
}

export interface TemplateOutline {
  readonly promises: readonly OutlinePromise[];
  /** Usual monthly price per tier; missing where the template has none. */
  readonly prices: Readonly<Record<string, string>>;
}

export function templateOutline(template: Template): TemplateOutline {
  const ids = template.tiers.map(({ id }) => id);
  const perTier = new Map(ids.map((tier) => [tier, commitmentsIn(template, tier)]));
  const names = [...new Set([...perTier.values()].flatMap((list) => list.map(({ id }) => id)))];
  const promises = names.map((id): OutlinePromise => {
    const own = ids.flatMap((tier) => {
      const found = perTier.get(tier)?.find((one) => one.id === id);
      return found === undefined ? [] : [[tier, found] as const];
    });
    return {
      id,
      title: own[0]?.[1].title ?? { en: id },
      targets: Object.fromEntries(own.map(([tier, { target }]) => [tier, target])),
      priced: own.some(([, { priced }]) => priced),
    };
  });
  const prices = ids.flatMap((tier) => {
    const price = priceIn(template, tier);
    return price === undefined ? [] : [[tier, price] as const];
  });
  return { promises, prices: Object.fromEntries(prices) };
}

interface PromiseIn {
  readonly id: string;
  readonly title: Localized;
  readonly target: Words;
  readonly priced: boolean;
}

function commitmentsIn({ text }: Template, tier: string): readonly PromiseIn[] {
  const list = text['commitments'];
  return (isList(list) ? list : []).flatMap((one): PromiseIn[] => {
    const here = resolved(one, tier);
    if (!isGroup(here) || typeof here['id'] !== 'string') return [];
    return [
      {
        id: here['id'],
        title: titleOf(here),
        target: levelWords(here, tier),
        priced: isList(here['credits']) && here['credits'].length > 0,
      },
    ];
  });
}

const resolved = (value: Json | undefined, tier: string): Json | undefined => {
  const tiers = tiersAt(value);
  return tiers === undefined ? value : resolved(tiers[tier], tier);
};

function titleOf({ title, id }: Group): Localized {
  if (typeof title === 'string') return { en: title };
  const [en, zh] = isGroup(title) ? [title['en'], title['zh-Hant']] : [];
  if (typeof en !== 'string') return { en: typeof id === 'string' ? id : '' };
  return typeof zh === 'string' ? { en, 'zh-Hant': zh } : { en };
}

/** The target, and within what time where it is about cases: “every case: P1 15 min, P2 30 min”. */
function levelWords(commitment: Group, tier: string): Words {
  const target = targetWords(resolved(commitment['target'], tier), tier);
  const { metric } = commitment;
  if (!isGroup(metric) || metric['kind'] !== 'case-clock') return target;
  const limits = limitsIn(metric, tier);
  if (limits.length === 0) return target;
  const within = (language: Language): string =>
    limits
      .map(([priority, limit]) => `${priority}${priority === '' ? '' : ' '}${limitText(limit, language)}`)
      .join(language === 'en' ? ', ' : '、');
  if (metric['counts'] === 'each' && commitment['target'] === '= 0')
    return { en: `every case in ${within('en')}`, 'zh-Hant': `每宗：${within('zh-Hant')}` };
  return { en: `${target.en} in ${within('en')}`, 'zh-Hant': `${target['zh-Hant']}（${within('zh-Hant')}）` };
}

function limitsIn(metric: Group, tier: string): readonly (readonly [priority: string, limit: string])[] {
  const one = resolved(metric['limit'], tier);
  const many = resolved(metric['limits'], tier);
  const named = isGroup(many)
    ? Object.entries(many).map(([priority, limit]) => [priority, resolved(limit, tier)] as const)
    : [];
  return [...named, ...(one === undefined ? [] : [['', one] as const])].flatMap(([priority, limit]) =>
    typeof limit === 'string' ? [[priority, limit] as const] : [],
  );
}

function limitText(limit: string, language: Language): string {
  const read = parseQuantity(limit);
  return typeof read === 'string' ? limit : sayQuantity(read, language);
}

function targetWords(target: Json | undefined, tier: string): Words {
  if (target === undefined || target === null) return { en: 'reported', 'zh-Hant': '只作報告' };
  const classes = isGroup(target) ? target['byClass'] : undefined;
  if (isGroup(classes)) {
    const parts = Object.entries(classes).map(([name, one]) => ({
      name,
      said: targetWords(resolved(one, tier), tier),
    }));
    return {
      en: parts.map(({ name, said }) => `${name}: ${said.en}`).join('; '),
      'zh-Hant': parts.map(({ name, said }) => `${name}：${said['zh-Hant']}`).join('；'),
    };
  }
  const written = typeof target === 'string' ? target : JSON.stringify(target);
  const read = parseTarget(written);
  const said = languages.map((language) => [language, typeof read === 'string' ? written : sayTarget(read, language)]);
  return { en: said[0]?.[1] ?? '', 'zh-Hant': said[1]?.[1] ?? '' };
}

/** The sum of what is paid every month, where every line has a usual price. */
function priceIn(template: Template, tier: string): string | undefined {
  const { fees, currency } = template.text;
  const lines = isGroup(fees) ? fees['lines'] : undefined;
  if (!isList(lines)) return undefined;
  const amounts = lines.map((line) => {
    const amount = isGroup(line) && line['per'] === 'month' ? valueIn(template, line['amount'], tier) : undefined;
    return typeof amount === 'string' ? Ratio.tryParse(amount) : undefined;
  });
  if (amounts.length === 0 || amounts.includes(undefined)) return undefined;
  const name = valueIn(template, currency, tier);
  const total = Ratio.sumOf(amounts.flatMap((one) => one ?? [])).toFixed(2);
  return `${typeof name === 'string' ? `${name} ` : ''}${moneyText(total)}`;
}

function valueIn(template: Template, value: Json | undefined, tier: string): Json | undefined {
  const key = variableAt(value);
  const variable = template.variables.find((one) => one.key === key);
  return variable === undefined ? resolved(value, tier) : usualValue(variable, tier);
}
