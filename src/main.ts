import './older'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import FrameLayout from './app/FrameLayout.vue'
import { i18n } from './app/locales'
import { router } from './app/router'
import { sources } from './app/sources'
import { preferredLanguage, useLanguage } from './app/stores/language'
import { useRecord } from './app/stores/record'
import { provideSources } from './app/views/sources'
import './app/theme.css'

provideSources(sources)
const app = createApp(FrameLayout).use(createPinia()).use(i18n).use(router)
void useRecord().open()
await Promise.all([useLanguage(preferredLanguage()), router.isReady()])
app.mount('#app')
