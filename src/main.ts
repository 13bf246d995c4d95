import './older'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import FrameLayout from './app/shell/FrameLayout.vue'
import { i18n } from './app/words'
import { router } from './app/shell/router'
import { sources } from './app/shell/sources'
import { preferredLanguage, switchLanguage } from './app/state/language'
import { useRecord } from './app/state/record'
import { provideSources } from './app/ui/views/sources'
import './app/ui/theme.css'

provideSources(sources)
const app = createApp(FrameLayout).use(createPinia()).use(i18n).use(router)
void useRecord().open()
await Promise.all([switchLanguage(preferredLanguage()), router.isReady()])
app.mount('#app')
