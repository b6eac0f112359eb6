/**
 * Addresses at which no source stands: where a cloud tells a machine its own credentials, and none that a host has. Owns:
 * refusing them at connecting, whatever name hides them. Private networks are where monitoring stands, and are let through.
 */
import { lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';

const forbidden = new BlockList();
forbidden.addSubnet('0.0.0.0', 8, 'ipv4');
forbidden.addSubnet('169.254.0.0', 16, 'ipv4');
forbidden.addAddress('100.100.100.200', 'ipv4');
forbidden.addSubnet('224.0.0.0', 3, 'ipv4');
forbidden.addAddress('::', 'ipv6');
forbidden.addSubnet('64:ff9b::', 96, 'ipv6');
forbidden.addSubnet('fe80::', 10, 'ipv6');
forbidden.addAddress('fd00:ec2::254', 'ipv6');
forbidden.addSubnet('ff00::', 8, 'ipv6');

/** Whether nothing is asked there. */
export function isForbidden(address: string): boolean {
  return forbidden.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

const refusal = (host: string, address: string): Error =>
  new Error(`${host} is at ${address}, where no source is asked; give the address of the system itself`);

/** Resolves a name and refuses forbidden answers: what is connected to is what was checked. */
export const lookUpAllowed: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const bad = error === null ? found.find(({ address }) => isForbidden(address)) : undefined;
    const [first] = found ?? [];
    if (error !== null || first === undefined) callback(error ?? new Error(`${hostname} has no address`), '', 0);
    else if (bad !== undefined) callback(refusal(hostname, bad.address), '', 0);
    else if (options.all === true) callback(null, found);
    else callback(null, first.address, first.family);
  });
};

/** The address of a host, for clients that resolve names by themselves. Throws where nothing is asked. */
export async function allowedAddress(host: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  // One address is all they are given: that of the older family is reached from everywhere.
  lookUpAllowed(host, { order: 'ipv4first' }, (error, address) => {
    if (error === null && typeof address === 'string') resolve(address);
    else reject(error ?? new TypeError(`${host} was resolved to a list`));
  });
  return promise;
}
