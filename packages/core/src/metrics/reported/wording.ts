/** The clause of a reported figure in both languages. */
import { sayQuantity } from '../../terms/quantity.ts';
import type { Language } from '../../terms/text.ts';
import type { ReportedTerms } from './reported.ts';

/** The promise after "Measured as:", without a full stop. */
export function wordingOf(terms: ReportedTerms, language: Language): string {
  return language === 'en' ? english(terms) : chinese(terms);
}

function english({ series, reporter, due, ifMissing, deemedValue }: ReportedTerms): string {
  const by = reporter === undefined ? '' : ` by ${reporter}`;
  const when = due === undefined ? '' : ` within ${sayQuantity(due, 'en')} after the end of the period`;
  const late = due === undefined ? 'without a report' : 'without a report in that time';
  const taken =
    deemedValue === undefined
      ? 'the promise is taken as missed'
      : `the figure is taken as ${sayQuantity(deemedValue, 'en')}`;
  return `the figure "${series}" as reported${by} for the whole period${when}; ${late} ${
    ifMissing === 'not-measured' ? 'there is no value' : taken
  }`;
}

function chinese({ series, reporter, due, ifMissing, deemedValue }: ReportedTerms): string {
  const by = reporter === undefined ? '' : `由 ${reporter} `;
  const when = due === undefined ? '' : `於期末後 ${sayQuantity(due, 'zh-Hant')}內`;
  const late = due === undefined ? '如無申報' : '如未有依時申報';
  const taken = deemedValue === undefined ? '視為未達標' : `該數字視為 ${sayQuantity(deemedValue, 'zh-Hant')}`;
  return `${by}${when}就整個期間申報的「${series}」數字；${late}，${ifMissing === 'not-measured' ? '則不予計算' : taken}`;
}
