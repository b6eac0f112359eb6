/**
 * Currencies and the digits of their minor unit, after ISO 4217 (list one), from general knowledge of the standard.
 * Codes withdrawn in 2025 and 2026 (ANG, BGN, CUC) are kept: agreements of that time still have to be evaluated.
 */

const codes = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF ' +
    'CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD ' +
    'GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR ' +
    'LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK ' +
    'PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND ' +
    'TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG'
  ).split(' '),
);

const digitsOf = (digits: number, list: string): [string, number][] => list.split(' ').map((code) => [code, digits]);

const exceptions = new Map([
  ...digitsOf(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...digitsOf(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...digitsOf(4, 'CLF UYW'),
]);

/** Whether ISO 4217 knows the code. */
export const isCurrency = (code: string): boolean => codes.has(code);

/**
 * Digits after the point of a currency's minor unit: HKD 2, JPY 0, KWD 3. A code that the table does not know counts
 * as 2, so that a private unit of account works; lint asks `isCurrency`. Throws RangeError unless three capitals.
 */
export const minorDigits = (code: string): number => {
  if (!/^[A-Z]{3}$/.test(code))
    throw new RangeError(`"${code}" is not a currency code: write three capital letters, as in HKD.`);
  return exceptions.get(code) ?? 2;
};
