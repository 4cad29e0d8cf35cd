/** The reading page in the product's look: ink on paper, one accent, no badges shouting in six colours. */
export const docsStyle = `
:root { --paper: #f5f3ed; --surface: #fdfcf9; --sunk: #ece9e0; --line: #e0dcd0; --ink: #191813; --ink-2: #514e45; --signal: #ffc62e; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14130f; --surface: #1c1b16; --sunk: #26241e; --line: #37342b; --ink: #f2efe6; --ink-2: #bdb8a9; }
  .swagger-ui svg { fill: var(--ink-2); }
}
body { background: var(--paper); }
.swagger-ui .topbar { display: none; }
.swagger-ui, .swagger-ui .opblock-tag, .swagger-ui .info .title, .swagger-ui .opblock .opblock-summary-description,
.swagger-ui .opblock .opblock-summary-path, .swagger-ui table thead tr th, .swagger-ui .parameter__name,
.swagger-ui .parameter__type, .swagger-ui .response-col_status, .swagger-ui .tab li, .swagger-ui .model,
.swagger-ui .model-title, .swagger-ui .info p, .swagger-ui .markdown p, .swagger-ui section.models h4,
.swagger-ui .opblock .opblock-section-header h4, .swagger-ui .responses-inner h4, .swagger-ui .responses-inner h5,
.swagger-ui label, .swagger-ui .prop-type, .swagger-ui .btn {
  color: var(--ink); font-family: "Atkinson Hyperlegible Next", system-ui, sans-serif;
}
.swagger-ui .opblock .opblock-summary-path, .swagger-ui code, .swagger-ui pre { font-family: ui-monospace, monospace; }
.swagger-ui .wrapper { max-width: 1080px; }
.swagger-ui .info { margin: 40px 0 24px; }
.swagger-ui .info .title small { background: var(--sunk); }
.swagger-ui .info .title small pre { color: var(--ink-2); }
.swagger-ui .scheme-container { background: transparent; box-shadow: none; padding: 0; }
.swagger-ui .opblock-tag { border-bottom: 1px solid var(--line); font-size: 18px; }
.swagger-ui .info a.link, .swagger-ui .auth-wrapper, .swagger-ui .scheme-container { display: none; }
.swagger-ui .info .title small.version-stamp, .swagger-ui .info .title small { background: var(--sunk) !important; }
.swagger-ui .info .title small.version-stamp pre { color: var(--ink-2) !important; }
.swagger-ui .markdown code, .swagger-ui .renderedMarkdown code { color: var(--ink); background: var(--sunk); font-weight: 400; }
.swagger-ui .opblock[class], .swagger-ui .opblock[class] .opblock-summary {
  background: var(--surface); border-color: var(--line); border-radius: 8px; box-shadow: none;
}
.swagger-ui .opblock[class] { margin: 0 0 6px; }
.swagger-ui .opblock[class] .opblock-summary-method {
  background: transparent; color: var(--ink); text-shadow: none; text-align: left; min-width: 72px; padding: 4px 0 4px 12px;
}
.swagger-ui .opblock[class]:not(.opblock-get) .opblock-summary-method { box-shadow: inset 3px 0 0 var(--signal); }
.swagger-ui .opblock[class] .tab-header .tab-item.active h4 span::after { background: var(--signal); }
.swagger-ui .opblock[class] .opblock-control-arrow, .swagger-ui .expand-operation svg { fill: var(--ink-2); }
.swagger-ui .opblock .opblock-section-header, .swagger-ui section.models, .swagger-ui section.models .model-container,
.swagger-ui .model-box { background: var(--sunk); box-shadow: none; border-color: var(--line); }
.swagger-ui .highlight-code > .microlight, .swagger-ui .opblock-body pre.microlight {
  background: var(--sunk) !important; color: var(--ink) !important; border-radius: 8px;
}
.swagger-ui .btn.authorize { border-color: var(--line); color: var(--ink); }
.swagger-ui .btn.authorize svg { fill: var(--ink); }
`
