/** Which findings of lint are gaps: what the text promises, or leaves open, so that one side carries a risk. Owns: that list. */
import type { Finding } from '../lint/finding.ts';
import { findingInChinese } from '../lint/in-chinese.ts';
import type { DraftGap } from './guards.ts';

/** Closed by changing the text, or carried knowingly by somebody who may accept the risk. */
const gapCodes: ReadonlySet<string> = new Set([
  'K09-DETECTION',
  'K10-CAP',
  'K11-CORRECTION',
  'K11-RETENTION',
  'K14-CHRONIC',
  'K21-REGULATOR',
  'K23-RESTRICTIONS',
]);

export const gapsIn = (findings: readonly Finding[]): readonly DraftGap[] =>
  findings
    .filter(({ code, severity }) => severity === 'warning' && gapCodes.has(code))
    .map(({ code, path, message }) => ({
      code,
      path,
      says: { en: message, 'zh-Hant': findingInChinese(code) ?? message },
    }));
