import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { useNotices } from '../../../src/app/state/notices'

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
})

it('says one thing at a time, with undo of the last change only', () => {
  const notices = useNotices()
  const undo = { label: '撤销', run: () => {} }
  notices.say('甲', undo)
  notices.say('说明')
  expect(notices.current).toMatchObject({ text: '说明', action: null })
  notices.say('乙', undo)
  expect(notices.current).toMatchObject({ text: '乙', action: undo })
  notices.close(notices.current!.id)
  expect(notices.current).toBeNull()
})

it('takes plain notices away by itself and keeps errors, which come back after what was said over them', () => {
  const notices = useNotices()
  notices.fail('磁盘满')
  notices.say('已保存')
  expect(notices.current!.text).toBe('已保存')
  vi.advanceTimersByTime(11_000)
  expect(notices.current!.text).toBe('磁盘满')
})

it('takes a notice away with its page, but what was said while leaving goes along', () => {
  const notices = useNotices()
  notices.say('已导入')
  vi.advanceTimersByTime(3000)
  notices.leave()
  expect(notices.current).toBeNull()
  notices.say('已移除')
  notices.leave()
  expect(notices.current!.text).toBe('已移除')
  notices.fail('没有做成')
  vi.advanceTimersByTime(3000)
  notices.leave()
  expect(notices.current!.text).toBe('没有做成')
})
