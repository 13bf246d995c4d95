// Builds the app and serves it on this machine: `npm start`. PORT chooses the port, else 4173 or the next free one.
import { join } from 'node:path'
import process from 'node:process'
import { serve } from './serve.mjs'
import { install, requireNode, root, run } from './steps.mjs'

requireNode()
install()
if (run('npx', ['vite', 'build', '--logLevel', 'warn']) !== 0) {
  console.error('构建失败，原因见上。')
  process.exit(1)
}
const wanted = Number(process.env.PORT)
const served = await serve(join(root, 'dist'), wanted > 0 ? { port: wanted, exact: true } : {}).catch((error) => {
  console.error(error.code === 'EADDRINUSE' ? `端口 ${wanted} 已被占用，请用 PORT 指定另一个端口。` : error.message)
  process.exit(1)
})
console.log(`年报台已启动，请在浏览器打开 ${served.url} （按 Ctrl+C 结束）`)
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void served.close().then(() => process.exit(0)))
