import type { CompareState } from '../../ui/peers/address'
import { useRoute, useRouter } from 'vue-router'
import { stable } from '../../state/stable'
import { fromAddress, toAddress } from '../../ui/peers/address'

/** The state of the page as it stands in the address. */
export function useCompare() {
  const route = useRoute()
  const router = useRouter()
  const state = stable(() => fromAddress(route.query))

  function set(patch: Partial<CompareState>) {
    return router.push({ query: { ...route.query, ...toAddress({ ...state.value, ...patch }) } })
  }
  return { state, set }
}
