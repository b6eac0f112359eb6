/**
 * The descriptions of the schema in Chinese, by their English words. A test demands that each is still a description; one that is
 * not here is shown in English.
 */
export const chineseHelp: Readonly<Record<string, string>> = {
  'sla: to a customer; ola: between internal groups; underpinning-contract: from a supplier; expectation: reported, never money.':
    '服務水平協議：對客戶；營運水平協議：內部組別之間；支援合約：來自供應商；期望：只作報告，不涉金錢。',
  'An id, unique among its fellows.': '識別碼，同類之中不可重複。',
  'Words: one text, or one per language (en, zh-Hant).': '文字：一種語文，或中英文各一。',
  'Governing language.': '準據語文。',
  'When this revision holds, by local date in its zone.': '此版本的生效期，按其時區的日期計。',
  'A date in the zone of the agreement.': '日期，按協議的時區計。',
  'First date on which it no longer holds; the next revision ends it when missing.':
    '首個不再有效的日期；留空則由下一版本終止。',
  'Agreement whose terms hold where this one is silent; this one may only tighten.':
    '本協議未訂明之處適用該協議的條款；本協議只可收緊。',
  'IANA time zone in which periods and days are counted.': '計算期間及日子所用的 IANA 時區。',
  'Where the terms were read, and when.': '條款的出處及讀取日期。',
  'K01 Parties, representatives, signatories.': '第 1 條：各方、代表及簽署人。',
  'Registration number.': '登記號碼。',
  'Who receives the service; for an underpinning contract, our own organisation.':
    '接受服務的一方；如屬支援合約，即本機構。',
  'Speaks for all users of the customer.': '代表客戶的所有用戶。',
  'The one person who answers for the agreement.': '對協議負責的人員。',
  'In what function the person signs.': '以何身分簽署。',
  'Up to what value the person may bind the party.': '該人員可代表一方承擔的最高金額。',
  'An amount in the currency of the agreement.': '以協議貨幣計的金額。',
  'K02 Purpose and structure.': '第 2 條：目的及架構。',
  'Level in a multi-level structure.': '在多層架構中的層級。',
  'K03 Term and schedule.': '第 3 條：期限及時間表。',
  'Last date is the day before; open when missing.': '最後一日為前一日；留空則不設期限。',
  'A time limit.': '時限。',
  'K04 A service in scope.': '第 4 條：服務範圍內的一項服務。',
  'Catalogue offering.': '服務目錄中的方案。',
  'Version of the offering.': '方案的版本。',
  'What is not included; an empty list says "none".': '不包括的項目；空白清單即「沒有」。',
  'Weight among the sites (users, revenue); one when missing.': '各地點的權重（用戶、收入）；留空為一。',
  'Class on which matrices of targets and credits are keyed.': '目標及補償矩陣所依據的類別。',
  'An exact plain number.': '精確數字。',
  'Number of sites where they are counted, not named.': '只計數目而不列名的地點數。',
  'K05 Hours in which a promise runs.': '第 5 條：承諾適用的時段。',
  'IANA time zone; the zone of the agreement when missing.': 'IANA 時區；留空則採用協議的時區。',
  'Open at all times (24 × 7).': '全日開放（24 × 7）。',
  'Opening hours per day; a day without an entry is closed.': '每日的開放時間；未列之日即休息。',
  'Named holiday list(s) (hk-general, hk-statutory, england …) or none.':
    '具名假期表（hk-general、hk-statutory、england …）或沒有。',
  'Further closed dates.': '其他休息日。',
  'Dates closed every year, as MM-DD.': '每年的休息日，格式 MM-DD。',
  'Dated hours that replace the weekly hours.': '取代每週時間的特定日期時間。',
  'Dated partial closures.': '特定日期的局部休息。',
  'Marks the hours as prime time in words and charts.': '在文字及圖表中標示為主要時段。',
  'K06 A promise: metric, target, period, hours, and what missing it costs.':
    '第 6 條：一項承諾：指標、目標、期間、時段，以及未達標的代價。',
  'Clause number for statements.': '報表所用的條款編號。',
  'The service it speaks of; the only one when missing.': '所指的服務；留空即唯一的一項。',
  'Sites or instances it speaks of; all of the service when missing.': '所指的地點或實例；留空即服務的全部。',
  'Judged for each subject alone instead of for all together.': '逐一評核各對象，而非合併評核。',
  'Availability by time: how much of agreed service time the service was up.':
    '時間可用率：協定服務時間內服務正常的比率。',
  'Subjects that are measured; missing: all subjects of the commitment.': '量度的對象；留空即承諾的所有對象。',
  'When the service is down: any-down (default), all-down, atLeastDown k, or weighted: as much of it as the weights of the members that are down.':
    '何時視為服務中斷：任何一項中斷（預設）、全部中斷、至少若干項中斷，或按中斷成員的權重計。',
  'How many members must be down at once.': '須同時中斷的成員數目。',
  'How much of a moment in each state counts as downtime. Missing: down 100 %. States not listed count as up.':
    '各狀態下有多少時間計作中斷。留空：中斷計 100 %；未列狀態視為正常。',
  'A percentage.': '百分比。',
  'From when an outage runs: fault (default), detection or report.': '中斷由何時起計：故障（預設）、偵測或報告。',
  'Outages that are ignored entirely; longer ones count from their first moment.': '完全不計的中斷；較長者由首刻起計。',
  'A length of physical time.': '實際時間長度。',
  'Nothing counts unless the downtime of the period exceeds this; then all of it counts.':
    '期內中斷未超過此數則全部不計；一旦超過則全部計算。',
  'The unit in which downtime is counted.': '計算中斷時間的單位。',
  'The first downtime is free, in order of time.': '按時間先後，最初的中斷不計。',
  'What the share is taken of: agreed service time, agreed time without what is excluded, agreed time in which the subject existed, a fixed length, or a look-back window.':
    '比率的分母：協定服務時間、扣除豁免後的協定時間、對象存在的協定時間、固定長度，或回顧期。',
  'The value: the share of time up (default), or the downtime that counts.':
    '數值：服務正常的比率（預設），或計算的中斷時間。',
  'How soon cases are answered, updated, restored or resolved.': '個案多快獲回應、更新、恢復或解決。',
  'response: until answered; update: longest wait between updates; restore; resolve.':
    '回應：至獲回應為止；更新：兩次更新之間最長的等候；恢復；解決。',
  'Which cases count; all of the commitment when missing.': '計入的個案；留空即承諾的全部個案。',
  'Types of case (incident, request, order …); all when missing.': '個案類型（事故、要求、訂單 …）；留空即全部。',
  'Limit of every priority that `limits` does not name.': '「各項期限」未列優先級的期限。',
  'Time within which the clock must end: 15 min, 4 h, or whole days such as 5 business days.':
    '計時須於此時間內結束：15 min、4 h，或整日如 5 business days。',
  'Limit per priority.': '按優先級的期限。',
  'Event that starts the clock.': '開始計時的事件。',
  'Pauses that stop the clock. A pause that is not listed here leaves it running.':
    '停止計時的暫停；未列的暫停照常計時。',
  'carry: time used stays used, the new limit and hours hold from the change on; restart: the clock starts anew. Default: carry.':
    '已用時間照計，新期限由更改時起適用；或重新計時。預設：照計。',
  'continue: the clock goes on and the time closed does not count; void-closure: it counts; new-cycle: each cycle is judged alone. Default: continue.':
    '繼續計時而關閉期間不計；或關閉不算而照計；或視作新個案。預設：繼續計時。',
  'Period a case counts in: that in which its clock started, or that in which it ended or was missed. Default: opened.':
    '個案歸屬的期間：開始計時之期，或結束、逾期之期。預設：開始計時之期。',
  'each: number of missed cases; share: cases in time ÷ all; mean, percentile, max: of the time used.':
    '逐宗：未達標個案數；比率：準時個案 ÷ 全部；平均、百分位、最大：所用時間。',
  'What a case is that is still open past its limit when the evidence of the period ends.':
    '期末證據截止時仍逾期未結的個案如何計算。',
  'What the value must satisfy; a commitment without a target is only reported, and its credits go by their own key.':
    '數值須符合的條件；沒有目標的承諾只作報告，其補償按各自的依據計算。',
  'One target per class of subject.': '按對象類別各設目標。',
  'The comparison that the value must satisfy.': '數值須符合的比較條件。',
  'The provider’s own, stricter target, for early warning.': '供應商較嚴格的內部目標，用於預警。',
  'The period assessed, aligned to the calendar of the agreement’s zone or to an anchor.':
    '評核期，按協議時區的曆法或起計日對齊。',
  'Calendar in which the promise runs.': '承諾適用的時段表。',
  'What time nobody knows about counts as.': '情況不明的時間如何計算。',
  'Rounding of the value before it is judged; it is applied once. There is no default.':
    '評核前數值的取整，只作一次。沒有預設。',
  'The step to round to, such as 0.01 %.': '取整單位，如 0.01 %。',
  'Below this number of events, cases or answers there is no verdict.': '事件、個案或回應少於此數則不作判定。',
  'Share of the allowance from which the promise counts as threatened; 80 % when missing.':
    '用去容許額多少即視為受威脅；留空為 80 %。',
  'What a period without a value is.': '沒有數值的期間如何判定。',
  'Measurement sources, the most trusted first.': '量度來源，最可信者在先。',
  'Until then the target is on trial: reported, no credits.': '此日前目標屬試行：只作報告，不予補償。',
  'What the rule looks at: value (as rounded), shortfall (points from the target), exceedance (shortfall ÷ target), or a facet such as downtime.':
    '規則的依據：數值（取整後）、差距、超出比率，或中斷時間等項目。',
  'The rows; together with dead zones they must cover every miss once.':
    '各級；連同不計區間，每次未達標須恰好落入一級。',
  'Keys that the row speaks for.': '此級適用的數值範圍。',
  'Values that a row speaks for: an interval with [ ] closed and ( ) open ends, or a comparison.':
    '此級適用的數值：以 [ ] 表示包括端點、( ) 表示不包括，或以比較條件表示。',
  'What is given: a share of a fee, money, days’ fees, days of service, product units, points, or an action.':
    '給予的補償：費用比率、金額、若干日費用、服務日數、產品單位、服務分或行動。',
  'A share of a fee base.': '費用基準的比率。',
  'Id of the fee base (see `fees.bases`) that the share is taken of.': '計算比率所依據的費用基準。',
  'A fixed amount in the currency of the agreement.': '以協議貨幣計的固定金額。',
  'What is given at most.': '最多給予的數額。',
  'The window over which credits add up to the limit.': '累計至上限的期段。',
  'Limits on this rule; the innermost first.': '此規則的上限；最內層在先。',
  'Repeated failure costs more.': '重複未達標的代價較高。',
  'Good performance afterwards earns a credit back.': '其後表現良好可賺回補償。',
  'An exact number with its unit: %, ppm, ms, s, min, h, d (24 h), business days, calendar days, or your own.':
    '精確數字連單位：%、ppm、ms、s、min、h、d（24 小時）、business days、calendar days 或自訂單位。',
  'K07 Priorities.': '第 7 條：優先級別。',
  'impact → urgency → priority.': '影響 → 緊急程度 → 優先級別。',
  'Who may change a priority, and how.': '誰可更改優先級別及如何更改。',
  'K08 Workload that the price assumes.': '第 8 條：價格所假定的工作量。',
  'K09 Exclusions, in order of precedence.': '第 9 條：不計時間，按優先次序排列。',
  'A cause of time that does not count, once it is proved and accepted.': '經證明及接納後不予計算的時間起因。',
  'The cause that is excused.': '獲豁免的起因。',
  'Number of the clause that says so, for statements.': '訂明此項的條款編號，供報表使用。',
  'Commitments it applies to; all when missing.': '適用的承諾；留空即全部。',
  'Enumerated events (T8, black-rainstorm …); only time during such a signal is excluded.':
    '列明的事件（T8、black-rainstorm …）；只豁免信號生效期間。',
  'What must be shown.': '須出示的證明。',
  'The role that accepts or refuses.': '接納或拒絕的角色。',
  'How it is recognised; needed for customer-caused exclusions.': '辨識方式；客戶引致的豁免必須訂明。',
  'Limit of what may be excluded, or the reason why there is none.': '可豁免的上限，或不設上限的原因。',
  'Why there is no cap.': '不設上限的原因。',
  'K10 Maintenance.': '第 10 條：維修保養。',
  'Planned works that do not count, when they are announced in time and stay inside their window.':
    '準時通知並在時窗內完成的計劃工程，不予計算。',
  'When works may be done; any time when missing. A window that ends before it starts crosses midnight.':
    '可進行工程的時間；留空即任何時間。結束早於開始的時窗即跨越午夜。',
  'How long before the start the customer must be told; later notice excludes nothing.':
    '須於開始前多久通知客戶；遲發通知則不獲豁免。',
  'Calendar by which business days of notice are counted.': '計算通知期工作天所用的時段表。',
  'Whether emergency works without notice count as downtime.': '未經通知的緊急工程是否計作中斷。',
  'K11 Measurement and records.': '第 11 條：量度及紀錄。',
  'Instrument, location, frequency.': '儀器、位置、頻率。',
  'Continuous: silence means the service was up. Explicit: silence is unknown.':
    '持續：沒有紀錄即服務正常。須明確記錄：沒有紀錄即情況不明。',
  'Below it the statement carries a warning.': '低於此數，報表會附警告。',
  'How long after the period data may be corrected before the statement is final.':
    '期後多久內可更正數據，報表方為最終。',
  'K12 Tracking and reporting.': '第 12 條：跟進及報告。',
  'Fees on which credits are worked out.': '計算補償所依據的費用。',
  'The price list.': '價目表。',
  'A line of the price list: a fixed amount, or one that the evidence tells.': '價目一項：固定金額，或由證據得出。',
  'What the amount is paid for.': '金額所付的期間。',
  'Fee bases by id.': '各費用基準。',
  'A fee base: what shares and caps are taken of.': '費用基準：比率及上限的計算依據。',
  'The lines that the base adds up.': '基準所合計的項目。',
  'The span of time whose fees are added up.': '合計費用的期段。',
  'Whether a period of which only some days are in force counts by its days. There is no default.':
    '只有部分日子生效的期間是否按日計算。沒有預設。',
  'K13 Terms of all credits together.': '第 13 條：所有補償的共同條款。',
  'Limits across rules; those of single commitments are applied before those of the agreement.':
    '跨規則的上限；先計各項承諾的上限，後計協議的上限。',
  'A limit on what several rules give together.': '多項規則合計的上限。',
  'commitment: each commitment alone; agreement: all together.': '每項承諾各自計算，或整份協議合計。',
  'The smallest credit of a period that is paid.': '每期支付的最低補償。',
  'How the total of a statement is rounded to the minor unit of the currency, once; half-up when missing.':
    '報表總額如何一次取整至貨幣最小單位；留空為四捨五入。',
  'How credits are claimed: automatic, or in stages with time limits.': '補償如何申索：自動給付，或按時限分階段。',
  'How a credit is given.': '補償的給付方式。',
  'Whether credits are the only remedy for what they credit.': '補償是否唯一補救。',
  'K14 Consequences beyond money.': '第 14 條：金錢以外的後果。',
  'Rights that follow from repeated or severe failure.': '因重複或嚴重未達標而生的權利。',
  'Any of these suffices.': '符合任何一項即可。',
  'k of the last n periods missed.': '最近 n 期中有 k 期未達標。',
  'n periods missed without a break.': '連續 n 期未達標。',
  'What the holder may then do or ask for.': '權利人可作的行動或要求。',
  'Notice that the customer gives.': '客戶須給予的通知期。',
  'K15 Problem reports and escalation.': '第 15 條：問題報告及升級。',
  'K16 Duties and responsibilities.': '第 16 條：職責。',
  'K16 A duty with one accountable party.': '第 16 條：由一方最終負責的職責。',
  'Neglecting it suspends the targets.': '怠忽此職責會暫停目標。',
  'K17 Service review.': '第 17 條：服務檢討。',
  'K18 Change and amendment.': '第 18 條：變更及修訂。',
  'K19 Warranties and remedies.': '第 19 條：保證及補救。',
  'Why credits are proportionate to a legitimate interest.': '補償何以與正當利益相稱。',
  'K20 Intellectual property and confidential information.': '第 20 條：知識產權及機密資料。',
  'K21 Legal compliance, health and safety.': '第 21 條：法律合規、健康及安全。',
  'K22 Sustainability.': '第 22 條：可持續發展。',
  'Commitments that are sustainability targets.': '屬可持續目標的承諾。',
  'K23 Restrictions and invalidity.': '第 23 條：限制及失效。',
  'Events in which targets are suspended.': '暫停目標的事件。',
  'Events in which the agreement ends by itself.': '協議自動終止的事件。',
  'K24 Exit.': '第 24 條：退出安排。',
  'K25 Distribution: who gets a controlled copy and must acknowledge it.': '第 25 條：派發：誰獲受控文本並須確認收訖。',
  'A dated, two-sided exception from a commitment.': '雙方同意、設有期限的承諾例外。',
  'Both sides, by name.': '雙方，須列明姓名。',
  'What the customer got for it.': '客戶所得的對價。',
  'Defined terms; each may point at a commitment, calendar, service or fee.':
    '定義詞語；各可指向承諾、時段表、服務或費用。',
};
