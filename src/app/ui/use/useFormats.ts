import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

/** Sizes, moments and counts in the words of the interface's language. */
export function useFormats() {
  const { locale } = useI18n()
  const formats = computed(() => ({
    number: new Intl.NumberFormat(locale.value),
    decimal: new Intl.NumberFormat(locale.value, { maximumFractionDigits: 1 }),
    moment: new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeStyle: 'short' }),
  }))

  function bytes(size: number): string {
    const units = ['B', 'KB', 'MB', 'GB', 'TB']
    const step = size <= 0 ? 0 : Math.min(Math.floor(Math.log(size) / Math.log(1024)), units.length - 1)
    return `${formats.value.decimal.format(size / 1024 ** step)} ${units[step]}`
  }

  return {
    bytes,
    count: (value: number) => formats.value.number.format(value),
    decimal: (value: number) => formats.value.decimal.format(value),
    moment: (iso: string) => formats.value.moment.format(new Date(iso)),
  }
}
