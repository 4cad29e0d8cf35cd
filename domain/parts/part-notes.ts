/** What a note of a part is: a remark, what production minds (shown at the stations), what quality asks. */
export const partNoteKinds = ['remark', 'production', 'quality'] as const
export type PartNoteKind = (typeof partNoteKinds)[number]
