/** LibreOffice Writer without a window: opens a DOCX, edits it as a person would, saves it as DOCX. Owns: the life of its process. */
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface Edit {
  /** The words that are looked for; the first that are found are edited. */
  readonly find: string;
  /** What stands in their place; missing: only a remark is made. */
  readonly replace?: string;
  readonly remark?: string;
  /** Whether changes are recorded. */
  readonly track: boolean;
}

const run = promisify(execFile);

// Debian's own Python has the bridge to the office; another one that comes first in the path has not.
const python = '/usr/bin/python3';

const script = `
import json, sys, time, uno
from com.sun.star.beans import PropertyValue
from com.sun.star.util import DateTime

def setting(name, value):
    one = PropertyValue()
    one.Name = name
    one.Value = value
    return one

pipe, source, target, edits = sys.argv[1], sys.argv[2], sys.argv[3], json.loads(sys.argv[4])
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
context = None
while context is None:
    try:
        context = resolver.resolve("uno:pipe,name=" + pipe + ";urp;StarOffice.ComponentContext")
    except Exception:
        time.sleep(0.2)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
document = desktop.loadComponentFromURL("file://" + source, "_blank", 0, (setting("Hidden", True),))
for edit in edits:
    document.RecordChanges = edit["track"]
    wanted = document.createSearchDescriptor()
    wanted.SearchString = edit["find"]
    wanted.SearchCaseSensitive = True
    found = document.findFirst(wanted)
    if found is None:
        sys.exit("not in the text: " + edit["find"])
    if "replace" in edit:
        found.setString(edit["replace"])
    if "remark" in edit:
        remark = document.createInstance("com.sun.star.text.textfield.Annotation")
        remark.Author = "Lydia Mok"
        remark.Content = edit["remark"]
        remark.DateTimeValue = DateTime(0, 0, 30, 9, 5, 11, 2024, False)
        found.getText().insertTextContent(found.getEnd(), remark, False)
document.RecordChanges = False
document.storeToURL("file://" + target, (setting("FilterName", "MS Word 2007 XML"),))
document.close(True)
desktop.terminate()
`;

/** Edits the file and writes the result beside it; every time in an office of its own, as on another person's machine. */
export async function editInWriter(source: string, target: string, edits: readonly Edit[]): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'troth-office-'));
  const pipe = profile.slice(profile.lastIndexOf('/') + 1);
  const quiet = ['--headless', '--norestore', '--nologo', `-env:UserInstallation=file://${profile}`];
  // A new profile is laid out first; the office starts itself anew for that.
  await run('soffice', [...quiet, '--terminate_after_init'], { timeout: 90_000 });
  const office: ChildProcess = spawn('soffice', [...quiet, `--accept=pipe,name=${pipe};urp`], { stdio: 'ignore' });
  const ended = once(office, 'exit');
  try {
    await run(python, ['-c', script, pipe, source, target, JSON.stringify(edits)], { timeout: 90_000 });
  } finally {
    if (office.exitCode === null) office.kill();
    await ended;
    await rm(profile, { recursive: true, force: true });
  }
}
