import type { RouteRecordRaw } from 'vue-router'
import type { FilterControl } from '../state/filterQuery'
import { createRouter, createWebHashHistory } from 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** Message key of the page's name. */
    title?: string
    filters?: readonly FilterControl[]
    /** Name of the page it stands beside as a tab. */
    tab?: string
    /** Message key of its name there, where that is not the page's. */
    part?: string
    /** Stands alone, without navigation and filters. */
    bare?: boolean
    /** Has something to do while nothing is kept yet. */
    first?: boolean
  }
}

const list: readonly FilterControl[] = ['years', 'regions', 'types', 'agencies']
const all: readonly FilterControl[] = [...list, 'values', 'scope']

export const routes: RouteRecordRaw[] = [
  { path: '/campaign', name: 'campaign', component: () => import('../features/campaign/CampaignPage.vue'), meta: { title: 'campaign.title', first: true } },
  { path: '/', name: 'overview', component: () => import('../features/overview/OverviewPage.vue'), meta: { title: 'frame.nav.overview', filters: all, tab: 'overview' } },
  { path: '/summary', name: 'summary', component: () => import('../features/summary/SummaryPage.vue'), meta: { title: 'summary.title', filters: all, tab: 'overview' } },
  { path: '/screen', name: 'screen', component: () => import('../features/summary/screen/ScreenPage.vue'), meta: { title: 'summary.screen', bare: true } },
  { path: '/explore', name: 'explore', component: () => import('../features/explore/ExplorePage.vue'), meta: { title: 'frame.nav.explore', filters: all, tab: 'explore' } },
  { path: '/compare', name: 'compare', component: () => import('../features/compare/ComparePage.vue'), meta: { title: 'compare.title', filters: all, tab: 'explore' } },
  { path: '/search', name: 'search', component: () => import('../features/search/SearchPage.vue'), meta: { title: 'search.title.page', filters: list, tab: 'explore' } },
  { path: '/linked', name: 'linked', component: () => import('../features/crossfilter/CrossfilterPage.vue'), meta: { title: 'linked.name', filters: all, tab: 'explore' } },
  { path: '/gallery', name: 'gallery', component: () => import('../features/gallery/GalleryPage.vue'), meta: { title: 'gallery.title', filters: all, tab: 'explore' } },
  { path: '/views', name: 'views', component: () => import('../features/views/ViewsPage.vue'), meta: { title: 'views.title', tab: 'explore' } },
  { path: '/console', name: 'console', component: () => import('../features/console/ConsolePage.vue'), meta: { title: 'console.title', tab: 'explore' } },
  { path: '/behind', name: 'behind', component: () => import('../features/drilldown/DrilldownPage.vue'), meta: { title: 'linked.behind.name', filters: all } },
  { path: '/agencies', name: 'agencies', component: () => import('../features/agencies/AgenciesPage.vue'), meta: { title: 'frame.nav.agencies', filters: list, first: true } },
  { path: '/agency/:id', name: 'agency', component: () => import('../features/agencies/AgencyPage.vue'), props: true, meta: { title: 'frame.nav.agency', filters: ['years', 'values'] } },
  { path: '/reports', name: 'reports', component: () => import('../features/reports/ReportsPage.vue'), meta: { title: 'frame.nav.reports', filters: list } },
  { path: '/report/:id', name: 'report', component: () => import('../features/reports/ReportPage.vue'), props: true, meta: { title: 'frame.nav.report' } },
  { path: '/report/:id/check', name: 'check', component: () => import('../features/reports/check/CheckPage.vue'), props: true, meta: { title: 'check.link' } },
  { path: '/queue', name: 'queue', component: () => import('../features/queue/QueuePage.vue'), meta: { title: 'queue.title' } },
  { path: '/findings', name: 'findings', component: () => import('../features/findings/FindingsPage.vue'), meta: { title: 'frame.nav.findings', filters: list } },
  { path: '/letters', name: 'letters', component: () => import('../features/letters/LettersPage.vue'), meta: { title: 'letters.title' } },
  { path: '/consolidated', name: 'consolidated', component: () => import('../features/consolidated/ConsolidatedPage.vue'), meta: { title: 'consolidated.title', filters: all } },
  { path: '/briefing', name: 'briefings', component: () => import('../features/briefing/BriefingsPage.vue'), meta: { title: 'briefing.title' } },
  { path: '/briefing/:id', name: 'briefing', component: () => import('../features/briefing/BriefingPage.vue'), props: true, meta: { title: 'briefing.title' } },
  { path: '/seen/:sum', name: 'seen', component: () => import('../features/briefing/SeenPage.vue'), props: true, meta: { title: 'briefing.seen.title' } },
  { path: '/metrics', name: 'metrics', component: () => import('../features/metrics/MetricsPage.vue'), meta: { title: 'frame.nav.metrics', filters: all } },
  { path: '/typing', name: 'typings', component: () => import('../features/reports/typed/TypingStart.vue'), meta: { title: 'typing.title', first: true } },
  { path: '/typing/:id', name: 'typing', component: () => import('../features/reports/typed/TypingPage.vue'), props: true, meta: { title: 'typing.title', first: true } },
  { path: '/data', name: 'data', component: () => import('../features/data/DataPage.vue'), meta: { title: 'frame.nav.data', tab: 'data', part: 'data.files' } },
  { path: '/journal', name: 'journal', component: () => import('../features/data/keeping/JournalPage.vue'), meta: { title: 'journal.title', tab: 'data', first: true } },
  { path: '/backup', name: 'backup', component: () => import('../features/data/keeping/BackupPage.vue'), meta: { title: 'data.backup.title', tab: 'data' } },
  { path: '/:rest(.*)*', redirect: { name: 'overview' } },
]

export const router = createRouter({
  history: createWebHashHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
})
