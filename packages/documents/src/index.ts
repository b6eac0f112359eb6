/** Words and pages made from agreements and statements. Floor 2. */
export {
  figureName,
  figureValue,
  grouped,
  localOf,
  minutesText,
  moneyText,
  percentText,
  sayAttained,
  sayDate,
  sayFigure,
  sayGives,
  sayMinutes,
  sayMoment,
  sayPeriod,
  sayStatus,
  sayStep,
  sayStepAmount,
  sayStretch,
  sayTargetText,
  sayTime,
  sayUsed,
  sayVerdict,
  shareBound,
  shortDecimal,
  verdictSign,
} from '@troth/core';
export { contractHtml, contractMarkdown } from './contract/contract.ts';
export { contractFile } from './contract/contract-file.ts';
export { signatoriesOf } from './contract/contract-sheet.ts';
export type { ContractFile, ContractParts, Signatory } from './contract/contract-file.ts';
export type { Attachment, SigningPlace } from './print/messages.ts';
export { contractWord } from './word/contract-word.ts';
export type { WordAsked } from './word/contract-word.ts';
export type { WordComment } from './word/document.ts';
export { readWord } from './word/read.ts';
export type { WordText } from './word/read.ts';
export { changesInWord } from './word/changes.ts';
export type { FoundChange } from './word/found.ts';
export { promiseOf } from './plain/promise-of.ts';
export type { PromiseRung, PromiseWords } from './plain/promise-of.ts';
export { extractPaper, extractRoles, isExtractRole } from './extract/extract.ts';
export type { ExtractRole } from './extract/extract.ts';
export { plainMarkdown } from './plain/plain.ts';
export { plainHtml, plainPdf } from './plain/twin-page.ts';
export { redlineHtml, redlinePdf } from './redline/redline.ts';
export type { RedlineAsked } from './redline/redline.ts';
export { usersExtract } from './plain/users-extract.ts';
export type { UsersExtract } from './plain/users-extract.ts';
export { statementPage } from './statement/statement-page.ts';
export type { SheetParts } from './statement/sheet.ts';
export { printPdf } from './print/press.ts';
export type { Paper } from './print/paper.ts';
export { drawingSvg } from './drawn/svg.ts';
export { paperHtml } from './print/paper.ts';
export { reportPaper } from './report/report.ts';
export { statementCsv } from './report/statement-csv.ts';
export type * from './report/view.ts';
export { creditNotePaper } from './note/credit-note.ts';
export type { NoteView } from './note/credit-note.ts';
export { proposalPaper } from './proposal/proposal-paper.ts';
export type { ProposalView } from './proposal/view.ts';
export { readBackPaper } from './requirements/read-back.ts';
export type { ReadBackLine, ReadBackView } from './requirements/read-back.ts';
export { foundAuthority, openAuthority } from './sealing/authority.ts';
export type { Authority, AuthorityFiles, CertifiedPerson } from './sealing/authority.ts';
export { checkSealing } from './sealing/check-sealing.ts';
export type { SealingChecked } from './sealing/check-sealing.ts';
export { signatureMark } from './sealing/signature-mark.ts';
export { signPdf } from './sealing/sign-pdf.ts';
export type { SignatureOrder } from './sealing/sign-pdf.ts';
export type { DocumentSigner, TimeStamper } from './sealing/signer.ts';
export type { StampRules } from './sealing/time-stamp.ts';
export { certificatePaper } from './signing/certificate.ts';
export { verifySignedContract } from './sealing/verify-contract.ts';
export type { ContractReport, ContractTrust } from './sealing/verify-contract.ts';
export { contractFromTerms } from './contract/contract-from-terms.ts';
export { readSigner } from './sealing/key-files.ts';
export { certificatesIn, holderOf, validityOf } from './sealing/certificates.ts';
