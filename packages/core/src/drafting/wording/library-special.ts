/** Approved wording for what single services need besides the frame: separate ways, shared responsibility, escrow, weather, evidence. */
import type { Passage } from './passage.ts';

/** Further prose of a clause. */
function prose(id: string, en: string, zh: string): Passage {
  return { id, clause: id.slice(0, 3), place: 'clauses', version: 1, text: { en, 'zh-Hant': zh } };
}

export const specialWording: readonly Passage[] = [
  prose(
    'K04-diversity',
    'Where a site has two lines, the Provider states whether they share a duct, a building entry or a supplier, and tells the Customer before that changes.',
    '地點設有兩條線路者，供應商須說明兩線是否共用管道、大廈入口或支援供應商，並於有變前通知客戶。',
  ),
  prose(
    'K04-shared-responsibility',
    'A table of shared responsibility says for each layer who configures it, who patches it, who backs it up and who watches it.',
    '共同責任表須就每一層列明由誰設定、修補、備份及監察。',
  ),
  prose(
    'K04-versions',
    'A matrix lists the versions that are supported and until when. A version that has left it is supported only where both parties agree in writing.',
    '版本表列明受支援的版本及期限；已除名的版本，須經雙方書面同意方獲支援。',
  ),
  prose(
    'K06-region',
    'Figures of a cloud supplier speak of its region. The promise of this agreement speaks of the application, whichever region it runs in.',
    '雲端供應商的數字以其區域為準；本協議的承諾以應用程式為準，不論其於何區域運行。',
  ),
  prose(
    'K06-riders',
    'The same levels hold for all customers of the service. What is agreed with one of them may only be stricter.',
    '同一水平適用於本服務的所有客戶；與個別客戶另訂者，只可更為嚴格。',
  ),
  prose(
    'K10-releases',
    'Releases are announced on the status page before they are made. A function is not withdrawn before its notice of withdrawal has run out.',
    '版本發布須預先於狀態網頁公布；功能於停用通知期屆滿前不得撤回。',
  ),
  prose(
    'K13-upstream-claims',
    'What a cloud supplier credits to the Provider does not limit what the Provider owes. The Provider makes its own claims in time.',
    '雲端供應商給予供應商的抵免，不限制供應商所應承擔者；供應商須自行適時申索。',
  ),
  prose(
    'K16-freeze',
    'In the weeks of the yearly freeze nothing is changed but what restores a service. The calendar of freezes is agreed a year ahead.',
    '年度凍結期內，除恢復服務外不作任何變更；凍結日程須於一年前議定。',
  ),
  prose(
    'K16-visitors',
    'Visitors identify themselves, keep to the rules of the house and work on their own equipment only.',
    '訪客須出示身分證明，遵守場內規則，並只可處理其本身的設備。',
  ),
  prose(
    'K19-escrow',
    'The source code stays in escrow. It is released to the Customer when the Provider stops supporting the application.',
    '原始碼存放於第三方託管；供應商停止支援該應用程式時，須交予客戶。',
  ),
  prose(
    'K20-fixes',
    'Rights in a correction follow the rights in what it corrects.',
    '修正的權利，隨所修正之物的權利。',
  ),
  prose(
    'K20-location',
    'Data stays in the places that the Customer has named. The Provider names every sub-processor and tells the Customer before it changes one.',
    '資料須存放於客戶指定的地方；供應商須列明所有次處理者，並於更換前通知客戶。',
  ),
  prose(
    'K20-evidence',
    'Evidence of an attack is kept unaltered, with a record of everyone who has held it, and is given to nobody but those whom the Customer names.',
    '攻擊證據須原樣保存，並記錄所有經手人，只可交予客戶指定的人士。',
  ),
  prose(
    'K21-weather',
    'While a typhoon signal, a rainstorm warning or extreme conditions are in force, nobody is sent out. Work begins again when it is safe; the bulletin is kept as proof.',
    '颱風信號、暴雨警告或極端情況生效期間，不派員外出；安全後恢復工作，並保存有關公布作為證明。',
  ),
  prose(
    'K21-awareness',
    'The time limit of a notice to an authority begins when either party becomes aware of the incident. That moment is logged and told to the other at once.',
    '向主管當局作出通報的期限，由任何一方知悉事故時起計；該時刻須予記錄並即時告知對方。',
  ),
  prose(
    'K21-hazardous-works',
    'Work at height, on live parts, in a confined space or with heat needs a permit before it begins.',
    '高空、帶電、密閉空間或動火工作，須先取得許可方可開始。',
  ),
  prose(
    'K23-fair-use',
    'Where the fair use named under workload is exceeded after notice, the targets are suspended until use is back within it.',
    '經通知後用量仍超出工作量條款所列的合理用量者，目標暫停計算，直至用量回復。',
  ),
  prose(
    'K11-audit',
    'The Customer, and whoever audits it, may look at the records and the places from which the service is given, after notice.',
    '客戶及其審核人員經通知後，可查閱紀錄及視察提供服務的地點。',
  ),
  prose(
    'K15-early-notice',
    'The supplier tells the Customer of a degradation in half the time that the Customer has for telling its own customers, or less.',
    '服務下降時，支援供應商須於客戶通知其客戶的時限之一半或更短時間內通知客戶。',
  ),
  prose(
    'K16-flow-down',
    'What the Customer has promised to its own customers and has told the supplier binds the supplier in the same words.',
    '客戶對其客戶的承諾並已告知支援供應商者，按同一文字約束支援供應商。',
  ),
  prose(
    'K03-supports',
    'It lasts at least as long as each agreement that it supports.',
    '本協議的期限不短於其所支援的任何協議。',
  ),
];
