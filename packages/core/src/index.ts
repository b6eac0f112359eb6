/**
 * The one door of the core. Everything above goes through here; nothing inside imports it.
 */
export { Ratio } from './values/ratio.ts';
export type { Rounding } from './values/ratio.ts';
export { Amount, Money } from './values/money.ts';
export { Instant } from './values/instant.ts';
export { IntervalSet } from './values/interval.ts';
export type { Interval } from './values/interval.ts';
export { Span } from './values/span.ts';
export { addDays, addMonths } from './values/local.ts';
export { Id } from './values/id.ts';
export type { Measured } from './values/measured.ts';
export { accepted, allAccepted, refused } from './values/outcome.ts';
export type { Outcome, Refusal } from './values/outcome.ts';
export { canonicalHash, canonicalText } from './values/canonical.ts';

export { Calendar } from './calendars/calendar.ts';
export type { CalendarDefinition } from './calendars/definition.ts';
export { Zone } from './calendars/zones/zone.ts';
export { zoneNames, zoneTable } from './calendars/zones/zone-table.ts';
export { periodOf, periodsBetween } from './calendars/period.ts';
export type { Period } from './calendars/period.ts';
export { parsePeriod } from './calendars/period-key.ts';
export { holidayList, holidayListNames } from './calendars/holidays/lists.ts';

export { enumerate, inLanguage, languages } from './terms/text.ts';
export {
  grouped,
  minutesText,
  moneyText,
  percentText,
  sayMinutes,
  sayTime,
  shortDecimal,
} from './terms/exact-words.ts';
export { longMonths, sayDate, sayPeriod } from './terms/date-words.ts';
export { localOf, sayMoment, sayStretch } from './terms/moment-words.ts';
export type { Language, Localized } from './terms/text.ts';
export { formatQuantity, formatTime, parseQuantity, sayQuantity } from './terms/quantity.ts';
export type { Quantity } from './terms/quantity.ts';
export { formatBand } from './terms/band.ts';
export { wordChanges } from './terms/word-changes.ts';
export type { WordChange } from './terms/word-changes.ts';
export { parseTarget, sayTarget } from './terms/target.ts';
export type { Target } from './terms/target.ts';

export { caseEvents } from './evidence/row.ts';
export type { EvidenceRow, RowForm, RowOf } from './evidence/row.ts';
export type { CountColumn, DaySeal, SliceColumns, SlicePages } from './evidence/columns.ts';
export { dayOf, largestCount, runFault, slicesADay, stepFault } from './evidence/page.ts';
export type { DaySlices, Page, Run, SeriesName } from './evidence/page.ts';
export { checkPage, decodePage, decodeRun, encodeRun, pageHash } from './evidence/page-codec.ts';
export { layPage } from './evidence/page-lay.ts';
export type { DayQuestion } from './evidence/page-lay.ts';
export { columnsFromPages } from './evidence/page-columns.ts';
export type { EarlierDays, SealedPage } from './evidence/page-columns.ts';
export type { EvidenceView } from './evidence/view.ts';
export { parseRow } from './evidence/parse.ts';
export { rowSchema } from './evidence/schema.ts';
export { columnsHash, factText, rowText } from './evidence/canonical.ts';
export { extentOf, touches } from './evidence/extent.ts';
export { resolveEvidence } from './evidence/resolve.ts';

export { extrapolatedIncrease } from './budgets/extrapolated.ts';

export { metricKinds } from './metrics/kinds.ts';
export { sealPages } from './metrics/slices/pages.ts';
export type { Step } from './metrics/metric.ts';
export { creditRuleKinds } from './credits/kinds.ts';
export { sayCap } from './credits/caps.ts';
export { sayBand } from './credits/say-band.ts';
export { sayPay } from './credits/say-pay.ts';
export { sayCommon } from './credits/rule-terms.ts';
export { saySettings } from './credits/settings.ts';
export { sayClaims } from './credits/claims/claim.ts';
export { sayRight } from './credits/termination/right.ts';
export type { Verdict } from './credits/rule.ts';

