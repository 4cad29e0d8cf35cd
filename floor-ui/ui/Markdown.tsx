import Library from 'react-markdown'
import styles from './Markdown.module.css'

/** Text as people write it for a step: bold, lists, links. HTML and pictures inside the text are left out. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.markdown}>
      <Library
        skipHtml
        disallowedElements={['img']}
        components={{
          a: ({ href, children }) => (
            <a href={href} target="_blank" rel="noreferrer">
              {children}
            </a>
          ),
        }}
      >
        {text}
      </Library>
    </div>
  )
}
