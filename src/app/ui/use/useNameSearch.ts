import type { MaybeRefOrGetter, Ref } from 'vue'
import { computed, ref, shallowRef, toValue, watch } from 'vue'

type Initials = (name: string) => string

const initials = shallowRef<Initials | null>(null)
const known = new Map<string, string>()
let loading: Promise<void> | null = null

/** Loads the pinyin tables the first time anybody searches. */
function loadInitials(): Promise<void> {
  return loading ??= import('pinyin-pro').then(({ pinyin }) => {
    initials.value = (name) => {
      let letters = known.get(name)
      if (letters === undefined) {
        letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('').toLowerCase()
        known.set(name, letters)
      }
      return letters
    }
  })
}

/** Whether `name` holds `search` as written or as pinyin initials; `gxj` finds 工信局. */
export function matchesName(name: string, search: string, letters: Initials | null): boolean {
  return name.toLowerCase().includes(search) || (letters !== null && /^[a-z0-9]+$/.test(search) && letters(name).includes(search))
}

/** Pinyin initials of names, as soon as `search` has letters and their tables are loaded. */
export function useInitials(search: Ref<string>): Readonly<Ref<Initials | null>> {
  watch(search, (text) => {
    if (/[a-z]/i.test(text))
      void loadInitials()
  }, { immediate: true })
  return initials
}

/** Search in names: Chinese at once, pinyin initials as soon as their tables are loaded. `names` gives all names an item goes by. */
export function useNameSearch<T>(items: MaybeRefOrGetter<readonly T[]>, names: (item: T) => readonly string[]) {
  const search = ref('')
  const plain = computed(() => search.value.trim().toLowerCase())
  const letters = useInitials(plain)
  const found = computed(() => plain.value === '' ? toValue(items) : toValue(items).filter(item => names(item).some(name => matchesName(name, plain.value, letters.value))))
  return { search, found }
}
