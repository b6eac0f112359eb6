/** What a signer agrees to before signing, by version. Owns: the words. A changed word is a new version; old ones stay readable. */
import type { Localized } from '../terms/text.ts';

export interface ConsentText {
  readonly version: string;
  readonly text: Localized;
}

export const signingConsent: ConsentText = {
  version: '2025-01',
  text: {
    en: 'I have read the agreement with the hash shown here. I agree to sign it electronically, and that my electronic signature binds the party I sign for as my signature by hand would. I am authorised to sign. My name, the time, the network address and the program I use are kept as evidence with the contract.',
    'zh-Hant':
      '本人已閱讀雜湊值如此處所示的協議。本人同意以電子方式簽署，並同意本人的電子簽署與親筆簽署同樣對本人所代表的一方具約束力。本人已獲授權簽署。本人的姓名、簽署時間、網絡地址及所用程式，將與合約一併保存作為證據。',
  },
};

export const acceptanceConsent: ConsentText = {
  version: '2025-01',
  text: {
    en: 'I accept this agreement, with the hash shown here, for the team I lead. My name and the time are kept with it.',
    'zh-Hant': '本人代表所領導的團隊接納雜湊值如此處所示的本協議。本人的姓名及時間將與協議一併保存。',
  },
};
