import type { Ref } from 'vue'
import { useMediaQuery } from '@vueuse/core'

/** Whether the window is as narrow as a phone. Chromium 103 knows no `width < 700px`; style sheets are lowered when they are built, this is not. */
export const useNarrow = (): Ref<boolean> => useMediaQuery('(max-width: 699.98px)')
