const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`

/** Header of printed pages while a briefing is open: its title left, who presents it right. The page number is the theme's. */
export function pageSheet() {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return {
    set: (left: string, right: string) => sheet.replaceSync(`@page { @top-left { content: ${quoted(left)}; font-size: 9pt } @top-right { content: ${quoted(right)}; font-size: 9pt } }`),
    remove: () => document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet),
  }
}
