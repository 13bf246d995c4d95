import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { useNotices } from '../../../src/app/state/notices'

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
})

it('offers undo on the last change only', () => {
  const notices = useNotices()
  const undo = { label: '撤销', run: () => {} }
  notices.say('甲', undo)
  notices.say('说明')
  expect(notices.notices.map(notice => notice.action)).toEqual([undo, null])
  notices.say('乙', undo)
  expect(notices.notices.map(notice => [notice.text, notice.action !== null])).toEqual([['甲', false], ['说明', false], ['乙', true]])
})

it('takes plain notices away by itself and keeps errors', () => {
  const notices = useNotices()
  notices.say('已保存')
  notices.fail('磁盘满')
  vi.advanceTimersByTime(11_000)
  expect(notices.notices.map(notice => notice.text)).toEqual(['磁盘满'])
})
