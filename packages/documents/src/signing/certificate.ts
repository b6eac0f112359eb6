/**
 * The certificate of completion: who signed what, when, how they were known, with which hashes before and after, the whole evidence
 * trail, and an honest word on what kind of signature this is. In both languages. Owns: its words. Does not own: the facts (the
 * signing), its seal (sealing).
 */
import {
  grouped,
  heading,
  identityWords,
  inLanguage,
  Instant,
  languages,
  mapTexts,
  methodWords,
  paragraph,
  sayDate,
  sayMoment,
  spaced,
  trailWords,
} from '@troth/core';
import type { Block, Language, Signatory, Signing } from '@troth/core';
import type { Paper } from '../print/paper.ts';

export interface CompletedSigning {
  /** Number of the signing. */
  readonly id: string;
  readonly body: Signing;
  /** SHA-256 of the sealed document; missing where nothing is sealed. */
  readonly sealed?: string | undefined;
  readonly sealedAt: Instant;
}

type Words = Readonly<Record<Language, string>>;
const words = (en: string, zh: string): Words => ({ en, 'zh-Hant': zh });

export function certificatePaper(of: CompletedSigning): Paper {
  const { id, body, sealedAt } = of;
  const first = body.language;
  const order = [first, ...languages.filter((one) => one !== first)];
  const blocks = order.flatMap((language) => {
    const own = blocksIn(of, language);
    return language === 'en' ? own : mapTexts(own, spaced);
  });
  const title = titles[first];
  return {
    title: `${title} ${id}`,
    language: first,
    blocks,
    author: 'Troth',
    keywords: [id, body.agreement, body.hash],
    identity: `${id} · ${body.agreement} · ${first === 'en' ? `revision ${body.revision}` : `第 ${body.revision} 版`}`,
    footer: `${id} · ${body.hash.slice(0, 16)}`,
    madeAt: sealedAt,
  };
}

const titles: Words = words('Certificate of completion', '完成證明');

function blocksIn(of: CompletedSigning, language: Language): readonly Block[] {
  const { id, body, sealed, sealedAt } = of;
  const say = (en: string, zh: string): string => (language === 'en' ? en : zh);
  const moment = (at: string | number): string =>
    `${sayMoment(typeof at === 'string' ? Instant.parse(at) : at, body.zone, language)} (${body.zone})`;
  const facts: (readonly [string, string])[] = [
    [say('Signing', '簽署編號'), id],
    [say('Agreement', '協議'), `${inLanguage(body.title, language)} (${body.agreement})`],
    [say('Revision', '版本'), String(body.revision)],
    [say('Completed', '完成時間'), moment(sealedAt)],
    ...(body.value === undefined
      ? []
      : [[say('Fees over the term', '合約期內費用'), `${body.value.currency} ${grouped(body.value.amount)}`] as const]),
  ];
  return [
    heading(1, `${titles[language]} ${id}`),
    paragraph(
      say(
        `Every party named here signed the text whose hash is printed below. All times are in the zone ${body.zone}, which stands beside each of them.`,
        `下列各人已就以下雜湊值所示的文本簽署。所有時間均為 ${body.zone} 時區，並已逐一註明。`,
      ),
    ),
    { kind: 'facts', rows: facts },
    { kind: 'hash', label: say('Agreed text (SHA-256)', '議定文本（SHA-256）'), value: body.hash },
    { kind: 'hash', label: say('Contract as it was sent (SHA-256)', '送簽合約（SHA-256）'), value: body.document },
    ...(sealed === undefined
      ? []
      : [
          {
            kind: 'hash' as const,
            label: say('Contract signed and sealed (SHA-256)', '已簽署及封存的合約（SHA-256）'),
            value: sealed,
          },
        ]),
    heading(2, say('Signers', '簽署人')),
    ...body.signers.flatMap((signer) => signerBlocks(signer, { language, moment })),
    heading(2, say('What kind of signature this is', '簽署性質')),
    ...levelOf(body).map((text) => paragraph(text[language])),
    heading(2, say('Evidence trail', '證據紀錄')),
    paragraph(
      say(
        'Each line holds the hash of the line before it. A line that was changed, taken out or put in breaks the chain.',
        '每行均載有前一行的雜湊值；任何一行經更改、刪除或加插，鏈即中斷。',
      ),
    ),
    {
      kind: 'table',
      caption: say('What was done, in order', '按序記錄'),
      head: [say('Time', '時間'), say('Who', '何人'), say('What', '事項'), say('Line (SHA-256)', '行（SHA-256）')],
      rows: body.evidence.map(({ at, who, what, detail, address, agent, hash }) => [
        moment(at),
        who,
        [trailWords(what, language), detail, address, agent].filter((part) => part !== undefined).join(' · '),
        hash,
      ]),
    },
  ];
}

interface Told {
  readonly language: Language;
  readonly moment: (at: string) => string;
}