export { compileBook, inForce, readAgreements } from './agreements/book.ts';
export type { Agreement, Book } from './agreements/book.ts';
export { readDocuments } from './agreements/document.ts';
export { nextEffective } from './agreements/next-effective.ts';
export type { AgreementDocument, NamedText } from './agreements/document.ts';
export { refusalsOf } from './agreements/reading/issues.ts';
export { readSource } from './agreements/reading/source.ts';
export type { Plain, SourceDocument } from './agreements/reading/source.ts';
export { withReferences } from './agreements/references.ts';
export { changedTerms, termLeaves } from './agreements/term-changes.ts';
export type { TermChange } from './agreements/term-changes.ts';
export type { Commitment, FilledRule, Revision, RevisionName } from './agreements/revision.ts';
export { agreementSchema } from './agreements/schema/agreement.ts';
export type { AgreementTerms } from './agreements/schema/agreement.ts';
export type { CommitmentTerms } from './agreements/schema/commitments.ts';

export { ablate } from './evaluation/ablate.ts';
export type { Ablation } from './evaluation/ablate.ts';
export { compareStatements } from './evaluation/compare.ts';
export type { StatementDifference } from './evaluation/difference.ts';
export { evaluate } from './evaluation/evaluate.ts';
export { evaluateOpen } from './evaluation/evaluate-open.ts';
export { openClocks, readClocks } from './evaluation/open-clocks.ts';
export type { ClockQuestion, CommittedClock, CommittedReading } from './evaluation/open-clocks.ts';
export { alertRules } from './budgets/alert-windows.ts';
export { fireable, firesInBoth, timeToExhaustion } from './budgets/burn-rate.ts';
export type { Outlook } from './budgets/projection.ts';
export type { OpenEvaluation, OpenRequest } from './evaluation/evaluate-open.ts';
export type { JudgedHistory } from './evaluation/kept-windows.ts';
export type { EvaluationRequest, EvidenceInput } from './evaluation/evaluate.ts';
export { agreementJsonSchema, evidenceJsonSchema, statementJsonSchema } from './evaluation/json-schemas.ts';
export { statementPeriod } from './evaluation/periods.ts';
export {
  claimResultSchema,
  figureSchema,
  resultRowSchema,
  rightResultSchema,
  statementPeriodSchema,
  verdictSchema,
} from './evaluation/statement-schema.ts';
export { statementHash } from './evaluation/statement.ts';
export type * from './evaluation/statement.ts';
export { figureValue, sayAttained, sayFigure, sayTargetText, sayUsed, shareBound } from './evaluation/figure-words.ts';
export { inWindows } from './exclusions/notice.ts';
export { brokenAt } from './evaluation/broken-at.ts';
export { lanesOf, timelineLanes } from './evaluation/segment-lanes.ts';
export type { Lane } from './evaluation/segment-lanes.ts';
export { figureName, sayGives, sayStatus, sayVerdict, verdictSign } from './evaluation/phrases.ts';
export { sayStep, sayStepAmount } from './evaluation/step-words.ts';

export { warnRule, warnStep } from './outlook/warning/warn-rule.ts';
export type { LastTold, WarnReason, WarnStep } from './outlook/warning/warn-rule.ts';

export { judgePeriods } from './evaluation/past-periods.ts';
export { backTest, backTestSections } from './outlook/backtest/backtest.ts';
export type { BackTestRow } from './outlook/backtest/table.ts';
export type { BackTest, BackTestAsked, BackTestSection, CohortMember } from './outlook/backtest/backtest.ts';
export { attainedIn } from './outlook/backtest/attained.ts';
export type { AttainedPeriods } from './outlook/backtest/attained.ts';
export { sayDecided } from './outlook/backtest/clauses.ts';
export { enoughOwn as enoughOwnPeriods } from './outlook/backtest/cohort.ts';
export { readings, readingWords } from './outlook/backtest/honesty.ts';
export type { PromiseHistory } from './outlook/backtest/promises.ts';
export { saySure, saySwitch } from './outlook/backtest/say.ts';
export { scenarios, scenarioWords } from './outlook/backtest/stress.ts';
export { underText } from './outlook/backtest/under.ts';
export type { Past } from './outlook/backtest/under.ts';

