// Builds the app and serves it on this machine: `npm start`. PORT chooses the port, else 4173. A busy port is refused: the record belongs to one address.
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
const wanted = Number(process.env.PORT) || 4173
const served = await serve(join(root, 'dist'), { port: wanted, exact: true }).catch((error) => {
  console.error(error.code === 'EADDRINUSE' ? `端口 ${wanted} 已被占用，年报台没有启动；记录按网址保存，没有丢失。如果年报台已在运行，请直接打开 http://127.0.0.1:${wanted}/；否则请先关闭占用该端口的程序。用 PORT 换端口会看到另一份记录。` : error.message)
  process.exit(1)
})
console.log(`年报台已启动，请在浏览器打开 ${served.url} （按 Ctrl+C 结束）`)
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void served.close().then(() => process.exit(0)))