function signerBlocks(signer: Signatory, { language, moment }: Told): readonly Block[] {
  const say = (en: string, zh: string): string => (language === 'en' ? en : zh);
  const rows: (readonly [string, string])[] = [
    [say('For', '代表'), signer.side === 'provider' ? say('provider', '供應商') : say('customer', '客戶')],
    [say('Capacity', '職銜'), signer.capacity],
    [say('Order', '次序'), String(signer.order)],
    [
      say('Authority', '權限'),
      signer.authority === undefined
        ? say('without limit, as stated', '據所述不設上限')
        : `${say('up to', '最高')} ${signer.authority.currency} ${grouped(signer.authority.amount)}`,
    ],
  ];
  if (signer.state === 'delegated' && signer.delegatedTo !== undefined)
    rows.push([say('Passed on to', '委託予'), `${signer.delegatedTo.name}: ${signer.delegatedTo.note}`]);
  else rows.push(...signedRows(signer, { language, moment }));
  return [heading(3, signer.name), { kind: 'facts', rows }];
}

function signedRows(signer: Signatory, { language, moment }: Told): (readonly [string, string])[] {
  const say = (en: string, zh: string): string => (language === 'en' ? en : zh);
  const { method, identity, email, decidedAt, applied, scan, delegatedFrom, consent } = signer;
  return [
    [say('How', '方式'), methodWords[method][language]],
    ...(decidedAt === undefined ? [] : [[say('When', '時間'), moment(decidedAt)] as const]),
    ...(identity === undefined ? [] : [[say('Known by', '身分核實'), identityWords[identity][language]] as const]),
    ...(email === undefined || scan !== undefined ? [] : [[say('Mail address', '電郵地址'), email] as const]),
    ...(consent === undefined
      ? []
      : [[say('Statement agreed to', '同意的聲明'), say(`version ${consent}`, `版本 ${consent}`)] as const]),
    ...(delegatedFrom === undefined
      ? []
      : [[say('In place of', '代替'), `${delegatedFrom.name}: ${delegatedFrom.note}`] as const]),
    ...(applied === undefined
      ? []
      : [
          [say('In the document since', '寫入文件時間'), moment(applied.at)] as const,
          [say('Document after it', '其後文件（SHA-256）'), applied.sha256] as const,
        ]),
    ...(scan === undefined
      ? []
      : [
          [say('Dated on paper', '紙本日期'), sayDate(scan.signedOn, language)] as const,
          [say('Original seen by', '見證正本者'), scan.witness] as const,
          [say('Scan', '掃描檔（SHA-256）'), `${scan.name}: ${scan.sha256}`] as const,
        ]),
  ];
}

/** No more is said than is so. */
function levelOf({ form, signers }: Signing): readonly Words[] {
  if (form !== 'signature')
    return [
      words(
        'This agreement is not signed: it was accepted or confirmed by the people named here, each by a link and a one-time code sent to their mail address. No cryptographic signature was made.',
        '本協議並非以簽署訂立，而是由上列人士接納或確認；各人以發送至其電郵地址的連結及一次性驗證碼核實身分，未有製作密碼學簽署。',
      ),
    ];
  const signed = signers.filter(({ state }) => state === 'signed');
  const paper = signed.some(({ method }) => method === 'wet-ink' || method === 'external');
  const electronic = signed.some(({ method }) => method === 'electronic');
  return [
    ...(electronic
      ? [
          words(
            'Electronic signatures are in the form PAdES baseline B-T: each with a certificate issued for the one act by the authority of this installation, and a time stamp after RFC 3161. The key was held by the system for the signer; who acted is known by link and code, not by a certificate of their own. They are therefore not qualified signatures under Regulation (EU) 910/2014, and not digital signatures supported by a recognised certificate under Cap. 553 of Hong Kong.',
            '電子簽署採用 PAdES 基線 B-T 格式：每次簽署均由本系統所用的憑證機構就該次行為簽發證書，並附 RFC 3161 時間戳記。私人密碼匙由系統代簽署人保管；簽署人身分以連結及驗證碼核實，而非以其本人的證書核實。因此，該等簽署並非歐盟第 910/2014 號規例所指的合資格電子簽署，亦非香港法例第 553 章所指獲認可證書證明的數碼簽署。',
          ),
        ]
      : []),
    ...(paper
      ? [
          words(
            'Signatures on paper or from another system are recorded by a scan: the seal proves that this scan was recorded at this time and not changed since. It does not prove the signature on it; the original does.',
            '紙本簽署或以其他系統作出的簽署以掃描檔記錄：封存只證明該掃描檔於該時記錄且其後未經更改，並不證明其上的簽署；簽署以正本為準。',
          ),
        ]
      : []),
    words(
      'The seal was put on by the provider when all had signed. It is worth as much as the trust in the certificate that it names.',
      '封存由供應商於各方簽署後加上，其效力取決於對所示證書的信任。',
    ),
  ];
}