export { lintAgreement, lintRevision, openPoints } from './lint/lint.ts';
export type { Finding, Severity } from './lint/finding.ts';
export { findingInChinese } from './lint/in-chinese.ts';

export { runCases } from './conformance/run-cases.ts';
export type { CaseFile, CaseOutcome } from './conformance/run-cases.ts';
export { readExpectations, runExample } from './conformance/scenarios/example.ts';
export type { Example, ExampleExpectations } from './conformance/scenarios/example.ts';

export { chainEntry, chainStart, entryHash } from './ledger/entry.ts';
export type { Entry, EntryDraft, EntryPlace, Json } from './ledger/entry.ts';
export { verifyChain } from './ledger/verify-chain.ts';
export type { ChainFault } from './ledger/verify-chain.ts';
export { entryLeaf, merkleRoot, MerkleTree } from './ledger/merkle.ts';
export { sameBytes, verifyConsistency, verifyInclusion } from './ledger/merkle-proofs.ts';
export type { TreeHead } from './ledger/merkle-proofs.ts';
export { Frontier } from './ledger/frontier.ts';
export {
  checkpointText,
  formatVerifierKey,
  keyId,
  parseCheckpoint,
  parseVerifierKey,
  signCheckpoint,
  verifyCheckpoint,
} from './ledger/checkpoint.ts';
export type { Checkpoint, SignedCheckpoint, Signer, VerifierKey, Verify } from './ledger/checkpoint.ts';

export { evidenceBody, recordHash, rowHash } from './packs/bodies.ts';
export { buildPack } from './packs/build-pack.ts';
export type { PackParts, RecordedRow } from './packs/build-pack.ts';
export type { Trust } from './packs/check-checkpoint.ts';
export type { FaultCode, PackFault } from './packs/faults.ts';
export { packFormat } from './packs/pack.ts';
export type { PackFiles } from './packs/pack.ts';
export type { PackCheck, PackReport } from './packs/report.ts';
export { verifyPack } from './packs/verify-pack.ts';

export { defineRecord, sides } from './practice/record-kind.ts';
export type {
  About,
  Kept,
  Leave,
  Level,
  RecordAct,
  RecordFields,
  RecordKind,
  Side,
  TrailLine,
} from './practice/record-kind.ts';
export { recordKindNames, recordKindOf, recordKinds } from './practice/kinds.ts';
export type { RecordBody, RecordKindName, RecordWritten } from './practice/kinds.ts';
export { accountRoles, profileOf, profiles } from './practice/profiles.ts';
export type { AccountRole, ProfileName } from './practice/profiles.ts';
export { denialOf, mayAct, mayCreate, mayEdit, maySee } from './practice/authority.ts';
export type { Denial, Who } from './practice/authority.ts';

export { attainmentTrend } from './drawings/trend.ts';
export type { TrendFacts, TrendMeasure, TrendPoint } from './drawings/trend.ts';
export { budgetBurn } from './drawings/burn.ts';
export type { BurnFacts } from './drawings/burn.ts';
export { saySlamState, slamChart, slamLetter, slamState, slamStates } from './drawings/slam.ts';
export type { SlamCell, SlamFacts, SlamRow, SlamState } from './drawings/slam.ts';
export { periodTimeline } from './drawings/timeline.ts';
export type { LaneRole, TimelineBar, TimelineFacts, TimelineLane } from './drawings/timeline.ts';
export { outageLanes } from './drawings/outage-lanes.ts';
export { warningMonths } from './drawings/warning-months.ts';
export type { WarningMonthsFacts } from './drawings/warning-months.ts';
export { workloadChart } from './drawings/workload.ts';
export type { WorkloadFacts } from './drawings/workload.ts';
export { caseLane } from './drawings/case-lane.ts';
export { partyMinutes } from './drawings/party-minutes.ts';
export type { PartyMinutesFacts } from './drawings/party-minutes.ts';
export { scoreBars } from './drawings/scores.ts';
export type { ScoreFacts } from './drawings/scores.ts';
export { coverageMatrix } from './drawings/coverage.ts';
export type { CoverageFacts, CoverageState } from './drawings/coverage.ts';
export { ticksOf } from './drawings/time-ticks.ts';
export { textWidth } from './drawings/text-size.ts';
export { tones } from './drawings/drawing.ts';
export type { AreaMark, Drawing, DrawingTable, LineMark, Mark, RectMark, TextMark, Tone } from './drawings/drawing.ts';
export { fillWords, namesIn } from './practice/fill.ts';

