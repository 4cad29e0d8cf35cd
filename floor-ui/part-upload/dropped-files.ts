const PART_FILE = /\.(?:stl|3mf|obj|ply|off|amf|step|stp|iges|igs|zip)$/i
const MOST_FILES = 2000

/** What a file picker offers. */
export const partFileTypes = '.stl,.3mf,.obj,.ply,.off,.amf,.step,.stp,.iges,.igs,.zip'

/**
 * All files of a drop, those in folders too. A file that somebody took up by itself comes whatever its name; of folders
 * only what is named like a part.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry())
  if (!entries.some((entry) => entry?.isDirectory)) return [...transfer.files]
  const found = await Promise.all(entries.map((entry) => (entry ? filesOf(entry, true) : [])))
  return found.flat().slice(0, MOST_FILES)
}

/** Of the files of a chosen folder those that are named like a part. */
export function partFilesOf(files: Iterable<File>): File[] {
  return [...files].filter(({ name }) => isPartFile(name)).slice(0, MOST_FILES)
}

/** Whether a name looks like a part's: what the system keeps for itself does not. */
export function isPartFile(name: string): boolean {
  return PART_FILE.test(name) && !name.startsWith('.')
}

async function filesOf(entry: FileSystemEntry, byHand: boolean): Promise<File[]> {
  if (isFile(entry)) {
    if (!byHand && !isPartFile(entry.name)) return []
    return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: File[] = []
  // A folder is told in portions; the last one is empty.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (portion.length === 0 || found.length >= MOST_FILES) return found
    for (const child of portion) found.push(...(await filesOf(child, false)))
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}
