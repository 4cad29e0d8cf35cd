/** What a focused field held before a possible scan began. */
export interface FieldMemory {
  /** Puts it back; `keys` is how many characters have reached the field since. */
  restore: (keys: number) => void
}

type TextField = HTMLInputElement | HTMLTextAreaElement

export function rememberField(element: Element | null): FieldMemory | null {
  if (isTextField(element)) {
    const { value, selectionStart, selectionEnd } = element
    return {
      restore: () => {
        if (element.value === value) return
        setValue(element, value)
        if (selectionStart !== null) element.setSelectionRange(selectionStart, selectionEnd)
      },
    }
  }
  if (element instanceof HTMLSelectElement) {
    const { value } = element
    return {
      restore: () => {
        if (element.value === value) return
        element.value = value
        element.dispatchEvent(new Event('input', { bubbles: true }))
        element.dispatchEvent(new Event('change', { bubbles: true }))
      },
    }
  }
  if (element instanceof HTMLElement && element.isContentEditable) {
    return {
      restore: (keys) => {
        for (let key = 0; key < keys; key++) document.execCommand('delete')
      },
    }
  }
  return null
}

/** Types characters into the focused field that were kept from it for a moment. */
export function giveBackTo(element: Element | null, text: string): void {
  if (isTextField(element)) {
    const { selectionStart, selectionEnd, value } = element
    const from = selectionStart ?? value.length
    setValue(element, value.slice(0, from) + text + value.slice(selectionEnd ?? from))
    if (selectionStart !== null) element.setSelectionRange(from + text.length, from + text.length)
    return
  }
  if (element instanceof HTMLElement && element.isContentEditable) document.execCommand('insertText', false, text)
}

/** Whether a key that is pressed now changes what the page holds. */
export function takesCharacters(element: Element | null): boolean {
  return (
    isTextField(element) ||
    element instanceof HTMLSelectElement ||
    (element instanceof HTMLElement && element.isContentEditable)
  )
}

function isTextField(element: Element | null): element is TextField {
  if (element instanceof HTMLTextAreaElement) return !element.readOnly && !element.disabled
  return element instanceof HTMLInputElement && !element.readOnly && !element.disabled && !notTyped.has(element.type)
}

const notTyped = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'hidden',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
])

/** React keeps its own record of a field's value; only the prototype's setter and an input event reach it. */
function setValue(element: TextField, value: string): void {
  const prototype = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, value)
  element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: null }))
}
