/** Object identifiers of CMS (RFC 5652), CAdES (RFC 5035, EN 319 122) and time stamps (RFC 3161). */
export const ids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  ecdsaSha256: '1.2.840.10045.4.3.2',
  ecdsaSha384: '1.2.840.10045.4.3.3',
  ecdsaSha512: '1.2.840.10045.4.3.4',
  rsaSha256: '1.2.840.113549.1.1.11',
  rsaSha384: '1.2.840.113549.1.1.12',
  rsaSha512: '1.2.840.113549.1.1.13',
  rsa: '1.2.840.113549.1.1.1',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;

/** Hashes that we believe, as Node calls them. */
export const digestNames: Readonly<Record<string, 'sha256' | 'sha384' | 'sha512'>> = {
  [ids.sha256]: 'sha256',
  [ids.sha384]: 'sha384',
  [ids.sha512]: 'sha512',
};

/** Signature algorithms with the hash they say, where they say one. */
export const signatureDigests: Readonly<Record<string, 'sha256' | 'sha384' | 'sha512' | 'any'>> = {
  [ids.ecdsaSha256]: 'sha256',
  [ids.ecdsaSha384]: 'sha384',
  [ids.ecdsaSha512]: 'sha512',
  [ids.rsaSha256]: 'sha256',
  [ids.rsaSha384]: 'sha384',
  [ids.rsaSha512]: 'sha512',
  [ids.rsa]: 'any',
};
