import type { InEach, Language } from '@/language'

interface CliWords {
  unreadable: (path: string, cause: string) => string
  usage: string
}

const words: InEach<CliWords> = {
  'zh-CN': {
    unreadable: (path, cause) => `读不到 ${path}：${cause}`,
    usage: '用法：npm run --silent extract -- [--limit 每个文件最多几秒] 文件或文件夹…',
  },
  'en': {
    unreadable: (path, cause) => `${path} cannot be read: ${cause}`,
    usage: 'Usage: npm run --silent extract -- [--limit seconds a file may take] FILE or FOLDER…',
  },
}

/** The words of the command line, in the language its environment asks for: English where LANG says so, else Chinese. */
export function cliWords(env: Readonly<Record<string, string | undefined>> = process.env): CliWords {
  const language: Language = (env.LC_ALL ?? env.LANG ?? '').startsWith('en') ? 'en' : 'zh-CN'
  return words[language]
}
