import type { CompareState } from '../../ui/peers/address'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { fromAddress, toAddress } from '../../ui/peers/address'

/** The state of the page as it stands in the address. */
export function useCompare() {
  const route = useRoute()
  const router = useRouter()
  const text = computed(() => JSON.stringify(fromAddress(route.query)))
  const state = computed(() => JSON.parse(text.value) as CompareState)

  function set(patch: Partial<CompareState>) {
    return router.push({ query: { ...route.query, ...toAddress({ ...state.value, ...patch }) } })
  }
  return { state, set }
}
