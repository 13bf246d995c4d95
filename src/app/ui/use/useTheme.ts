import { computed, ref, watchEffect } from 'vue'
import { readSetting, writeSetting } from '../../state/settings'

export type Theme = 'auto' | 'light' | 'dark'

const key = 'nianbao.theme'
const chosen = ref<Theme>(start())
const dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)')
const systemDark = ref(dark?.matches ?? false)
dark?.addEventListener('change', event => systemDark.value = event.matches)

const shown = computed<'light' | 'dark'>(() => chosen.value === 'auto' ? (systemDark.value ? 'dark' : 'light') : chosen.value)
watchEffect(() => document.documentElement.dataset.theme = shown.value)

function start(): Theme {
  const stored = readSetting(key)
  return stored === 'light' || stored === 'dark' ? stored : 'auto'
}

/** The colour theme: `chosen` by the person (`auto` follows the system), `shown` now. Kept in this browser. */
export function useTheme() {
  return {
    chosen,
    shown,
    choose(theme: Theme) {
      chosen.value = theme
      writeSetting(key, theme)
    },
  }
}
