/** What was typed to search for, word by word. */
export const wordsOf = (asked: string | undefined): string[] => (asked ?? '').trim().split(/\s+/).filter(Boolean)

/** A pattern for `like` that finds the words as they were typed, wherever they stand. */
export const containing = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`