export { contractChapters, contractProse, writeChapters } from './contract/contract.ts';
export type { WrittenChapter } from './contract/contract.ts';
export { clauseOfPath, clauseOfTerm } from './contract/clause-of-term.ts';
export { changedSentences, textDifference } from './contract/differences.ts';
export type { ChapterDifference, ClauseChange } from './contract/differences.ts';
export { isBlock, Writer } from './contract/chapter.ts';
export { allowanceOf } from './contract/allowance.ts';
export { creditSteps, minutesBand } from './contract/credit-table.ts';
export type { CreditStep } from './contract/credit-table.ts';
export { monthlyAmount, named } from './contract/fee-names.ts';
export { causeWords, exclusions, maintenance } from './contract/chapters/excused.ts';
export { problems } from './contract/chapters/how.ts';
export { sayDays } from './contract/chapters/what.ts';
export { sayWindow, targetText } from './contract/chapters/levels.ts';
export { heading, list, mapTexts, paragraph, spaced } from './contract/block.ts';
export type { Block, Prose, TableBlock } from './contract/block.ts';

export { applyChanges, changesBetween, meeting, valueAt } from './drafting/changes.ts';
export type { Change, ChangePath } from './drafting/changes.ts';
export { bindingValue } from './drafting/binding-value.ts';
export { clauseHash, clausesOf, clausesTouched } from './drafting/clauses.ts';
export type { DraftText } from './drafting/clauses.ts';
export { gapsIn } from './drafting/gaps.ts';
export { guardsOf } from './drafting/guards.ts';
export type { DraftFacts, Guard } from './drafting/guards.ts';
export { draftSteps, endOf, followingSteps, guardCodesOf, isSigned } from './drafting/lifecycle.ts';
export type { DraftStep } from './drafting/lifecycle.ts';
export { sayStanding, standingOf } from './drafting/standing.ts';
export type { Standing, StandingDecision } from './drafting/standing.ts';
export { writeJsonText, writeYamlText } from './drafting/written-text.ts';
export { agreementFields, fieldsOfClause, optionOf } from './drafting/form/agreement-form.ts';
export { clauseAt } from './drafting/form/clause-places.ts';
export { variableForm } from './drafting/form/variable-form.ts';
export type { FormField, FormOption, FormPart } from './drafting/form/form-part.ts';
export { allSigned, before, beyondAuthority, nextToApply, onTurn, signingFaults } from './drafting/signing.ts';
export type { Signatory, Signing } from './drafting/signing.ts';
export { acceptanceConsent, signingConsent } from './drafting/signing-consent.ts';
export type { ConsentText } from './drafting/signing-consent.ts';
export { identityWords, methodWords, trailWords } from './drafting/signing-words.ts';
export { trailLine, verifyTrail } from './drafting/signing-trail.ts';
export type { TrailEntry, TrailFact, TrailFault } from './drafting/signing-trail.ts';
export { instantiate } from './drafting/templates/instantiate.ts';
export type { Filling, Instance } from './drafting/templates/instantiate.ts';
export { templateSchema } from './drafting/templates/template.ts';
export type { Template } from './drafting/templates/template.ts';
export { approvedWording } from './drafting/wording/library.ts';
export { deviationsHash, deviationsOf } from './drafting/wording/deviations.ts';
export type { Deviation } from './drafting/wording/deviations.ts';
export type { Passage, WordingLibrary } from './drafting/wording/passage.ts';

