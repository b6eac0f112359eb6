/** `addressOf('/agreements/$agreement', { agreement: 'SLA-LR-METRO' })`: the address of a screen with its parameters. */
export function addressOf(path: string, parameters: Readonly<Record<string, string>> = {}): string {
  return path.replaceAll(/\$(\w+)/gu, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new TypeError(`${path} needs "${name}"`);
    return encodeURIComponent(value);
  });
}
