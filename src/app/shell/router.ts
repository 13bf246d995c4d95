import type { RouteMeta, RouteRecordRaw } from 'vue-router'
import type { FilterControl } from '../state/filterQuery'
import { createRouter, createWebHashHistory } from 'vue-router'
import { packaged } from '../state/packaged'

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
    /** Is there for work on the record: a published package has no such page. `package`: only a package has it. */
    of?: 'work' | 'package'
  }
}

const list: readonly FilterControl[] = ['years', 'regions', 'types', 'agencies']
const all: readonly FilterControl[] = [...list, 'values', 'scope']

export const routes: RouteRecordRaw[] = [
  { path: '/campaign', name: 'campaign', component: () => import('../features/campaign/CampaignPage.vue'), meta: { of: 'work', title: 'campaign.title', first: true } },
  { path: '/', name: 'overview', component: () => import('../features/overview/OverviewPage.vue'), meta: { title: 'frame.nav.overview', filters: all, tab: 'overview' } },
  { path: '/summary', name: 'summary', component: () => import('../features/summary/SummaryPage.vue'), meta: { title: 'summary.title', filters: all, tab: 'overview' } },
  { path: '/screen', name: 'screen', component: () => import('../features/summary/screen/ScreenPage.vue'), meta: { title: 'summary.screen', bare: true } },
  { path: '/explore', name: 'explore', component: () => import('../features/explore/ExplorePage.vue'), meta: { title: 'frame.nav.explore', filters: all, tab: 'explore' } },
  { path: '/compare', name: 'compare', component: () => import('../features/compare/ComparePage.vue'), meta: { title: 'compare.title', filters: all, tab: 'explore' } },
  { path: '/search', name: 'search', component: () => import('../features/search/SearchPage.vue'), meta: { title: 'search.title.page', filters: list, tab: 'explore' } },
  { path: '/linked', name: 'linked', component: () => import('../features/crossfilter/CrossfilterPage.vue'), meta: { title: 'linked.name', filters: all, tab: 'explore' } },
  { path: '/gallery', name: 'gallery', component: () => import('../features/gallery/GalleryPage.vue'), meta: { title: 'gallery.title', filters: all, tab: 'explore' } },
  { path: '/views', name: 'views', component: () => import('../features/views/ViewsPage.vue'), meta: { of: 'work', title: 'views.title', tab: 'explore' } },
  { path: '/console', name: 'console', component: () => import('../features/console/ConsolePage.vue'), meta: { title: 'console.title', tab: 'explore' } },
  { path: '/behind', name: 'behind', component: () => import('../features/drilldown/DrilldownPage.vue'), meta: { title: 'linked.behind.name', filters: all } },
  { path: '/agencies', name: 'agencies', component: () => import('../features/agencies/AgenciesPage.vue'), meta: { title: 'frame.nav.agencies', filters: list, first: true } },
  { path: '/agency/:id', name: 'agency', component: () => import('../features/agencies/AgencyPage.vue'), props: true, meta: { title: 'frame.nav.agency', filters: ['years', 'values'] } },
  { path: '/reports', name: 'reports', component: () => import('../features/reports/ReportsPage.vue'), meta: { title: 'frame.nav.reports', filters: list } },
  { path: '/report/:id', name: 'report', component: () => import('../features/reports/ReportPage.vue'), props: true, meta: { title: 'frame.nav.report' } },
  { path: '/report/:id/check', name: 'check', component: () => import('../features/reports/check/CheckPage.vue'), props: true, meta: { of: 'work', title: 'check.link' } },
  { path: '/queue', name: 'queue', component: () => import('../features/queue/QueuePage.vue'), meta: { of: 'work', title: 'queue.title' } },
  { path: '/findings', name: 'findings', component: () => import('../features/findings/FindingsPage.vue'), meta: { title: 'frame.nav.findings', filters: list } },
  { path: '/letters', name: 'letters', component: () => import('../features/letters/LettersPage.vue'), meta: { of: 'work', title: 'letters.title' } },
  { path: '/consolidated', name: 'consolidated', component: () => import('../features/consolidated/ConsolidatedPage.vue'), meta: { title: 'consolidated.title', filters: all } },
  { path: '/briefing', name: 'briefings', component: () => import('../features/briefing/BriefingsPage.vue'), meta: { of: 'work', title: 'briefing.title' } },
  { path: '/briefing/:id', name: 'briefing', component: () => import('../features/briefing/BriefingPage.vue'), props: true, meta: { of: 'work', title: 'briefing.title' } },
  { path: '/seen/:sum', name: 'seen', component: () => import('../features/briefing/SeenPage.vue'), props: true, meta: { of: 'work', title: 'briefing.seen.title' } },
  { path: '/metrics', name: 'metrics', component: () => import('../features/metrics/MetricsPage.vue'), meta: { title: 'frame.nav.metrics', filters: all } },
  { path: '/typing', name: 'typings', component: () => import('../features/reports/typed/TypingStart.vue'), meta: { of: 'work', title: 'typing.title', first: true } },
  { path: '/typing/:id', name: 'typing', component: () => import('../features/reports/typed/TypingPage.vue'), props: true, meta: { of: 'work', title: 'typing.title', first: true } },
  { path: '/data', name: 'data', component: () => import('../features/data/DataPage.vue'), meta: { of: 'work', title: 'frame.nav.data', tab: 'data', part: 'data.files' } },
  { path: '/journal', name: 'journal', component: () => import('../features/data/keeping/JournalPage.vue'), meta: { of: 'work', title: 'journal.title', tab: 'data', first: true } },
  { path: '/backup', name: 'backup', component: () => import('../features/data/keeping/BackupPage.vue'), meta: { of: 'work', title: 'data.backup.title', tab: 'data' } },
  { path: '/workspaces', name: 'workspaces', component: () => import('../features/data/workspaces/WorkspacesPage.vue'), meta: { of: 'work', title: 'workspaces.title', tab: 'data', first: true } },
  { path: '/publish', name: 'publish', component: () => import('../features/data/publish/PublishPage.vue'), meta: { of: 'work', title: 'publish.title', tab: 'data' } },
  { path: '/package', name: 'package', component: () => import('../features/data/publish/PackagePage.vue'), meta: { of: 'package', title: 'publish.about.title' } },
  { path: '/:rest(.*)*', redirect: { name: 'overview' } },
]

/** Whether a page is there: a package has none for work, the app none that tells of a package. */
export const isOpen = ({ of }: RouteMeta = {}): boolean => of !== (packaged ? 'work' : 'package')

/** Whether the address names no page yet; the router gives it one when it is made. */
const isFresh = globalThis.location?.hash === ''

export const router = createRouter({
  history: createWebHashHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
})

// A package opens at the leader's summary, whoever reads it, and has no page that would change something.
router.beforeEach((to, from) => {
  const begins = packaged !== null && isFresh && from.matched.length === 0 && to.name === 'overview'
  return begins || !isOpen(to.meta) ? { name: packaged ? 'summary' : 'overview', query: to.query } : true
})
