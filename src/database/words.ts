import type { InEach } from '@/language'

interface Words {
  /** A statement that was not finished, with the engine's own words. */
  query: (cause: string) => string
  engine: (reason: string) => string
  /** Why the engine did not start. */
  reasons: Record<StartFailure, (seconds: number) => string>
}

export type StartFailure = 'absent' | 'files' | 'late' | 'worker'

export const words: InEach<Words> = {
  'zh-CN': {
    query: cause => `统计查询没有完成（${cause}）。已收的年报和更正均未受影响，请重试；仍不行时请把本提示连同所附 SQL 一并反馈。`,
    engine: reason => `统计引擎没有启动：${reason}。已收的年报均已原样保存在本机，没有丢失；请刷新页面重试，仍不行时请换用新版 Chrome、Edge 或 Firefox。`,
    reasons: {
      absent: () => '网站没有给出它的程序文件，或给了别的内容；请网站管理员检查 assets 文件夹是否完整、是否被安全软件改过',
      files: () => '浏览器没能装入它的程序文件',
      late: seconds => `等了 ${seconds} 秒没有回应`,
      worker: () => '它的工作线程出错',
    },
  },
  'en': {
    query: cause => `The query was not finished (${cause}). Reports and corrections are not affected; please try again. If it still fails, report this notice together with its SQL.`,
    engine: reason => `The statistics engine did not start: ${reason}. All reports are kept on this machine as they are; nothing is lost. Reload the page; if it still fails, use a recent Chrome, Edge or Firefox.`,
    reasons: {
      absent: () => 'the web server did not give its program file, or gave something else; whoever runs the site should check that the folder assets is whole and no security software changed it',
      files: () => 'the browser could not load its program files',
      late: seconds => `no answer within ${seconds} seconds`,
      worker: () => 'its thread failed',
    },
  },
}
