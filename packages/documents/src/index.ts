/** Words and pages made from agreements and statements. Floor 2. */
export { grouped, minutesText, moneyText, percentText, shortDecimal } from './words/exact.ts';
export {
  figureValue,
  sayAttained,
  sayFigure,
  sayMinutes,
  sayTargetText,
  sayTime,
  sayUsed,
  shareBound,
} from './words/figures.ts';
export { localOf, sayDate, sayMoment, sayPeriod, sayStretch } from './words/moments.ts';
export { figureName, sayGives, sayStatus, sayVerdict, verdictSign } from './words/phrases.ts';
export { contractHtml, contractMarkdown } from './contract/contract.ts';
export { plainHtml, plainMarkdown } from './plain/plain.ts';
export { statementPage } from './statement/statement-page.ts';
export type { SheetParts } from './statement/sheet.ts';
export { sayStep, sayStepAmount } from './statement/step-words.ts';