export { measureOf, measures } from './drafting/requirements/measures.ts';
export type { Measure } from './drafting/requirements/measures.ts';
export { unmeasurable } from './drafting/requirements/measurable.ts';
export type { Unmeasurable, Writing } from './drafting/requirements/measurable.ts';
export { sayRequirement, testOf } from './drafting/requirements/say-requirement.ts';
export { conflictsOf } from './drafting/requirements/conflicts.ts';
export type { NeedConflict } from './drafting/requirements/conflicts.ts';
export { beyondAll, fitOf } from './drafting/requirements/fit.ts';
export type { FitColumn } from './drafting/requirements/fit.ts';
export { benchmarkCard } from './drafting/requirements/comparables.ts';
export type { BenchmarkCard } from './drafting/requirements/comparables.ts';
export { loadOf } from './drafting/requirements/load.ts';
export type { LoadLine } from './drafting/requirements/load.ts';
export { interviewSet, interviewSets } from './drafting/requirements/questions.ts';
export type { Question } from './drafting/requirements/questions.ts';
export { requirementFit, sayPromised } from './drafting/requirement-fit.ts';
export { templateFit } from './drafting/template-fit.ts';
export type { Required, RequirementFit } from './drafting/requirement-fit.ts';
export { missingClauses } from './drafting/requirements/obligations.ts';
export type { MissingClause, Obliged, Obliging } from './drafting/requirements/obligations.ts';

export { checklistOf, houseCopies } from './drafting/running/checklist.ts';
export type { ChecklistItem } from './drafting/running/checklist.ts';
export { lastDayOfNotice, limitAfter } from './drafting/running/time-limits.ts';
export { shippedTemplates } from './drafting/templates/shipped.ts';
export { exampleAt, exampleMonths } from './drafting/examples/example-months.ts';
export type { ExampleMonth } from './drafting/examples/example-months.ts';
export { lintHistory } from './lint/history.ts';
export { templateDifferences } from './drafting/templates/difference.ts';
export type { TemplateDifference } from './drafting/templates/difference.ts';
export { templateFrom } from './drafting/templates/from-agreement.ts';
export type { TemplateHead } from './drafting/templates/from-agreement.ts';
export { templateOutline } from './drafting/templates/outline.ts';
export type { OutlinePromise, TemplateOutline } from './drafting/templates/outline.ts';
export { readTemplate, templateFaults, templateYaml } from './drafting/templates/read-template.ts';
export { variableKinds } from './drafting/templates/variables.ts';
export type { TemplateVariable, VariableKind } from './drafting/templates/variables.ts';
export type { WrittenTemplate } from './drafting/templates/template.ts';
export { standInValues } from './drafting/templates/stand-ins.ts';

export { fixesFor } from './proof/fixes.ts';
export type { LeafPromise } from './proof/in-period.ts';
export { proveAvailability } from './proof/prove.ts';
export type { ProofQuestion } from './proof/prove.ts';
export { readStructure } from './proof/structure.ts';
export type { WrittenStructure } from './proof/structure.ts';
export { serviceModelDocumentSchema, serviceModelSchema } from './proof/model/service-model.ts';
export type { ServiceModel } from './proof/model/service-model.ts';
export { calibrationOf } from './outlook/forecast/calibration.ts';
export type { Calibration, ReliabilityBin, Scored } from './outlook/forecast/calibration.ts';
export { habitFrom, nothingSeen } from './outlook/forecast/habit.ts';
export { outagesPerMonth, sayHabit } from './outlook/forecast/say-habit.ts';
export type { GivenHabit, KnownHabit, OutagesSeen } from './outlook/forecast/habit.ts';
export { missCount, missRate } from './outlook/forecast/miss-rate.ts';
export type { MissCount } from './outlook/forecast/miss-rate.ts';
export { outagesSeen, pastOf, pastRows } from './outlook/forecast/past.ts';
export type { PastRow } from './outlook/forecast/past.ts';
export { forecastPromise } from './outlook/forecast/promise.ts';
export { forecastTime } from './outlook/forecast/time-budget.ts';
export type { ForecastFacts, PromiseForecast } from './outlook/forecast/promise.ts';
export { missesAtPace } from './outlook/forecast/plain.ts';
export { chancePercent, sayForecast } from './outlook/forecast/say.ts';
export type { ForecastState } from './outlook/forecast/state.ts';

