import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'

/** Copies a text; says so in its own place. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      // Browsers refuse outside https; the text stands on the page and can be marked.
      setCopied(false)
    }
  }
  return (
    <Button
      size="small"
      aria-label={`Copy ${what}`}
      icon={copied ? <IconCheck size={15} stroke={2} /> : <IconCopy size={15} stroke={1.75} />}
      onClick={() => void copy()}
    >
      {copied === null ? 'Copy' : copied ? 'Copied' : 'Mark it to copy'}
    </Button>
  )
}
