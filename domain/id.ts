const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether a text is written as ids are; capital letters are forgiven. */
export function isId(text: string): boolean {
  return uuid.test(text)
}
