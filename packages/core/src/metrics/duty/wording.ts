/** The clause of scheduled duties in both languages. */
import { sayQuantity } from '../../terms/quantity.ts';
import { enumerate } from '../../terms/text.ts';
import type { Language } from '../../terms/text.ts';
import type { DutyTerms } from './terms.ts';

/** The promise after "Measured as:", without a full stop. */
export function wordingOf(terms: DutyTerms, language: Language): string {
  const names = typeof terms.duty === 'string' ? [terms.duty] : terms.duty;
  return language === 'en' ? english(terms, names) : chinese(terms, names);
}

function english(terms: DutyTerms, names: readonly string[]): string {
  const duties = enumerate(
    names.map((name) => `"${name}"`),
    'en',
    'or',
  );
  const unit = terms.days === undefined ? '' : ` in started ${terms.days} days`;
  const takes = {
    'share-on-time': `the share of duties ${duties} falling due in the period that are done on time`,
    missed: `the number of duties ${duties} falling due in the period that are not done on time`,
    lateness: `the lateness${unit} of the latest of the duties ${duties} falling due in the period`,
  };
  const grace =
    terms.grace === undefined ? '' : `; a duty is on time within ${sayQuantity(terms.grace, 'en')} after it is due`;
  return `${takes[terms.express]}${grace}; a duty not done when the period ends is not on time`;
}

function chinese(terms: DutyTerms, names: readonly string[]): string {
  const duties = enumerate(
    names.map((name) => `「${name}」`),
    'zh-Hant',
    'or',
  );
  const unit =
    terms.days === undefined ? '' : `（以${terms.days === 'business' ? '工作' : '曆'}日計，不足一日亦作一日）`;
  const takes = {
    'share-on-time': `期內到期的${duties}事項中準時完成者所佔比率`,
    missed: `期內到期的${duties}事項中未能準時完成者的數目`,
    lateness: `期內到期的${duties}事項中最遲一項的延誤時間${unit}`,
  };
  const grace = terms.grace === undefined ? '' : `；到期後 ${sayQuantity(terms.grace, 'zh-Hant')}內完成者視為準時`;
  return `${takes[terms.express]}${grace}；期末仍未完成者視為未能準時完成`;
}
