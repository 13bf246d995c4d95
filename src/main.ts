import { createPinia } from 'pinia'
import { createApp } from 'vue'
import FrameLayout from './app/FrameLayout.vue'
import { i18n, preferredLanguage, useLanguage } from './app/locales'
import { router } from './app/router'
import { useRecord } from './app/stores/record'
import './app/theme.css'

const app = createApp(FrameLayout).use(createPinia()).use(i18n).use(router)
void useRecord().open()
await Promise.all([useLanguage(preferredLanguage()), router.isReady()])
app.mount('#app')
