/** Passkeys in the browser. Owns: loading the library when it is first needed, and whether this address can have them. */

/** Browsers make passkeys for names, never for numbers. */
export const canHavePasskeys = (): boolean =>
  'PublicKeyCredential' in globalThis && !/^[\d.]+$|^\[/u.test(globalThis.location.hostname);

/** Somebody closed the dialogue, or the device has none. */
export class NoPasskey extends Error {}

/** The options came from our own server, which made them for this very dialogue. */
export async function askPasskey(options: unknown): Promise<never> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  try {
    return (await startAuthentication({ optionsJSON: options as never })) as never;
  } catch (error) {
    throw new NoPasskey('no passkey was used', { cause: error });
  }
}

export async function makePasskey(options: unknown): Promise<never> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  try {
    return (await startRegistration({ optionsJSON: options as never })) as never;
  } catch (error) {
    throw new NoPasskey('no passkey was made', { cause: error });
  }
}
