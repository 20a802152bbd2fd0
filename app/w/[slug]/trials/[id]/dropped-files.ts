export type DroppedFile = { path: string; file: File }

const clipNames = /\.(mp4|m4v|mov|qt|webm|mkv|avi|mpg|mpeg|ts|wmv|ogv)$/i

/** Files that are no clips by any name, such as the hidden ones that systems put into folders. */
const isMeant = ({ path }: DroppedFile) => !/(^|\/)(\.|Thumbs\.db|desktop\.ini)/i.test(path)

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}

async function filesIn(entry: FileSystemEntry): Promise<DroppedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return [{ path: entry.fullPath.replace(/^\//, ''), file }]
  }
  const inside = await entriesOf(entry as FileSystemDirectoryEntry)
  return (await Promise.all(inside.map(filesIn))).flat()
}

/** Everything that was dropped, folders with what is in them. Read it while the event still lives. */
export async function droppedFiles(data: DataTransfer): Promise<DroppedFile[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? [])
  const found =
    entries.length > 0 ? (await Promise.all(entries.map(filesIn))).flat() : [...data.files].map((file) => ({ path: file.name, file }))
  return found.filter(isMeant).filter(({ path }, _, all) => clipNames.test(path) || all.length === 1)
}

/** What a file field holds; with a folder, the names of the folders are in the paths. */
export const chosenFiles = (list: FileList | null): DroppedFile[] =>
  [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file })).filter(isMeant)
