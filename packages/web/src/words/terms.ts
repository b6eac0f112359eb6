/** Terms that figures and verdicts are made of, explained where they stand and listed on the help page. */
import type { Localized } from '@troth/core';

interface Term {
  readonly name: Localized;
  readonly means: Localized;
}

const term = (en: readonly [name: string, means: string], zh: readonly [name: string, means: string]): Term => ({
  name: { en: en[0], 'zh-Hant': zh[0] },
  means: { en: en[1], 'zh-Hant': zh[1] },
});

export const terms = {
  agreement: term(
    [
      'Agreement',
      'What was promised to somebody for a term: a service level agreement with a customer, an operational level agreement between our own groups, or a contract with a supplier.',
    ],
    ['協議', '於指定期限內對某方作出的承諾：與客戶的服務水平協議、內部團隊之間的運作水平協議，或與供應商的合約。'],
  ),
  commitment: term(
    ['Commitment', 'One promise of an agreement that is measured: what, how much, over which period.'],
    ['承諾', '協議內一項會被量度的允諾：量度甚麼、達到多少、以哪段期間計算。'],
  ),
  'agreed-time': term(
    [
      'Agreed service time',
      'The minutes of a period in which the promise holds. Time outside of it counts for nobody.',
    ],
    ['協定服務時間', '期間內承諾生效的分鐘數。此外的時間不作計算。'],
  ),
  allowance: term(
    [
      'Allowance',
      'How many minutes may be lost in the period before the promise is missed. It is the target said in minutes.',
    ],
    ['容許停機', '期間內可損失多少分鐘而仍算達標，即以分鐘表達的目標。'],
  ),
  gross: term(
    [
      'Gross downtime',
      'All minutes without service in agreed service time, counted once however many sources tell them.',
    ],
    ['總停機時間', '協定服務時間內所有服務中斷的分鐘；多個來源報告同一時段只計一次。'],
  ),
  excluded: term(
    [
      'Excluded',
      'Minutes that do not count because a clause says so and somebody decided that it applies. The decision and its reason are kept.',
    ],
    ['不計時間', '按條款不予計算、並經人決定適用的分鐘。決定及其理由均予保存。'],
  ),
  counted: term(
    ['Counted downtime', 'Gross downtime less what is excluded. This is what is compared with the allowance.'],
    ['計算停機時間', '總停機時間減去不計時間，用以與容許停機比較。'],
  ),
  unknown: term(
    [
      'Unknown',
      'Minutes for which no source said whether the service worked. Silence is not success: the agreement says what it counts as.',
    ],
    ['未知時間', '沒有任何來源報告服務是否正常的分鐘。沒有消息不等於正常：如何計算由協議訂明。'],
  ),
  completeness: term(
    ['Completeness', 'The share of the period for which there is evidence. It stands beside every result.'],
    ['數據完整度', '期間內有證據覆蓋的比例，與每項結果並列。'],
  ),
  breach: term(
    ['Breach', 'A promise was missed: the result of a period is on the wrong side of its target.'],
    ['違約', '承諾未達標：期間結果落在目標的錯誤一方。'],
  ),
  credit: term(
    ['Service credit', 'Money given back for a promise that was missed, computed by the clause of the agreement.'],
    ['補償', '因承諾未達標而退還的款項，按協議條款計算。'],
  ),
  cap: term(
    ['Cap', 'The most that credits of one period, or of a year, may come to.'],
    ['上限', '單一期間或一年內補償總額的最高限額。'],
  ),
  'earn-back': term(
    ['Earn-back', 'A credit that is taken back because later periods were met, where the agreement says so.'],
    ['取回', '協議訂明時，因其後期間達標而收回的補償。'],
  ),
  threatened: term(
    ['Threatened', 'Still met, but most of the allowance is used.'],
    ['告急', '仍然達標，但容許停機已用去大部分。'],
  ),
  burn: term(
    [
      'Projection',
      'Where the period ends if the rest of it goes on as it did so far. It is a plain projection, not a promise.',
    ],
    ['推算', '若餘下期間與至今情況相同，期末會到達的位置。這只是簡單推算，並非承諾。'],
  ),
  'prime-time': term(
    ['Prime time', 'Hours in which a service matters most to its customer; an agreement may promise more for them.'],
    ['重要時段', '服務對客戶最為重要的時段；協議可就此作出較高承諾。'],
  ),
  maintenance: term(
    [
      'Works',
      'Planned interruptions. They are excluded only inside the window, with the notice and up to the hours the agreement allows.',
    ],
    ['工程', '計劃中斷。只有在協議容許的時段內、已按時通知且不超出時數，才不予計算。'],
  ),
  statement: term(
    [
      'Statement',
      'What was attained and what is owed for one agreement and one period, with a hash of everything it was computed from.',
    ],
    ['結單', '一份協議於一個期間的達標情況及應付款項，連同計算所據資料的雜湊值。'],
  ),
  restatement: term(
    [
      'Restatement',
      'A statement computed again because evidence came late or was corrected. It lists the rows that moved it; the first stays.',
    ],
    ['重列', '因證據遲到或更正而重新計算的結單，列明導致變動的紀錄；原有結單保留。'],
  ),
  derivation: term(
    ['Derivation', 'Every step from the evidence to the verdict, in the order in which it was computed.'],
    ['推導', '由證據到結果的每一步，按計算次序列出。'],
  ),
  ablation: term(
    [
      'What decided it',
      'The same period computed with one clause switched off at a time: where the verdict changes, that clause decided it.',
    ],
    ['決定因素', '逐一停用每項條款後重新計算同一期間；若結果改變，該條款即為決定因素。'],
  ),
  quarantine: term(
    ['Set aside', 'Rows that could not be believed as they came. They count for nothing until somebody looks.'],
    ['擱置', '送達時未能採信的紀錄。在有人處理前不作計算。'],
  ),
  dispute: term(
    ['Dispute', 'The other party contests a result. The first computation stays, whatever the ruling.'],
    ['爭議', '對方對結果提出異議。無論裁決如何，原有計算均予保留。'],
  ),
  claim: term(
    ['Claim', 'What we ask back from a supplier for a promise of theirs that was missed.'],
    ['索償', '供應商承諾未達標時，我方向其追討的款項。'],
  ),
  copy: term(
    ['Controlled copy', 'A copy of an agreement whose holder confirms which version they have.'],
    ['受控副本', '由持有人確認所持版本的協議副本。'],
  ),
  level: term(
    [
      'Responsibility level',
      'From 2 (assist) to 7 (set strategy). It decides which acts somebody may do; whoever proposes does not approve.',
    ],
    ['責任級別', '由 2（協助）至 7（制定策略），決定可執行的操作；提出者不得自行批准。'],
  ),
  ledger: term(
    [
      'Ledger',
      'Everything that was told or decided, chained by hashes: what stands in it cannot be changed without being seen.',
    ],
    ['帳本', '所有告知或決定的事項，以雜湊值相連：任何改動必會被發現。'],
  ),
  audit: term(
    ['Audit', 'Issued statements are drawn, computed again and looked at by somebody who takes no part in the work.'],
    ['審計', '由不參與工作的人員抽取已發出的結單，重新計算並查核。'],
  ),
  'audit-sample': term(
    [
      'Drawn sample',
      'SHA-256 of the seed and of each statement’s name puts the statements in an order; the first are the sample. Whoever has the seed draws the same.',
    ],
    [
      '抽樣',
      '以種子及每份結單的名稱計算 SHA-256，按其次序排列，取排在最前者為樣本。任何人以同一種子均會抽得相同樣本。',
    ],
  ),
} as const satisfies Readonly<Record<string, Term>>;

export type TermName = keyof typeof terms;
export const termNames = Object.keys(terms) as readonly TermName[];