export { apportion } from './outlook/recovery/apportion.ts';
export { runsAt } from './outlook/forecast/law-time.ts';
export { attribute } from './outlook/recovery/attribute.ts';
export type { OverlapRule } from './outlook/recovery/attribute.ts';
export { givenHabit } from './outlook/forecast/given.ts';
export { forecastCourse } from './drawings/forecast-course.ts';
export { controlChart } from './drawings/control-chart.ts';
export { reliabilityChart } from './drawings/reliability.ts';
export type { ReliabilityFacts } from './drawings/reliability.ts';
export { gapCodes as recoveryCodes } from './outlook/recovery/recover.ts';
export type { GapCode as RecoveryCode } from './outlook/recovery/recover.ts';
export { recoverWindow } from './outlook/recovery/recover-window.ts';
export type { BorneTime } from './outlook/recovery/recover-window.ts';

export { priceAgreement } from './outlook/price/agreement-price.ts';
export type { AgreementPrice, LawPrice, PriceAsked, PromisePrice } from './outlook/price/agreement-price.ts';
export { candidateLevels } from './outlook/price/candidate-levels.ts';
export type { CandidateLevel } from './outlook/price/candidate-levels.ts';
export type { UsualCharge } from './outlook/price/credit-engine.ts';
export { habitsFor } from './outlook/price/habits-for.ts';
export type { Habit, HabitOf } from './outlook/price/habit.ts';
export { buildUp, compareDesigns } from './outlook/price/price-of-promise.ts';
export type { BuildUp, ClaimRecord, DesignChoice } from './outlook/price/price-of-promise.ts';
export { withProofs } from './outlook/price/proven-choice.ts';
export type { ProvenChoice } from './outlook/price/proven-choice.ts';
export { seenHistory } from './outlook/price/seen-history.ts';
export type { SeenHistory } from './outlook/price/seen-history.ts';
export { comingYear } from './outlook/price/unit.ts';
export { costFrontier } from './drawings/cost-frontier.ts';
export type { CostPoint } from './drawings/cost-frontier.ts';
export { creditChancesChart } from './drawings/credit-chances.ts';
export { waterfallChart } from './drawings/waterfall.ts';
export type { WaterfallFacts } from './drawings/waterfall.ts';

export { bandChanges } from './proof/model/band-changes.ts';
export { deliverabilitySchema } from './proof/model/deliverability.ts';
export type {
  Deliverability,
  ProvenCommitment,
  ProvenFix,
  ProvenGap,
  ProvenPair,
} from './proof/model/deliverability.ts';
export { textsToAsk } from './proof/model/derive.ts';
export type { AskedText } from './proof/model/derive.ts';
export { measuredShare } from './proof/model/measured-share.ts';
export { modelFaults } from './proof/model/model-faults.ts';
export { referencesIn } from './proof/model/model-references.ts';
export { proofsOfAgreement, proveAgreement } from './proof/model/prove-agreement.ts';
export type { DeliverabilityQuestion, ModelBehind, ProvenAgreement } from './proof/model/prove-agreement.ts';
export { proveDesigns } from './proof/model/prove-designs.ts';
export { confirmExamples } from './proof/model/confirm-examples.ts';
export { figuresOf, grownSince } from './proof/model/grown.ts';
export type { GapFigures } from './proof/model/grown.ts';
export { mismatchesOf } from './proof/model/mismatch.ts';
export type { Mismatches, ModelFault } from './proof/model/mismatch.ts';
