import type { MailToSend } from '#db/reads/mails.ts'

/** The mail as mail programs show it: the shop's colour, the words, one button. Nothing is fetched from anywhere. */
export function mailHtml({ language, shopName, accentColor, body, link }: MailToSend): string {
  const text = body
    .split(/\n{2,}/)
    .map((part) => `<p style="margin:0 0 16px">${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
    .join('')
  const button =
    link === null
      ? ''
      : `<p style="margin:24px 0"><a href="${escapeHtml(link.address)}" style="background:#191813;color:#fff;padding:12px 20px;` +
        `border-radius:4px;text-decoration:none;font-weight:600;display:inline-block">${escapeHtml(link.label)}</a></p>`
  return `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"></head>
<body style="margin:0;background:#f4f2ec;font:16px/1.5 -apple-system,'Segoe UI',Helvetica,Arial,sans-serif;color:#191813">
<div style="max-width:560px;margin:0 auto;padding:32px 16px"><div style="background:#fff;border-radius:6px;overflow:hidden">
<div style="height:8px;background:${escapeHtml(accentColor)}"></div>
<div style="padding:28px 32px 20px"><p style="margin:0 0 24px;font-size:18px;font-weight:700">${escapeHtml(shopName)}</p>
${text}${button}</div></div></div></body></html>`
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
